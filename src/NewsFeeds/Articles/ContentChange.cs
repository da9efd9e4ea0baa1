using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace NewsFeeds.Articles;

/// <summary>
/// The difference between the content of a store and what the store told before. The content of a store that is away is not gone: what it
/// told before stands until it is back.
/// </summary>
public sealed record ContentChange
{
    /// <summary>
    /// Whether the store can be read. It is away when its folder is not mounted or its database does not answer. Then <see cref="Faults"/>
    /// say why, and nothing else is told.
    /// </summary>
    public bool Available { get; init; } = true;

    /// <summary>Whether this is the last batch of the change. No edition is made before it.</summary>
    public bool IsLast { get; init; } = true;

    /// <summary>The publication as it is now; null where it has not changed.</summary>
    public Publication? Publication { get; init; }

    /// <summary>
    /// Why nothing is known of a publication that is described; null where something is. Ids that are made without it may be wrong, and
    /// could never be taken back.
    /// </summary>
    public Fault? PublicationFault { get; init; }

    /// <summary>
    /// All categories as they are now, parents before children; null where none has changed. The first of several with one path holds it.
    /// </summary>
    public IReadOnlyList<Category>? Categories { get; init; }

    /// <summary>All former addresses of the site that are of no article; null where none has changed.</summary>
    public RedirectTable? Redirects { get; init; }

    /// <summary>
    /// The keys of articles that are gone, and of what was held back and is gone. They are taken away before <see cref="Articles"/> come.
    /// </summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>New articles, and new versions of those told before. An article takes the place of the one that has its key.</summary>
    public IReadOnlyList<Article> Articles { get; init; } = [];

    /// <summary>
    /// What is understood of articles of which no version can be served, as drafts: a copy of one is not published either. The first
    /// version that can be served takes its place.
    /// </summary>
    public IReadOnlyList<Article> Unserved { get; init; } = [];

    /// <summary>
    /// When something beside its articles last changed, UTC, by category path (empty for the publication): a deletion, a picture or a
    /// description.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Touched { get; init; } = ReadOnlyDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The paths of pictures and sounds that came, went or were written again.</summary>
    public IReadOnlyCollection<string> Media { get; init; } = [];

    /// <summary>The faults that reading this change found. Each is told once for each version of its file.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>
    /// What keeps the store from being followed as promised, such as <c>no-handles</c>; null for nothing. <see cref="Faults"/> say it once.
    /// </summary>
    public Fault? Obstacle { get; init; }

    /// <summary>
    /// The articles and descriptions that cannot be served now in their newest version, so that an older one or none is served: the first
    /// fault of each by its file or row, ordinal. The same instance where none is another.
    /// </summary>
    public ImmutableSortedDictionary<string, Fault> HeldBack { get; init; } = NothingHeldBack;

    /// <summary>Everything is served in its newest version.</summary>
    public static ImmutableSortedDictionary<string, Fault> NothingHeldBack { get; } =
        ImmutableSortedDictionary.Create<string, Fault>(StringComparer.Ordinal);
}
