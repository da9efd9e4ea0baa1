using Microsoft.Extensions.Primitives;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>What a document is made from, and how. Immutable. It stands as long as its subject does, over any number of editions, and so holds none of them.</summary>
internal sealed record Material
{
    /// <summary>An object whose reference names the state: as long as it is the same instance, the bytes are the same.</summary>
    public required object Source { get; init; }

    /// <summary>The Content-Type.</summary>
    public required string MediaType { get; init; }

    /// <summary>
    /// The Content-Type for somebody who opens the document in a browser, where it is another: Chromium shows what it knows to be a feed as bare source,
    /// and the same bytes as <c>application/xml</c> with their style sheet. Null for the same.
    /// </summary>
    public string? MediaTypeInBrowser { get; init; }

    /// <summary>
    /// Makes the bytes from an edition that shows the subject, whichever it is: they are the same. Runs on the thread pool, at most once at a time.
    /// </summary>
    public required Func<Edition, byte[]> Write { get; init; }

    /// <summary>
    /// The date of the state; null where none is true of it. Only feeds have one: theirs is remembered together with what they said, so that two bodies
    /// never share it. Pages, archives and OPML also show names of categories, neighbouring months, settings and what this program makes of them, and no
    /// time of a file tells of all that: a date that stood still would leave whoever asks by date alone with the old body. They have their tags.
    /// </summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>How long a cache may keep it.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>When it changes by the clock: no cache is told to keep it for longer.</summary>
    public DateTimeOffset? NextEvent { get; init; }

    /// <summary>Further header fields of 200 responses, such as a page's Link.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];
}
