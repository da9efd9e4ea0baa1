using System.Collections.Immutable;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// Everything that is public at one moment. Immutable and thread-safe; a request takes one edition and reads it to its end.
/// </summary>
public sealed class Edition
{
    /// <summary>Counts up from edition to edition within one process.</summary>
    public required long Number { get; init; }

    /// <summary>The publication and its categories without their articles.</summary>
    public required EditionShape Shape { get; init; }

    /// <summary>The publication.</summary>
    public Publication Publication => Shape.Publication;

    /// <summary>All categories as one.</summary>
    public required Listing All { get; init; }

    /// <summary>By path, ordinal; those that are gone included.</summary>
    public required ImmutableDictionary<string, Listing> Categories { get; init; }

    /// <summary>The tags that a public article has, or one that was public.</summary>
    public NamedListings Tags { get; init; } = NamedListings.Empty;

    /// <summary>The people in the byline of a public article, or of one that was public.</summary>
    public NamedListings Authors { get; init; } = NamedListings.Empty;

    /// <summary>The partner feeds.</summary>
    public NamedListings Partners { get; init; } = NamedListings.Empty;

    /// <summary>
    /// Public articles by the former addresses that they name: <c>/2019/05/ten-cu</c>, <c>/?p=123</c> or
    /// <c>/articles/{day}/{former slug}</c>, decoded and without a slash at the end.
    /// </summary>
    public required ImmutableDictionary<string, Article> FormerAddresses { get; init; }

    /// <summary>The former addresses of the site that are of no article.</summary>
    public RedirectTable Redirects { get; init; } = RedirectTable.Empty;

    /// <summary>The whole publication, then each category; those that are gone included.</summary>
    public IEnumerable<Listing> Listings => Categories.Values.Prepend(All);

    /// <summary>The listings of a kind; of categories as <see cref="Listings"/>.</summary>
    public IEnumerable<Listing> Of(ListingKind kind) => kind switch
    {
        ListingKind.Tag => Tags.All,
        ListingKind.Author => Authors.All,
        ListingKind.Partner => Partners.All,
        _ => Listings,
    };

    /// <summary>The listing that a key names; null for none.</summary>
    public Listing? Find(ListingKey key) => key.Kind switch
    {
        ListingKind.Tag => Tags.Find(key.Name),
        ListingKind.Author => Authors.Find(key.Name),
        ListingKind.Partner => Partners.Find(key.Name),
        _ => key == ListingKey.All ? All : Categories.GetValueOrDefault(key.Name),
    };

    /// <summary>
    /// When a listing last changed, UTC, the same in every process whatever it saw before. A store tells the time of a deletion for
    /// categories alone. So any other listing may have changed with the publication.
    /// </summary>
    public DateTimeOffset ChangeOf(Listing listing)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return listing.Key.Kind == ListingKind.Category ? listing.Changed : All.Changed;
    }

    /// <summary>The edition of a publication that has no articles.</summary>
    internal static Edition Empty(EditionShape shape) => new()
    {
        Number = 0,
        Shape = shape,
        All = Listing.Of(ListingKey.All, shape),
        Categories = shape.Categories.Keys.ToImmutableDictionary(
            path => path, path => Listing.Of(new ListingKey(ListingKind.Category, path), shape), StringComparer.Ordinal),
        FormerAddresses = ImmutableDictionary.Create<string, Article>(StringComparer.Ordinal),
    };

    /// <summary>The public article at an address, or null; of several the newest.</summary>
    public Article? Find(DateOnly day, string slug)
    {
        foreach (var article in Around(day))
        {
            if (article.Slug == slug && article.Day == day)
            {
                return article;
            }
        }

        return null;
    }

    /// <summary>The public article that had the address of a request, in any Unicode form and with or without a slash at its end.</summary>
    /// <param name="path">The path, decoded.</param>
    /// <param name="query">The query with its question mark, encoded; it counts at the top alone.</param>
    public Article? FindFormer(string path, string query = "") =>
        Alias.OfRequest(path, query) is { } former ? FormerAddresses.GetValueOrDefault(former) : null;

    /// <summary>Whether this very version of an article is public.</summary>
    internal bool Holds(Article article)
    {
        foreach (var each in Around(article.Day))
        {
            if (ReferenceEquals(each, article))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The articles of a day, newest first, and some of the days beside it. An article's day is in the publication's zone and its date in
    /// UTC, so one day on either side covers every zone.
    /// </summary>
    internal ReadOnlySpan<Article> Around(DateOnly day)
    {
        if (day.Year is < 2 or > 9998)
        {
            return []; // The ends of the calendar leave no room for time zones.
        }

        var articles = All.Articles.AsSpan();
        var newest = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(2);
        articles = articles[Ordered.CountBefore(articles, article => article.Published > newest)..];
        return articles[..Ordered.CountBefore(articles, article => article.Published > newest.AddDays(-3))];
    }

    /// <summary>
    /// The categories that an article is filed under: its folder's first, then those it names, each once; not their parents.
    /// </summary>
    public IEnumerable<Listing> CategoriesOf(Article article) =>
        article.Categories.Select(Shape.Resolve).Prepend(article.Category).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(Categories.ContainsKey).Select(path => Categories[path]);

    /// <summary>The category that an article is named under: the first that is not gone; null for none.</summary>
    public Listing? CategoryOf(Article article) => CategoriesOf(article).FirstOrDefault(category => !category.Gone);

    /// <summary>The articles nearest to a public one. A binary search in its category and in each of its tags finds them.</summary>
    public Neighbours NeighboursOf(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var category = CategoryOf(article) ?? All;
        var tags = article.Tags.Take(Neighbours.MostTags).Select(tag => Tags.Find(ListingKey.OfTag(tag).Name)).OfType<Listing>();
        return new NeighbourSearch(article, category, [.. tags.DistinctBy(tag => tag.Key)]).Find();
    }

    /// <summary>
    /// The sub-categories directly below a path, in path order; of the empty path the top level. In place of one that is gone, those below
    /// it.
    /// </summary>
    public IEnumerable<Listing> ChildrenOf(string path) => Shape.ChildrenOf(path).Select(category => Categories[category.Path])
        .SelectMany(child => child.Gone ? ChildrenOf(child.Path) : [child]);
}
