using Microsoft.Extensions.Primitives;

namespace NewsFeeds.Server.Documents;

/// <summary>The content of a document as it was made. Immutable.</summary>
internal sealed record DocumentContent
{
    /// <summary>Says that the document was taken down for good (410).</summary>
    public static readonly DocumentContent Gone = new() { Bytes = [], MediaType = "", MaxAge = TimeSpan.Zero };

    /// <summary>The document itself.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The Content-Type.</summary>
    public required string MediaType { get; init; }

    /// <summary>
    /// The Content-Type for somebody who opens the document in a browser; null where it is the same. Chromium shows the media types of
    /// feeds as bare source and saves OPML as a file. It shows <c>application/xml</c> with its style sheet.
    /// </summary>
    public string? MediaTypeInBrowser { get; init; }

    /// <summary>How long a cache may keep it.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>When the clock changes it. No cache is told to keep it for longer.</summary>
    public DateTimeOffset? NextEvent { get; init; }

    /// <summary>Whether it is for one recipient: no shared cache may keep it, and no search engine may show it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Header fields of its responses, beside those that every document has.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];

    /// <summary>
    /// When the store last changed it; null for a document without a Last-Modified. Only feeds have one. Pages, archives and OPML also
    /// depend on names of categories, on settings and on this program, and no store knows when those changed. Clients compare their entity
    /// tags.
    /// </summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>
    /// The folded paths in the content folder of the pictures and sounds that it was made from, and of the articles to which it links.
    /// </summary>
    public IReadOnlyCollection<string> Files { get; init; } = [];

    /// <summary>When it is worth making again although its subject is the same; null for never.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>Whether nothing was lacking. What was lacking may be there in a moment.</summary>
    public bool IsComplete { get; init; } = true;
}
