using System.ServiceModel.Syndication;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Atom;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal static class AtomWriter
{
    public static byte[] Write(Feed feed) => Write(feed, new AtomDocument(feed, feed.Id, feed.Updated, isArchive: false, Links(feed)));

    /// <summary>Writes a feed or an archive document.</summary>
    public static byte[] Write(Feed feed, AtomDocument document) =>
        XmlBytes.Write(new AtomFormatter(document).WriteTo, feed.AtomStylesheetUrl);

    /// <summary>A link to a document of the service.</summary>
    public static SyndicationLink Link(string relation, string address, string mediaType = "application/atom+xml") =>
        new(WebAddress.Of(address), relation, null, mediaType, 0);

    /// <summary>
    /// The link to the feed's page. It is the first link and the only <c>alternate</c>, because readers take the first link, or the last
    /// <c>alternate</c>, for the feed's page.
    /// </summary>
    public static SyndicationLink Page(Feed feed) => Link("alternate", feed.PageUrl, "text/html");

    private static IEnumerable<SyndicationLink> Links(Feed feed)
    {
        yield return Page(feed);
        yield return Link("self", feed.AtomUrl);
        if (feed.NewestArchiveUrl is { } archive)
        {
            yield return Link("prev-archive", archive);
        }
    }
}
