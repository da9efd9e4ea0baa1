using Microsoft.Extensions.Primitives;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>What a document answers with.</summary>
internal enum RepresentationState
{
    /// <summary>Its bytes.</summary>
    Available,

    /// <summary>Nothing, because there is no such document in this edition (404).</summary>
    Missing,

    /// <summary>It was taken down for good (410).</summary>
    Gone,

    /// <summary>It cannot be made now, and there are no last good bytes (503).</summary>
    Unavailable,
}

/// <summary>
/// The answer of a document in one state, without the bytes. The document keeps it, so that a poll is answered without making evicted bytes
/// again. It holds its subject weakly, so that articles of an old edition can be collected. Thread-safe.
/// </summary>
internal sealed class Representation
{
    private readonly WeakReference<object> _subject;
    private readonly EditionShape _shape;
    private readonly DateTimeOffset _since;
    private volatile bool _isOutdated;

    private Representation(object subject, EditionShape shape, DateTimeOffset madeAt)
    {
        (_subject, _shape) = (new WeakReference<object>(subject), shape);
        _since = madeAt - TimeSpan.FromMinutes(1); // Requests that read the clock before it was made count it as current.
    }

    /// <summary>What it answers with.</summary>
    public RepresentationState State { get; private init; }

    /// <summary>The validators of the bytes; null where there are none.</summary>
    public Validators? Validators { get; private init; }

    /// <summary>The Cache-Control; null where there are no bytes.</summary>
    public CacheLifetime? Lifetime { get; private init; }

    /// <inheritdoc cref="DocumentContent.MediaType"/>
    public string? MediaType { get; private init; }

    /// <inheritdoc cref="DocumentContent.MediaTypeInBrowser"/>
    public string? MediaTypeInBrowser { get; private init; }

    /// <inheritdoc cref="DocumentContent.IsPrivate"/>
    public bool IsPrivate { get; private init; }

    /// <inheritdoc cref="DocumentContent.Headers"/>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; private init; } = [];

    /// <summary>The size of the bytes without a content coding; 0 where there are none.</summary>
    public long Length { get; private init; }

    /// <inheritdoc cref="DocumentContent.Files"/>
    public IReadOnlyCollection<string> Files { get; private init; } = [];

    /// <summary>From this moment on the next request makes the document again; null for never.</summary>
    public DateTimeOffset? RetryAt { get; private init; }

    /// <summary>Whether making the document for its subject failed, so that an older state or none stands.</summary>
    public bool HasFailed { get; private init; }

    /// <summary>The last good bytes, held until good ones are made; null where the cache keeps the bytes.</summary>
    public DocumentBodies? LastGood { get; private init; }

    /// <summary>The representation of a document that was made.</summary>
    public static Representation Of(
        object subject, EditionShape shape, DocumentContent content, Validators validators, DateTimeOffset madeAt, DateTimeOffset? retryAt)
        => new(subject, shape, madeAt)
        {
            State = RepresentationState.Available,
            Validators = validators,
            Lifetime = new CacheLifetime(content.MaxAge, Earlier(content.NextEvent, retryAt), content.IsPrivate),
            MediaType = content.MediaType,
            MediaTypeInBrowser = content.MediaTypeInBrowser,
            IsPrivate = content.IsPrivate,
            Headers = content.Headers,
            Length = content.Bytes.Length,
            Files = content.Files,
            RetryAt = retryAt,
        };

    /// <summary>The representation of a document that has no bytes.</summary>
    public static Representation WithoutBytes(
        object subject, EditionShape shape, RepresentationState state, DateTimeOffset madeAt, DateTimeOffset? retryAt = null)
        => new(subject, shape, madeAt)
        {
            State = state,
            RetryAt = retryAt,
            HasFailed = state == RepresentationState.Unavailable,
        };

    /// <summary>This representation for a newer subject, for which the document could not be made.</summary>
    public Representation AfterFailure(
        object subject, EditionShape shape, DocumentBodies? lastGood, DateTimeOffset madeAt, DateTimeOffset retryAt)
        => new(subject, shape, madeAt)
        {
            State = State,
            Validators = Validators,
            Lifetime = Lifetime,
            MediaType = MediaType,
            MediaTypeInBrowser = MediaTypeInBrowser,
            IsPrivate = IsPrivate,
            Headers = Headers,
            Length = Length,
            Files = Files,
            RetryAt = retryAt,
            HasFailed = true,
            LastGood = lastGood,
        };

    /// <summary>
    /// Whether it is the answer for a subject at a moment. Where the clock was set back since it was made, it is not: its dates may be
    /// years ahead.
    /// </summary>
    public bool IsCurrent(object subject, EditionShape shape, DateTimeOffset now) =>
        ReferenceEquals(_shape, shape)
        && _subject.TryGetTarget(out var own) && ReferenceEquals(own, subject)
        && !_isOutdated
        && now >= _since
        && !(RetryAt <= now);

    /// <summary>
    /// Lets the next request make the document again, because a picture that it shows has changed, or the address of an article.
    /// </summary>
    public void Outdate() => _isOutdated = true;

    /// <summary>The earlier of two moments; null is never.</summary>
    public static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
