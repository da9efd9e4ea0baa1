using System.Globalization;
using System.ServiceModel.Syndication;

namespace NewsFeeds.Feeds.Atom;

/// <summary>Archive documents (RFC 5005 §4): Atom, one month or one day of a feed each.</summary>
public static class ArchiveWriter
{
    /// <summary>
    /// Writes the archive whose entries are those of <paramref name="feed"/>. Neither the feed's date nor its newest archive reaches the
    /// bytes, so an archive stays the same as long as its entries, its neighbours and the feed's description do. Thread-safe.
    /// </summary>
    public static byte[] Write(Feed feed, ArchiveLinks links)
    {
        var name = links.Span.First.ToString(links.Span.IsDay ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);
        var id = $"{feed.Id}/archive/{name}";
        var updated = feed.Entries.IsEmpty ? feed.Updated : feed.Entries.Max(entry => entry.Updated);
        return AtomWriter.Write(feed, new AtomDocument(feed, id, updated, isArchive: true, Links(feed, links)));
    }

    private static IEnumerable<SyndicationLink> Links(Feed feed, ArchiveLinks links)
    {
        yield return AtomWriter.Page(feed);
        yield return AtomWriter.Link("self", links.Self);
        yield return AtomWriter.Link("current", feed.AtomUrl);
        if (links.Previous is { } previous)
        {
            yield return AtomWriter.Link("prev-archive", previous);
        }

        if (links.Next is { } next)
        {
            yield return AtomWriter.Link("next-archive", next);
        }
    }
}
