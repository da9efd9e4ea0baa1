using System.Collections.Immutable;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds;

/// <summary>
/// Makes a <see cref="Feed"/> of a listing and the entries of its articles: which entries, in which words. Pure: the same articles and
/// settings give an equal feed wherever it is built.
/// </summary>
internal static class FeedBuilder
{
    /// <summary>No feed has more entries than this.</summary>
    public const int MostEntries = 100;

    private const int MostBytes = 1024 * 1024;
    private const int MostArchivedCharacters = 4 * 1024 * 1024;

    /// <summary>
    /// The articles that a listing's feed is made of, newest first: at least its <c>items</c>, all of its <c>window</c>, and at most
    /// <see cref="MostEntries"/>.
    /// </summary>
    public static IReadOnlyList<Article> Choose(Listing listing)
    {
        if (listing.Articles.IsEmpty)
        {
            return [];
        }

        // The window is measured from the newest entry. Measured from now, it would change the bytes while nothing is published.
        var newest = listing.Articles[0].Published;
        return
        [
            .. listing.Articles
                .TakeWhile((article, at) => at < listing.Rules.Items || newest - article.Published <= listing.Rules.Window)
                .Take(MostEntries),
        ];
    }

    /// <summary>The feed of a listing: as many of the newest entries as stay below 1 MiB in every form, but at least one.</summary>
    /// <param name="description">The feed without its entries.</param>
    /// <param name="listing">Says whether entries go out with their summaries alone, and what their links get.</param>
    /// <param name="entries">The entries of the chosen articles, newest first.</param>
    public static Feed Build(Feed description, Listing listing, ImmutableArray<FeedEntry> entries)
    {
        entries = listing.Rules.FullText == false ? WithoutContent(entries) : entries;
        return Fitting(description with { Entries = listing.Partner?.LinkQuery is { } query ? WithQuery(entries, query) : entries });
    }

    /// <summary>
    /// An archive. A day may have thousands of articles, so beyond 4 Mi characters of text all of its entries go out with their summaries.
    /// </summary>
    /// <param name="description">The feed without its entries.</param>
    /// <param name="entries">All entries of the archive, newest first.</param>
    public static Feed Archive(Feed description, ImmutableArray<FeedEntry> entries) => description with
    {
        Entries = entries.Sum(entry => (long?)entry.Content?.Length) > MostArchivedCharacters ? WithoutContent(entries) : entries,
    };

    /// <summary>A listing's feed without its entries.</summary>
    /// <param name="edition">What is public.</param>
    /// <param name="listing">Which part of it.</param>
    /// <param name="urls">The settings' addresses.</param>
    /// <param name="picture">A picture of the listing or of the publication with what its file tells.</param>
    public static Feed Describe(Edition edition, Listing listing, PublicUrls urls, Func<Picture?, FeedPicture?> picture)
    {
        var publication = edition.Publication;
        var key = listing.Key;
        return new Feed
        {
            Id = $"tag:{publication.Authority}:{SpecificPart(key)}",
            Authority = publication.Authority,
            Title = listing.Title == publication.Title ? publication.Title : $"{listing.Title} – {publication.Title}",
            Description = listing.Description ?? listing.Title,
            Language = listing.Language ?? publication.Language,
            Copyright = publication.Copyright,
            License = publication.License,
            Publisher = new Author(publication.Title, Url: urls.Of(Address.Home)),
            PageUrl = urls.Of(Address.Page(key)),
            RssUrl = urls.Of(Address.Feed(key, FeedForm.Rss)),
            AtomUrl = urls.Of(Address.Feed(key, FeedForm.Atom)),
            JsonUrl = urls.Of(Address.Feed(key, FeedForm.Json)),
            RssStylesheetUrl = urls.Of(Address.Asset("rss.css")),
            AtomStylesheetUrl = urls.Of(Address.Asset("atom.css")),
            NewestArchiveUrl = key.Kind != ListingKind.Category || listing.Articles.IsEmpty
                ? null
                : ArchiveUrl(urls, key.Name, listing.ArchiveSpanOf(listing.Articles[0].Day)),
            Logo = picture(listing.Image?.InFeeds() ?? publication.Logo?.InFeeds()),
            Icon = picture(publication.Icon?.InFeeds()),
            MaxAge = listing.Rules.MaxAge!.Value,
            Entries = [],
        };
    }

    /// <summary>The address of an archive document.</summary>
    public static string ArchiveUrl(PublicUrls urls, string path, ArchiveSpan span) =>
        urls.Of(Address.Archive(path, span.First, span.Last));

    /// <summary>An article as an entry of a feed.</summary>
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
            Categories =
            [
                .. edition.CategoriesOf(article)
                    .Select(category => new FeedCategory(category.Title, addresses.CategoryScheme)).Distinct(),
            ],
            Tags = [.. article.Tags],
            Language = article.Language ?? publication.Language,
            Summary = rendered?.Summary is { Length: > 0 } summary ? summary : article.Title,
            Content = rendered?.Content,
            Image = rendered?.Image,
            Enclosures = rendered?.Enclosures ?? [],
            Episode = article.Episode,
            Source = article.Source,
            Retracted = article.Retraction?.Date,
            IsRetracted = article.Retraction is not null,
            Corrected = article is { Retraction: null, Corrections: [.., var newest] } && rendered is not null ? newest.Date : null,
        };
    }

    // What stands behind the authority (RFC 4151 §2.1). A category's path and the name of a kind need no encoding.
    private static string SpecificPart(ListingKey key) => key.Kind switch
    {
        ListingKind.Tag => $"tags/{Uri.EscapeDataString(key.Name)}",
        ListingKind.Author => $"authors/{Uri.EscapeDataString(key.Name)}",
        ListingKind.Partner => $"partners/{Uri.EscapeDataString(key.Name)}",
        _ => key == ListingKey.All ? "feeds" : $"feeds/{key.Name}",
    };

    private static ImmutableArray<FeedEntry> WithQuery(ImmutableArray<FeedEntry> entries, string query) =>
        [.. entries.Select(entry => entry with { Link = WebAddress.WithQuery(entry.Link, query) })];

    private static ImmutableArray<FeedEntry> WithoutContent(ImmutableArray<FeedEntry> entries) =>
        [.. entries.Select(entry => entry with { Content = null })];

    private static Feed Fitting(Feed feed)
    {
        var most = EntrySize.MostThatFit(feed.Entries.Length, count => Fits(feed with { Entries = feed.Entries[..count] }));
        return feed with { Entries = feed.Entries[..most] };
    }

    // The forms are written only where the estimate is too large, because writing takes time.
    private static bool Fits(Feed feed) =>
        feed.Entries.Sum(EntrySize.AtMost) <= MostBytes || FeedFormat.All.All(format => format.Write(feed).Length <= MostBytes);
}
