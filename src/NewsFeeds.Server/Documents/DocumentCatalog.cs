using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>A document's answer, with its bytes where it has any.</summary>
internal readonly record struct MadeDocument(Representation Representation, DocumentBodies? Bodies);

/// <summary>
/// Finds documents by path, makes each state of a document once however many wait for it, and keeps it. Documents that are made ahead are
/// kept as long as an edition has them, and their bytes share one size limit. The others share a smaller limit, and their bytes another, so
/// that whoever asks for every page neither makes feeds leave nor fills the memory. Thread-safe.
/// </summary>
internal sealed partial class DocumentCatalog(
    IEnumerable<IDocumentSource> sources, LastModifiedDates dates, TimeProvider time, ILogger<DocumentCatalog> log,
    long sizeLimit = DocumentCatalog.DefaultSizeLimit)
    : IDisposable
{
    /// <summary>256 MiB: feeds of 160 KB in three forms for some 270 categories, or of 50 KB for 800.</summary>
    public const long DefaultSizeLimit = 256 << 20;

    /// <summary>
    /// 32 MiB of the default for bytes: 1,200 pages of articles, or 10 archives of 1.5 MB. As much again for 16,000 documents without
    /// their bytes.
    /// </summary>
    private const int ShareOfOthers = 8;

    /// <summary>About the memory that an opened document takes without its bytes.</summary>
    private const long DocumentSize = 2048;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterLack = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileStoreIsAway = TimeSpan.FromSeconds(1);

    private readonly DocumentSources _sources = new(sources);

    // By path: those that are made ahead, and the others as long as they are kept.
    private readonly ConcurrentDictionary<string, Document> _opened = new(StringComparer.Ordinal);

    // Bodies by representation. Large ones may not be kept, so whoever makes a body serves it without asking for it here.
    private readonly BoundedCache _madeAheadBodies = new(sizeLimit);
    private readonly BoundedCache _otherBodies = new(sizeLimit / ShareOfOthers);

    // Those that are not made ahead, without their bytes. A poll needs no bytes, so the bytes of one never push another out.
    private readonly BoundedCache _others = new(sizeLimit / ShareOfOthers);

    // Polls need a processor at once. So documents that are not made ahead never take all of them.
    private readonly SemaphoreSlim _makingOthers = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly SingleFlight<StateKey, MadeDocument> _states = new();
    private readonly SingleFlight<(DocumentBodies Bodies, ContentCoding Coding), byte[]> _codings = new();
    private readonly LoggedFailures _failures = new(time);
    private readonly CancellationTokenSource _stop = new();
    private int _makes;
    private int _fileChanges;

    /// <summary>How many documents were made since the start.</summary>
    public int Makes => Volatile.Read(ref _makes);

    /// <summary>How many documents and bodies are kept under the size limits.</summary>
    public int Count => _madeAheadBodies.Count + _otherBodies.Count + _others.Count;

    /// <summary>The addresses of all documents of an edition.</summary>
    public IEnumerable<Address> All(Edition edition) => _sources.All(edition);

    /// <summary>
    /// The document at a path; null for none. A document that was found stays in later editions, which may have nothing for it to show.
    /// </summary>
    public Document? Find(string path, Edition edition)
    {
        if (!_opened.TryGetValue(path, out var document))
        {
            return Open(path, edition);
        }

        if (!document.IsMadeAhead)
        {
            _others.Find(document); // What was asked for just now leaves last.
        }

        return document;
    }

    /// <summary>The bytes of a representation; null where they were evicted or there are none.</summary>
    public DocumentBodies? TryGetBodies(Representation representation) =>
        representation.LastGood ?? (DocumentBodies?)(_madeAheadBodies.Find(representation) ?? _otherBodies.Find(representation));

    /// <summary>
    /// A document's state for a subject with its bytes, made now if need be, on the thread pool. If that fails, the last good state
    /// answers, and the first request after a minute makes the document again; after a second where it waits for the article store.
    /// </summary>
    public Task<MadeDocument> GetAsync(Document document, Edition edition, object subject) =>
        _states.RunAsync(new(document, subject, edition.Shape), () => GetInTurnAsync(document, edition, subject));

    /// <summary>A body in a coding, made now if need be, on the thread pool.</summary>
    public Task<byte[]> CodeAsync(DocumentBodies bodies, ContentCoding coding) =>
        _codings.RunAsync((bodies, coding), () => Task.FromResult(bodies.Make(coding)));

    /// <summary>
    /// Lets every document that shows one of these files of the content folder, or links to it, be made again when it is next asked for.
    /// Paths are folded.
    /// </summary>
    public void OutdateFiles(IReadOnlyCollection<string> paths)
    {
        if (paths.Count == 0)
        {
            return;
        }

        Interlocked.Increment(ref _fileChanges);
        var changed = paths.ToHashSet(StringComparer.Ordinal);
        foreach (var (_, document) in _opened)
        {
            if (document.Representation is { } representation && representation.Files.Any(changed.Contains))
            {
                representation.Outdate();
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _madeAheadBodies.Dispose();
        _otherBodies.Dispose();
        _others.Dispose();
        _makingOthers.Dispose();
    }

    private Document? Open(string path, Edition edition)
    {
        if (_sources.Find(path, edition) is not { } opened)
        {
            return null;
        }

        var document = _opened.GetOrAdd(path, opened);
        if (ReferenceEquals(document, opened) && !document.IsMadeAhead)
        {
            _others.Keep(document, document, DocumentSize, () => Close(document));
        }

        return document;
    }

    private void Close(Document document)
    {
        // It may have been kept at a second try, once there was room.
        if (_others.Find(document) is null)
        {
            _opened.TryRemove(KeyValuePair.Create(document.Path, document));
            Evict(document.Representation);
        }
    }

    private async Task<MadeDocument> GetInTurnAsync(Document document, Edition edition, object subject)
    {
        if (document.IsMadeAhead)
        {
            return await GetOrMakeAsync(document, edition, subject).ConfigureAwait(false);
        }

        await _makingOthers.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            return await GetOrMakeAsync(document, edition, subject).ConfigureAwait(false);
        }
        finally
        {
            _makingOthers.Release();
        }
    }

    private async Task<MadeDocument> GetOrMakeAsync(Document document, Edition edition, object subject)
    {
        var before = document.Representation;
        if (before?.IsCurrent(subject, edition.Shape, time.GetUtcNow()) == true)
        {
            var bodies = TryGetBodies(before);
            if (bodies is not null || before.HasFailed || before.State != RepresentationState.Available)
            {
                return new(before, bodies);
            }
        }

        MadeDocument made;
        try
        {
            Interlocked.Increment(ref _makes);
            var fileChanges = Volatile.Read(ref _fileChanges);
            var content = await document.MakeAsync(edition, subject, _stop.Token).ConfigureAwait(false);
            made = Keep(document, edition, (last, isLate) => Made(document, edition.Shape, subject, content, last, isLate));
            if (content?.Files.Count > 0 && fileChanges != Volatile.Read(ref _fileChanges))
            {
                made.Representation.Outdate(); // It may show a picture or an address as it was before the change.
            }
        }
        catch (StoreAwayException e)
        {
            LogWaits(new LoggedPath(document.Path), e); // The store itself tells the operator.
            made = Keep(document, edition, (last, _) => Failed(edition.Shape, subject, last, WhileStoreIsAway));
        }
#pragma warning disable CA1031 // A subscriber gets the last good state rather than an error, whatever the exception.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (_failures.IsNew($"{document.Path} {e.GetType()}"))
            {
                LogFailed(new LoggedPath(document.Path), e);
            }

            made = Keep(document, edition, (last, _) => Failed(edition.Shape, subject, last, AfterFailure));
        }

        return made;
    }

    /// <summary>
    /// Makes the state that follows a document's last one, and keeps it. Where the last one is of a later edition, this one is late: it
    /// answers those who wait for it, and is not kept.
    /// </summary>
    private MadeDocument Keep(Document document, Edition edition, Func<Representation?, bool, MadeDocument> make)
    {
        lock (document.Keeping)
        {
            var last = document.Representation;
            var isLate = edition.Number < document.EditionNumber;
            var made = make(last, isLate);
            if (!isLate)
            {
                (document.Representation, document.EditionNumber) = (made.Representation, edition.Number);
            }

            Evict(isLate ? made.Representation : last);
            return made;
        }
    }

    private MadeDocument Made(
        Document document, EditionShape shape, object subject, DocumentContent? content, Representation? before, bool isLate)
    {
        var now = time.GetUtcNow();
        if (content is null)
        {
            return new(Representation.WithoutBytes(subject, shape, RepresentationState.Missing, now), null);
        }

        if (ReferenceEquals(content, DocumentContent.Gone))
        {
            return new(Representation.WithoutBytes(subject, shape, RepresentationState.Gone, now), null);
        }

        var retryAt = content.IsComplete ? content.ChangesAt : Representation.Earlier(content.ChangesAt, now + AfterLack);
        var tag = Validators.TagOf(content.Bytes);
        var isSame = before?.Validators?.Core == tag;
        var isDated = isSame && !(before!.Validators!.LastModified is { } date && WrongClock.Gave(date, now));
        var changed = isLate ? null : content.Changed; // A date for a late state would come after those of newer ones.
        var validators = isDated ? before!.Validators! : new Validators(tag, LastModifiedOf(document.Path, tag, changed));
        var bodies = (isSame ? TryGetBodies(before!) : null) ?? new DocumentBodies(content.Bytes);
        var representation = Representation.Of(subject, shape, content, validators, now, retryAt);
        (document.IsMadeAhead ? _madeAheadBodies : _otherBodies).Keep(representation, bodies, bodies.Size);
        return new(representation, bodies);
    }

    private DateTimeOffset? LastModifiedOf(string path, string tag, DateTimeOffset? changed) =>
        changed is { } moment ? dates.Date(path, tag, moment) : null;

    private MadeDocument Failed(EditionShape shape, object subject, Representation? before, TimeSpan pause)
    {
        var now = time.GetUtcNow();
        var retryAt = now + pause;
        if (before is not { State: RepresentationState.Available })
        {
            return new(Representation.WithoutBytes(subject, shape, RepresentationState.Unavailable, now, retryAt), null);
        }

        var lastGood = TryGetBodies(before);
        return new(before.AfterFailure(subject, shape, lastGood, now, retryAt), lastGood);
    }

    private void Evict(Representation? replaced)
    {
        if (replaced is not null)
        {
            _madeAheadBodies.Remove(replaced);
            _otherBodies.Remove(replaced);
        }
    }

    [LoggerMessage(
        EventId = 2102, EventName = "DocumentFailed", Level = LogLevel.Error,
        Message = "{Path} cannot be made; its last good state is served, and it is tried again in a minute")]
    private partial void LogFailed(LoggedPath path, Exception exception);

    [LoggerMessage(EventId = 2103, EventName = "DocumentWaits", Level = LogLevel.Debug, Message = "{Path} waits for the article store")]
    private partial void LogWaits(LoggedPath path, Exception exception);

    /// <summary>
    /// The references that name one state of a document. No text of a request becomes a key, and a slow make cannot put old bytes in place
    /// of newer ones.
    /// </summary>
    private readonly struct StateKey(Document document, object subject, EditionShape shape) : IEquatable<StateKey>
    {
        private readonly Document _document = document;
        private readonly object _subject = subject;
        private readonly EditionShape _shape = shape;

        public bool Equals(StateKey other) =>
            ReferenceEquals(_document, other._document)
            && ReferenceEquals(_subject, other._subject)
            && ReferenceEquals(_shape, other._shape);

        public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

        public override int GetHashCode() =>
            HashCode.Combine(
                RuntimeHelpers.GetHashCode(_document), RuntimeHelpers.GetHashCode(_subject), RuntimeHelpers.GetHashCode(_shape));
    }
}
