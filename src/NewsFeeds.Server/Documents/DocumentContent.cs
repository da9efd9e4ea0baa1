using Microsoft.Extensions.Primitives;

namespace NewsFeeds.Server.Documents;

/// <summary>What making a document gives. Immutable.</summary>
internal sealed record DocumentContent
{
    /// <summary>Says that the document was taken down for good (410).</summary>
    public static readonly DocumentContent Gone = new() { Bytes = [], MediaType = "", MaxAge = TimeSpan.Zero };

    /// <summary>The document itself.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The Content-Type.</summary>
    public required string MediaType { get; init; }

    /// <summary>
    /// The Content-Type for somebody who opens the document in a browser, where it is another: Chromium shows what it knows to be a feed as
    /// bare source, and the same bytes as <c>application/xml</c> with their style sheet. Null for the same.
    /// </summary>
    public string? MediaTypeInBrowser { get; init; }

    /// <summary>How long a cache may keep it.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>When the clock brings another edition of it: no cache is told to keep it for longer.</summary>
    public DateTimeOffset? NextEvent { get; init; }

    /// <summary>Header fields that responses with its bytes have beside those of every document.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];

    /// <summary>
    /// When the store last changed it, for a document with a Last-Modified; null for one without. Only feeds have one. Pages, archives and
    /// OPML also show names of categories, settings and what this program makes of them, of which no store tells a time; clients compare
    /// their entity tags.
    /// </summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>The paths in the content folder of the pictures and sounds that it was made from.</summary>
    public IReadOnlyCollection<string> Media { get; init; } = [];

    /// <summary>When it is worth making again although its subject is the same; null for never.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>False: something was lacking that may be there in a moment.</summary>
    public bool IsComplete { get; init; } = true;
}
