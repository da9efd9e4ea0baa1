using NewsFeeds.Addresses;

namespace NewsFeeds.Feeds;

/// <summary>
/// The forms in which a feed is published; each is a pure function from <see cref="Feed"/> to UTF-8 bytes without a byte order mark.
/// </summary>
public sealed class FeedFormat
{
    /// <summary>RSS 2.0, <c>rss.xml</c>.</summary>
    public static readonly FeedFormat Rss = new("rss.xml", "application/rss+xml; charset=utf-8", Feeds.Rss.RssWriter.Write);

    /// <summary>Atom 1.0 (RFC 4287), <c>atom.xml</c>.</summary>
    public static readonly FeedFormat Atom = new("atom.xml", "application/atom+xml; charset=utf-8", Feeds.Atom.AtomWriter.Write);

    /// <summary>JSON Feed 1.1, <c>feed.json</c>.</summary>
    public static readonly FeedFormat Json = new("feed.json", "application/feed+json; charset=utf-8", Feeds.Json.JsonFeedWriter.Write);

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<FeedFormat> All = [Rss, Atom, Json];

    private FeedFormat(string fileName, string mediaType, Func<Feed, byte[]> write)
    {
        FileName = fileName;
        MediaType = mediaType;
        Write = write;
    }

    /// <summary>The format that stands at a form's address.</summary>
    public static FeedFormat Of(FeedForm form) => form switch
    {
        FeedForm.Rss => Rss,
        FeedForm.Atom => Atom,
        FeedForm.Json => Json,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "This is no form of a feed."),
    };

    /// <summary>The last segment of the form's address.</summary>
    public string FileName { get; }

    /// <summary>The Content-Type.</summary>
    public string MediaType { get; }

    /// <summary>Writes the document: same feed, same bytes. Thread-safe.</summary>
    public Func<Feed, byte[]> Write { get; }
}
