using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>The document at one path, in every edition. Thread-safe.</summary>
internal sealed class Document
{
    private readonly Func<Edition, object?> _subject;
    private readonly Func<Edition, object, CancellationToken, Task<DocumentContent?>> _make;
    private volatile Representation? _representation;

    private Document(string path, Func<Edition, object?> subject, Func<Edition, object, CancellationToken, Task<DocumentContent?>> make) =>
        (Path, _subject, _make) = (path, subject, make);

    /// <summary>The one canonical path, decoded.</summary>
    public string Path { get; }

    /// <summary>Whether it is made with each edition, before anybody asks. Set once, before anybody else has it.</summary>
    public bool IsMadeAhead { get; set; }

    /// <summary>Whether readers subscribe to it. Set once, before anybody else has it.</summary>
    public bool IsFeed { get; set; }

    /// <summary>The newest representation; null until it is first made. Set by whoever holds <see cref="Keeping"/>.</summary>
    public Representation? Representation
    {
        get => _representation;
        set => _representation = value;
    }

    /// <summary>The number of the edition of which the newest representation was made. Read and set like it.</summary>
    public long EditionNumber { get; set; }

    /// <summary>Held while a representation is dated and kept, so that dates and representations come in the same order.</summary>
    public Lock Keeping { get; } = new();

    /// <param name="path">The one canonical path, decoded.</param>
    /// <param name="subject">
    /// Picks the part of an edition that the document shows; null where the edition has none. It runs with every request, so it must be a
    /// mere lookup. The same reference under the same <see cref="Edition.Shape"/> means the same bytes.
    /// </param>
    /// <param name="make">
    /// Makes the content of a subject; null where it has nothing for this document. Runs on the thread pool, once for each subject.
    /// </param>
    public static Document Of<TSubject>(
        string path, Func<Edition, TSubject?> subject, Func<Edition, TSubject, CancellationToken, Task<DocumentContent?>> make)
        where TSubject : class =>
        new(path, subject, (edition, part, stop) => make(edition, (TSubject)part, stop));

    /// <summary>The part of an edition that the document shows; null where the edition has none.</summary>
    public object? SubjectOf(Edition edition) => _subject(edition);

    /// <summary>Makes the content of a subject of an edition.</summary>
    public Task<DocumentContent?> MakeAsync(Edition edition, object subject, CancellationToken stop) => _make(edition, subject, stop);
}
