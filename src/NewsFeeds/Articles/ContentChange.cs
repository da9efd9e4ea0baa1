using System.Collections.ObjectModel;

namespace NewsFeeds.Articles;

/// <summary>
/// What a store tells: how the content differs from what it told before. What is away is not gone: while the store is away, what was told before stands.
/// </summary>
public sealed record ContentChange
{
    /// <summary>False: the store is away (a folder that is not mounted, a database that does not answer). Nothing else is told then.</summary>
    public bool Available { get; init; } = true;

    /// <summary>False: more batches of this change follow, and no edition is made before the last of them.</summary>
    public bool IsLast { get; init; } = true;

    /// <summary>The publication as it is now; null as long as it is as before.</summary>
    public Publication? Publication { get; init; }

    /// <summary>All categories as they are now, parents before children; null as long as they are as before. Of several with one path the first holds it.</summary>
    public IReadOnlyList<Category>? Categories { get; init; }

    /// <summary>The keys of articles that are gone. They are taken away before <see cref="Articles"/> come.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>New articles, and new versions of those told before. An article takes the place of the one that has its key.</summary>
    public IReadOnlyList<Article> Articles { get; init; } = [];

    /// <summary>
    /// By category path, empty for the publication: when something beside its articles last changed, UTC. A deletion, a picture or a description changes it.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Touched { get; init; } = ReadOnlyDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The paths of pictures and sounds that came, went or were written again.</summary>
    public IReadOnlyCollection<string> Media { get; init; } = [];

    /// <summary>What is wrong in what was read for this change. Each fault is told once for each version of what has it.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How many articles and descriptions have a newest version that cannot be served, so that an older one or none stands.</summary>
    public int HeldBack { get; init; }
}
