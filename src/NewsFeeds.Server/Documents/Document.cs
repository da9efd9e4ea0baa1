using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>What stands at one address for as long as the address exists; its states come and go. Thread-safe.</summary>
/// <param name="path">The one canonical path, decoded.</param>
/// <param name="subject">
/// Picks from an edition the part that this document shows; null where it is not in it. Runs with every request: a lookup, no work. The same
/// reference means that nothing the document shows has changed.
/// </param>
/// <param name="prepare">Says how to make the document of a subject; null for one that is gone for good (410). Runs on the thread pool, once for each subject.</param>
internal sealed class Document(string path, Func<Edition, object?> subject, Func<Edition, object, Material?> prepare)
{
    private volatile DocumentState? _state;

    public string Path { get; } = path;

    /// <summary>The newest state that anybody asked for.</summary>
    public DocumentState? State
    {
        get => _state;
        set => _state = value;
    }

    public object? Subject(Edition edition) => subject(edition);

    public Material? Prepare(Edition edition, object subject) => prepare(edition, subject);
}
