using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Opml;

namespace NewsFeeds.Server.Documents;

/// <summary>The feeds of every category in every format, and the list of them.</summary>
internal sealed class FeedShelf(FeedSource feeds, PublicUrls addresses)
{
    /// <summary>What lets a browser show a feed with its style sheet.</summary>
    public const string XmlInBrowser = "application/xml; charset=utf-8";

    /// <summary>A <see cref="Shelf"/>.</summary>
    public IEnumerable<Document> Documents(Edition edition) =>
        from path in edition.Categories.Keys.Prepend("").Distinct()
        from format in FeedFormat.All
        select Feed(path, format) into feed
        select feed;

    /// <summary>A <see cref="Shelf"/> of one: OPML.</summary>
    public IEnumerable<Document> Lists(Edition edition)
    {
        _ = edition;
        yield return new Document(Address.Opml.Path, now => now.Shape, (_, shape) => new Material
        {
            Source = shape,
            MediaType = "text/x-opml; charset=utf-8",
            Write = edition => OpmlWriter.Write(edition, addresses),
            MaxAge = TimeSpan.FromMinutes(5),
        });
    }

    private Document Feed(string path, FeedFormat format) => new(
        Address.Feed(path, format.Form).Path,
        path.Length == 0 ? edition => edition.All : edition => edition.Categories.TryGetValue(path, out var category) ? category : null,
        (edition, subject) =>
        {
            var category = (Listing)subject;
            if (category.Gone)
            {
                return null;
            }

            var feed = feeds.Get(edition, category);
            return new Material
            {
                Source = feed,
                MediaType = format.MediaType,
                MediaTypeInBrowser = format == FeedFormat.Json ? null : XmlInBrowser,
                Write = _ => format.Write(feed),
                LastModified = feed.LastModified == default ? null : feed.LastModified,
                MaxAge = feed.MaxAge,
                NextEvent = category.NextEvent,
            };
        });
}
