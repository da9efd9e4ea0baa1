using NewsFeeds.Addresses;

namespace NewsFeeds.Feeds;

/// <summary>
/// The forms in which a feed is published; each is a pure function from <see cref="Feed"/> to UTF-8 bytes without a byte order mark.
/// </summary>
public sealed class FeedFormat
{
    /// <summary>RSS 2.0.</summary>
    public static readonly FeedFormat Rss = new(FeedForm.Rss, "application/rss+xml; charset=utf-8", Feeds.Rss.RssWriter.Write);

    /// <summary>Atom 1.0 (RFC 4287).</summary>
    public static readonly FeedFormat Atom = new(FeedForm.Atom, "application/atom+xml; charset=utf-8", Feeds.Atom.AtomWriter.Write);

    /// <summary>JSON Feed 1.1.</summary>
    public static readonly FeedFormat Json = new(FeedForm.Json, "application/feed+json; charset=utf-8", Feeds.Json.JsonFeedWriter.Write);

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<FeedFormat> All = [Rss, Atom, Json];

    private FeedFormat(FeedForm form, string mediaType, Func<Feed, byte[]> write)
    {
        Form = form;
        MediaType = mediaType;
        Write = write;
    }

    /// <summary>The format that writes a form.</summary>
    public static FeedFormat Of(FeedForm form) => All.First(format => format.Form == form);

    /// <summary>The form that it writes.</summary>
    public FeedForm Form { get; }

    /// <summary>The last segment of the form's address.</summary>
    public string FileName => Form.FileName;

    /// <summary>The Content-Type.</summary>
    public string MediaType { get; }

    /// <summary>Writes the document. The same feed gives the same bytes. Thread-safe.</summary>
    public Func<Feed, byte[]> Write { get; }
}
