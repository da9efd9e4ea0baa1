using System.Collections.Concurrent;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Rendering;

/// <summary>
/// The versions of articles that failed to render. A version that cannot be rendered at all is held back until its file changes. Any other
/// failure may pass, so the version is tried again; after its second failure it rests for a minute first. Thread-safe.
/// </summary>
internal sealed class Quarantine(TimeProvider time)
{
    private static readonly TimeSpan RestTime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Failure> _failures = new(StringComparer.Ordinal);

    // Several feeds may render one version at the same time. Only one of them is to be told that its failure is new.
    private readonly Lock _noting = new();

    /// <summary>The versions that are held back, resting ones included, and why.</summary>
    public IEnumerable<(Article Version, HeldBack HeldBack)> HeldBack =>
        from failure in _failures.Values
        where failure.HeldBack is not null
        select (failure.Version, failure.HeldBack!);

    /// <summary>Why a version is not to be tried now; null where it is to be tried.</summary>
    public RenderingStatus? StatusOf(Article article)
    {
        // The same version under a new reference is tried at once, because something beside its file changed that may have been the cause.
        if (!_failures.TryGetValue(article.Key, out var failure) || !ReferenceEquals(failure.Version, article))
        {
            return null;
        }

        if (failure.IsFinal)
        {
            return RenderingStatus.Unrenderable;
        }

        return failure.RestsSince is { } since && time.GetElapsedTime(since) < RestTime ? RenderingStatus.Failed : null;
    }

    /// <summary>Notes the first failure of a version, which may pass. Returns false where the version failed before.</summary>
    public bool Forgive(Article article)
    {
        lock (_noting)
        {
            if (FailureOf(article) is not null)
            {
                return false;
            }

            _failures[article.Key] = new Failure(article, HeldBack: null, IsFinal: false, RestsSince: null);
            return true;
        }
    }

    /// <summary>Holds a version back for a minute. Returns whether it was not held back before.</summary>
    public bool Rest(Article article, Fault why) => HoldBack(article, why, isFinal: false);

    /// <summary>Holds a version back until its file changes. Returns whether it was not held back before.</summary>
    public bool Hold(Article article, Fault why) => HoldBack(article, why, isFinal: true);

    /// <summary>The last failure of an article; null for none.</summary>
    public Failure? Find(string key) => _failures.GetValueOrDefault(key);

    /// <summary>
    /// Lets the article of a version go that was rendered. Where another version failed while this one was being rendered, that failure
    /// stays. Returns whether one of its versions was held back.
    /// </summary>
    /// <param name="rendered">The version.</param>
    /// <param name="before">The last failure when its rendering began.</param>
    public bool Release(Article rendered, Failure? before) =>
        _failures.TryGetValue(rendered.Key, out var failure)
        && (ReferenceEquals(failure, before) || IsSameVersion(failure.Version, rendered))
        && _failures.TryRemove(KeyValuePair.Create(rendered.Key, failure))
        && failure.HeldBack is not null;

    private bool HoldBack(Article version, Fault why, bool isFinal)
    {
        lock (_noting)
        {
            var isNew = FailureOf(version) is not { HeldBack: not null };
            var since = _failures.GetValueOrDefault(version.Key)?.HeldBack?.Since ?? time.GetUtcNow();
            _failures[version.Key] = new Failure(version, new HeldBack(why, since), isFinal, isFinal ? null : time.GetTimestamp());
            return isNew;
        }
    }

    private Failure? FailureOf(Article article) =>
        _failures.TryGetValue(article.Key, out var failure) && IsSameVersion(failure.Version, article) ? failure : null;

    private static bool IsSameVersion(Article a, Article b) => (a.Modified, a.Revision) == (b.Modified, b.Revision);

    /// <param name="Version">The newest version that failed.</param>
    /// <param name="HeldBack">Why it is held back; null after the first failure.</param>
    /// <param name="IsFinal">Whether it is held back until its file changes.</param>
    /// <param name="RestsSince">
    /// The beginning of its rest, as a timestamp, because the clock may be set back; null after the first failure.
    /// </param>
    public sealed record Failure(Article Version, HeldBack? HeldBack, bool IsFinal, long? RestsSince);
}
