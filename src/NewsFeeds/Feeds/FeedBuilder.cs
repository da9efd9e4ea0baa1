using System.Collections.Immutable;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Rendering;

namespace NewsFeeds.Feeds;

/// <summary>
/// An edition's category becomes a <see cref="Feed"/>: which entries, in which words. Apart from the date, which is
/// <see cref="FeedDates"/>' work, the same articles and settings give an equal feed whenever and wherever it is built.
/// </summary>
internal static class FeedBuilder
{
    /// <summary>No feed has more.</summary>
    public const int MostEntries = 100;

    private const int MostBytes = 1024 * 1024;

    /// <summary>The feed of a category: at least its <c>items</c>, all of its <c>window</c>, at most 100 entries and 1 MiB in every form.</summary>
    /// <param name="edition">What is public.</param>
    /// <param name="category">Which part of it.</param>
    /// <param name="addresses">The settings' addresses.</param>
    /// <param name="links">Pictures of the category and the publication.</param>
    /// <param name="entry">An article's entry; null leaves it out.</param>
    public static Feed Build(Edition edition, Listing category, PublicUrls addresses, Func<Picture?, FeedPicture?> links, Func<Article, FeedEntry?> entry)
    {
        var rules = category.Rules;
        var chosen = Choose(category.Articles, rules);
        var feed = Describe(edition, category, addresses, links, rules) with { Entries = [.. chosen.Select(entry).OfType<FeedEntry>()] };
        if (rules.FullText == false)
        {
            feed = feed with { Entries = [.. feed.Entries.Select(each => each with { Content = null })] };
        }

        return Fitting(feed);
    }

    /// <summary>A feed that holds what it is given: an archive's month.</summary>
    public static Feed Describe(Edition edition, Listing category, PublicUrls addresses, Func<Picture?, FeedPicture?> links, FeedRules rules)
    {
        var publication = edition.Publication;
        var path = category.Path;
        var isAll = path.Length == 0;
        return new Feed
        {
            Path = path,
            Id = isAll ? $"tag:{publication.Authority}:feeds" : $"tag:{publication.Authority}:feeds/{path}",
            Title = isAll ? publication.Title : $"{category.Title} – {publication.Title}",
            Description = category.Description ?? category.Title,
            Language = category.Language ?? publication.Language,
            Copyright = publication.Copyright,
            Publisher = new Author(publication.Title, Url: addresses.Of(Address.Home)),
            PageUrl = addresses.Of(Address.Page(path)),
            RssUrl = addresses.Of(Address.Feed(path, FeedForm.Rss)),
            AtomUrl = addresses.Of(Address.Feed(path, FeedForm.Atom)),
            JsonUrl = addresses.Of(Address.Feed(path, FeedForm.Json)),
            StylesheetUrl = addresses.Of(Address.Asset("feed.css")),
            NewestArchiveUrl = category.Articles is [{ Day: var newest }, ..]
                ? addresses.Of(Address.Archive(path, newest.Year, newest.Month))
                : null,
            Logo = links(category.Image ?? publication.Logo),
            Icon = links(publication.Icon),
            MaxAge = rules.MaxAge!.Value,
            Entries = [],
        };
    }

    /// <summary>An article as an entry.</summary>
    public static FeedEntry Entry(Article article, RenderedEntry? rendered, Edition edition, PublicUrls addresses)
    {
        var publication = edition.Publication;
        return new FeedEntry
        {
            Id = article.Id,
            Title = article.Retraction is null ? article.Title : Texts.RetractedTitle(publication.Language, article.Title),
            Link = addresses.Article(article),
            Published = article.Published,
            Updated = article.Updated,
            Authors = article.Authors.Count > 0 ? [.. article.Authors] : [new Author(publication.Title)],
            Categories = [.. edition.CategoriesOf(article).Select(category => new FeedCategory(category.Path, category.Title, addresses.CategoryScheme))],
            Tags = [.. article.Tags],
            Language = article.Language ?? publication.Language,
            Summary = rendered?.Summary is { Length: > 0 } summary ? summary : article.Title,
            Content = rendered?.Content,
            Image = rendered?.Image,
            Enclosures = rendered?.Enclosures ?? [],
            Retracted = article.Retraction is { } retraction ? retraction.Date ?? article.Updated : null,
        };
    }

    private static IEnumerable<Article> Choose(ImmutableArray<Article> newestFirst, FeedRules rules)
    {
        if (newestFirst.IsEmpty)
        {
            return [];
        }

        // The window is measured from the newest entry, not from now: a clock would change the bytes while nothing is published.
        var from = newestFirst[0].Published - rules.Window!.Value;
        return newestFirst.TakeWhile((article, at) => at < rules.Items || article.Published >= from).Take(MostEntries);
    }

    /// <summary>The feed with as many of its newest entries as fit, but at least one; sought by halving, because each try writes every form.</summary>
    private static Feed Fitting(Feed feed)
    {
        if (feed.Entries.Length <= 1 || Fits(feed))
        {
            return feed;
        }

        var (most, tooMany) = (1, feed.Entries.Length);
        while (tooMany - most > 1)
        {
            var tried = (most + tooMany) / 2;
            (most, tooMany) = Fits(feed with { Entries = feed.Entries[..tried] }) ? (tried, tooMany) : (most, tried);
        }

        return feed with { Entries = feed.Entries[..most] };
    }

    // The writers are asked only when it may matter: they are cheap, but not free.
    private static bool Fits(Feed feed) => SizeAtMost(feed) <= MostBytes || FeedFormat.All.All(format => format.Write(feed).Length <= MostBytes);

    // Escaping at worst turns one character into six bytes ('"' as &quot;), but prose is mostly letters: three bytes for each is more than any form takes. Of
    // the rest a form may hold every character twice, an address as nine bytes.
    private static long SizeAtMost(Feed feed) => feed.Entries.Sum(entry =>
        2048L + (3 * ((entry.Content?.Length ?? 0) + entry.Summary.Length + entry.Title.Length)) + Beside(entry).Sum(text => 128L + (18 * (text?.Length ?? 0))));

    private static IEnumerable<string?> Beside(FeedEntry entry) =>
    [
        entry.Id, entry.Link, entry.Image?.Url, entry.Image?.Alt, entry.Image?.Caption, entry.Image?.Credit, .. entry.Tags,
        .. entry.Categories.Select(category => category.Title), .. entry.Authors.SelectMany(author => new[] { author.Name, author.Email, author.Url }),
        .. entry.Enclosures.SelectMany(enclosure => new[] { enclosure.Url, enclosure.Title }),
    ];
}
