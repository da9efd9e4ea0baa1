using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public sealed class DocumentCatalogTests : IDisposable
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Kon Tum: hội nghị dân vận khéo. ", 400)));
    private static readonly EditionShape Shape = new(new Publication { Title = "Đài thử", Authority = "example.vn,2026" }, []);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly LogLines _log = new();
    private readonly LoggerFactory _logs;

    public DocumentCatalogTests() => _logs = new LoggerFactory([_log]);

    [Fact]
    public async Task TwoHundredFirstRequestsMakeADocumentOnce()
    {
        using var gate = new SemaphoreSlim(0);
        var (source, edition) = (new TextSource(async _ =>
        {
            await gate.WaitAsync();
            return Content(Text);
        }), Edition.Empty(Shape));
        using var catalog = Catalog(source);
        var document = catalog.Find("/articles/2026-03-01/a", edition)!;
        var requests = Enumerable.Range(0, 200).Select(_ => catalog.GetAsync(document, edition, edition)).ToList();
        gate.Release();
        var made = await Task.WhenAll(requests);
        Assert.Equal(1, catalog.Makes);
        Assert.All(made, each => Assert.Equal(made[0], each));
        Assert.Same(made[0].Bodies, catalog.TryGetBodies(made[0].Representation));
    }

    [Fact]
    public async Task RacingRequestsNeverMakeADocumentTwice()
    {
        using var catalog = Catalog(new TextSource(_ => Task.FromResult<DocumentContent?>(Content(Text))));
        for (var round = 1; round <= 300; round++)
        {
            var edition = Edition.Empty(Shape);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
                () => catalog.GetAsync(catalog.Find("/articles/2026-03-01/a", edition)!, edition, edition))));
            Assert.Equal(round, catalog.Makes);
        }
    }

    [Fact]
    public async Task TheCodedBodiesAreMadeOnceAndDecodeToTheSameBytes()
    {
        using var catalog = Catalog();
        var bodies = new DocumentBodies(Text);
        Assert.Null(bodies.TryGet(ContentCoding.Brotli));
        var brotli = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => catalog.CodeAsync(bodies, ContentCoding.Brotli)));
        Assert.All(brotli, each => Assert.Same(brotli[0], each));
        Assert.Same(brotli[0], bodies.TryGet(ContentCoding.Brotli));
        var gzip = await catalog.CodeAsync(bodies, ContentCoding.Gzip);
        Assert.Equal(Text, Decode(new BrotliStream(new MemoryStream(brotli[0]), CompressionMode.Decompress)));
        Assert.Equal(Text, Decode(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress)));
    }

    [Fact]
    public void EqualBytesHaveEqualTagsAndEachCodingItsOwn()
    {
        var (one, same, other) = (Tagged(Text), Tagged([.. Text]), Tagged([1]));
        var codings = Enum.GetValues<ContentCoding>();
        Assert.All(codings, coding => Assert.Equal(one.Tag(coding), same.Tag(coding)));
        Assert.Equal(6, codings.SelectMany(coding => new[] { one.Tag(coding), other.Tag(coding) }).Distinct().Count());

        static Validators Tagged(byte[] bytes) => new(Validators.TagOf(bytes), null);
    }

    [Fact]
    public async Task BytesThatWereEvictedAreMadeAgainAndAPollNeedsNone()
    {
        var edition = Edition.Empty(Shape);
        // There is no room for the bytes.
        using var catalog = Catalog(new TextSource(_ => Task.FromResult<DocumentContent?>(Content(Text))), sizeLimit: 8 * 3_000);
        var document = catalog.Find("/articles/2026-03-01/a", edition)!;
        var (first, bodies) = await catalog.GetAsync(document, edition, edition);
        Assert.Equal(Text, bodies!.TryGet(ContentCoding.Identity)); // The first reader gets them although they are not kept.
        Assert.Null(catalog.TryGetBodies(first));
        Assert.True(document.Representation!.IsCurrent(edition, Shape, _clock.GetUtcNow()));
        var (second, again) = await catalog.GetAsync(document, edition, edition);
        Assert.Equal(Text, again!.TryGet(ContentCoding.Identity));
        Assert.Same(first.Validators, second.Validators);
        Assert.Equal(2, catalog.Makes);
    }

    [Fact]
    public async Task ACrawlerOfEverythingNeitherFillsTheMemoryNorMakesAHotDocumentLeave()
    {
        var edition = Edition.Empty(Shape);
        using var catalog = Catalog(new TextSource(_ => Task.FromResult<DocumentContent?>(Content(Text))), sizeLimit: 8 * 100 * 30_000);
        var hot = catalog.Find("/articles/2026-03-01/hot", edition)!;
        var (representation, _) = await catalog.GetAsync(hot, edition, edition);
        for (var page = 0; page < 3000; page++)
        {
            var document = catalog.Find($"/articles/2026-03-01/p-{page}", edition)!;
            await catalog.GetAsync(document, edition, edition);
            Assert.Same(hot, catalog.Find("/articles/2026-03-01/hot", edition));
            Assert.NotNull(catalog.TryGetBodies(representation));
            Assert.InRange(catalog.Count, 1, 1700);
        }
    }

    [Fact]
    public async Task WhatIsMadeAheadKeepsItsBytesHoweverManyPagesAreAskedFor()
    {
        var edition = Edition.Empty(Shape);
        using var catalog = Catalog(
            [new AheadSource(new() { ["a"] = new() }), new TextSource(_ => Task.FromResult<DocumentContent?>(Content(Text)))],
            sizeLimit: 8 * 10 * 30_000);
        await catalog.MakeAheadAsync(edition, CancellationToken.None);
        var ahead = catalog.Find("/assets/a", edition)!.Representation!;
        var first = catalog.Find("/articles/2026-03-01/p-0", edition);
        for (var page = 0; page < 300; page++)
        {
            await catalog.GetAsync(catalog.Find($"/articles/2026-03-01/p-{page}", edition)!, edition, edition);
        }

        Assert.NotNull(catalog.TryGetBodies(ahead));
        await Eventually.HoldsAsync(
            () => !ReferenceEquals(first, catalog.Find("/articles/2026-03-01/p-0", edition)), "the first page is to be forgotten");
    }

    [Fact]
    public async Task DocumentsThatArePolledInTurnAreMadeOnceAlthoughTheirBytesLeave()
    {
        var edition = Edition.Empty(Shape);
        using var catalog = Catalog(new TextSource(_ => Task.FromResult<DocumentContent?>(Content(Text))), sizeLimit: 8 * 100 * 30_000);
        for (var page = 0; page < 1000; page++)
        {
            await catalog.GetAsync(catalog.Find($"/articles/2026-03-01/p-{page}", edition)!, edition, edition);
        }

        Assert.All(Enumerable.Range(0, 1000), page =>
        {
            var polled = catalog.Find($"/articles/2026-03-01/p-{page}", edition)!.Representation;
            Assert.True(polled?.IsCurrent(edition, edition.Shape, _clock.GetUtcNow()));
        });
    }

    [Fact]
    public async Task ALargeDocumentIsKeptThoughOthersFillTheMemory()
    {
        var edition = Edition.Empty(Shape);
        var bytes = Text;
        using var catalog = Catalog(new TextSource(_ => Task.FromResult<DocumentContent?>(Content(bytes))), sizeLimit: 8 * 1_000_000);
        for (var page = 0; page < 100; page++)
        {
            await catalog.GetAsync(catalog.Find($"/articles/2026-03-01/p-{page}", edition)!, edition, edition);
        }

        bytes = new byte[400_000]; // Nearly the whole limit, with its codings.
        var large = catalog.Find("/articles/2026-03-01/large", edition)!;
        var makes = catalog.Makes;
        for (var asked = 0; asked < 3; asked++)
        {
            await catalog.GetAsync(large, edition, edition);
        }

        Assert.Equal(1, catalog.Makes - makes);
    }

    [Fact]
    public async Task DocumentsThatAreNotMadeAheadLeaveAProcessorToPolls()
    {
        var edition = Edition.Empty(Shape);
        var (running, most) = (0, 0);
        using var catalog = Catalog(new TextSource(async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return Content(Text);
        }));
        await Task.WhenAll(Enumerable.Range(0, 500).Select(
            page => catalog.GetAsync(catalog.Find($"/articles/2026-03-01/p-{page}", edition)!, edition, edition)));
        Assert.InRange(most, 1, Math.Max(1, Environment.ProcessorCount / 2));
    }

    [Fact]
    public async Task AFailureLeavesTheLastGoodBytesUntilAMinuteHasPassed()
    {
        var isBroken = false;
        using var catalog = Catalog(new TextSource(edition => isBroken
            ? throw new InvalidOperationException("broken")
            : Task.FromResult<DocumentContent?>(Content(Encoding.UTF8.GetBytes($"{edition.Number}")))));
        var (one, two) = (Numbered(1), Numbered(2));
        var document = catalog.Find("/articles/2026-03-01/a", one)!;
        var good = await catalog.GetAsync(document, one, one);
        isBroken = true;
        for (var asked = 0; asked < 3; asked++)
        {
            var (representation, bodies) = await catalog.GetAsync(document, two, two);
            Assert.Equal("1"u8.ToArray(), bodies!.TryGet(ContentCoding.Identity));
            Assert.Same(good.Representation.Validators, representation.Validators);
            Assert.Same(bodies, representation.LastGood); // Held: the cache may need the room.
        }

        Assert.Equal((2, 1), (catalog.Makes, _log.Count("cannot be made")));
        isBroken = false;
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(document.Representation!.IsCurrent(two, Shape, _clock.GetUtcNow()));
        Assert.Equal("2"u8.ToArray(), (await catalog.GetAsync(document, two, two)).Bodies!.TryGet(ContentCoding.Identity));
    }

    [Fact]
    public async Task AFailureWithoutAnythingGoodIsTriedAgainAfterAMinuteAndNotWithEachRequest()
    {
        var edition = Edition.Empty(Shape);
        using var catalog = Catalog(new TextSource(_ => throw new InvalidOperationException("broken")));
        var document = catalog.Find("/articles/2026-03-01/a", edition)!;
        for (var asked = 0; asked < 3; asked++)
        {
            var (representation, bodies) = await catalog.GetAsync(document, edition, edition);
            Assert.Equal((RepresentationState.Unavailable, null), (representation.State, bodies));
        }

        Assert.Equal(1, catalog.Makes);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await catalog.GetAsync(document, edition, edition);
        Assert.Equal(2, catalog.Makes);
    }

    [Fact]
    public async Task WhatIsLackingIsAskedForAgainAfterSeconds()
    {
        var edition = Edition.Empty(Shape);
        using var catalog = Catalog(new TextSource(_ => Task.FromResult<DocumentContent?>(Content(Text) with { IsComplete = false })));
        var document = catalog.Find("/articles/2026-03-01/a", edition)!;
        var (representation, _) = await catalog.GetAsync(document, edition, edition);
        Assert.True(representation.IsCurrent(edition, Shape, _clock.GetUtcNow()));
        Assert.False(representation.IsCurrent(edition, Shape, _clock.GetUtcNow().AddSeconds(5)));
    }

    [Fact]
    public async Task ADateOfAClockThatWasYearsAheadIsReplacedOnceTheClockIsRight()
    {
        var edition = Edition.Empty(Shape);
        var right = _clock.GetUtcNow();
        using var catalog = Catalog(new TextSource(
            _ => Task.FromResult<DocumentContent?>(Content(Text) with { Changed = _clock.GetUtcNow() })));
        var document = catalog.Find("/articles/2026-03-01/a", edition)!;
        _clock.AdjustTime(right.AddYears(3));
        var (ahead, bodies) = await catalog.GetAsync(document, edition, edition);
        _clock.AdjustTime(right);
        Assert.False(ahead.IsCurrent(edition, Shape, right));
        var (anew, again) = await catalog.GetAsync(document, edition, edition);
        Assert.Equal(right.AddSeconds(1), anew.Validators!.LastModified);
        Assert.True(anew.IsCurrent(edition, Shape, right));
        Assert.Same(bodies, again);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(59, 1)] // A request may read the clock before another one makes the document.
    [InlineData(61, 2)]
    public async Task AClockThatIsSetBackKeepsNoDocumentAwayForLongerThanItsMinute(int seconds, int makes)
    {
        var edition = Edition.Empty(Shape);
        using var catalog = Catalog(new TextSource(_ => throw new InvalidOperationException("broken")));
        var document = catalog.Find("/articles/2026-03-01/a", edition)!;
        await catalog.GetAsync(document, edition, edition);
        _clock.AdjustTime(_clock.GetUtcNow().AddSeconds(-seconds));
        await catalog.GetAsync(document, edition, edition);
        Assert.Equal(makes, catalog.Makes);
    }

    [Fact]
    public async Task AClockThatIsSetBackALittleTakesNoDateBack()
    {
        var edition = Edition.Empty(Shape);
        using var catalog = Catalog(new TextSource(
            _ => Task.FromResult<DocumentContent?>(Content(Text) with { Changed = _clock.GetUtcNow() })));
        var document = catalog.Find("/articles/2026-03-01/a", edition)!;
        var (before, _) = await catalog.GetAsync(document, edition, edition);
        _clock.AdjustTime(_clock.GetUtcNow().AddHours(-1));
        var (after, _) = await catalog.GetAsync(document, edition, edition);
        Assert.Equal(2, catalog.Makes);
        Assert.Same(before.Validators, after.Validators);
    }

    [Fact]
    public async Task ASlowMakeOfAnOldEditionTakesNeitherThePlaceNorTheDateOfANewerOne()
    {
        using var gate = new SemaphoreSlim(0);
        var (older, newer) = (Numbered(1), Numbered(2));
        var dates = new LastModifiedDates(_clock);
        using var catalog = new DocumentCatalog(
            [new TextSource(async edition =>
            {
                if (edition == older)
                {
                    await gate.WaitAsync();
                }

                return Content([(byte)edition.Number]) with { Changed = _clock.GetUtcNow() };
            }) { IsMadeAhead = true }],
            dates, _clock, _logs.CreateLogger<DocumentCatalog>());
        var document = catalog.Find("/articles/2026-03-01/a", older)!;
        var slow = catalog.GetAsync(document, older, older);
        var (kept, _) = await catalog.GetAsync(document, newer, newer);
        gate.Release();
        var (late, bodies) = await slow;

        Assert.Equal([1], bodies!.TryGet(ContentCoding.Identity)!); // Those who wait for it are answered.
        Assert.Null(late.Validators!.LastModified);
        Assert.Same(kept, document.Representation);
        Assert.Equal(kept.Validators!.LastModified, dates.Date(document.Path, kept.Validators.Core, _clock.GetUtcNow()));
        Assert.Equal(1, catalog.Count);
    }

    [Fact]
    public async Task ADocumentIsMadeAgainWhenAPictureThatItShowsChanges()
    {
        var edition = Edition.Empty(Shape);
        using var catalog = Catalog(new TextSource(_ => Task.FromResult<DocumentContent?>(Content(Text) with { Files = ["tin/a.png"] })));
        var document = catalog.Find("/articles/2026-03-01/a", edition)!;
        var (representation, _) = await catalog.GetAsync(document, edition, edition);
        catalog.OutdateFiles(["tin/b.png"]);
        Assert.True(representation.IsCurrent(edition, Shape, _clock.GetUtcNow()));
        catalog.OutdateFiles(["tin/a.png"]);
        Assert.False(representation.IsCurrent(edition, Shape, _clock.GetUtcNow()));
    }

    [Fact]
    public async Task OnlyWhatAnEditionChangedIsMadeAheadAndWhatItDoesNotHaveLeaves()
    {
        var parts = new Dictionary<string, object> { ["a"] = new(), ["b"] = new() };
        using var catalog = Catalog(new AheadSource(parts));
        await catalog.MakeAheadAsync(Edition.Empty(Shape), CancellationToken.None);
        Assert.Equal(2, catalog.Makes);
        parts["b"] = new();
        await catalog.MakeAheadAsync(Edition.Empty(Shape), CancellationToken.None);
        Assert.Equal((3, 2), (catalog.Makes, catalog.Count));
        parts.Remove("a");
        var other = new EditionShape(Shape.Publication, []);
        await catalog.MakeAheadAsync(Edition.Empty(other), CancellationToken.None);
        Assert.Null(catalog.Find("/assets/a", Edition.Empty(other)));
        Assert.Equal(1, catalog.Count);
    }

    public void Dispose() => _logs.Dispose();

    private DocumentCatalog Catalog(IDocumentSource? source = null, long sizeLimit = DocumentCatalog.DefaultSizeLimit) =>
        Catalog(source is null ? [] : new[] { source }, sizeLimit);

    private DocumentCatalog Catalog(IReadOnlyCollection<IDocumentSource> sources, long sizeLimit) =>
        new(sources, new LastModifiedDates(_clock), _clock, _logs.CreateLogger<DocumentCatalog>(), sizeLimit);

    private static Edition Numbered(long number)
    {
        var empty = Edition.Empty(Shape);
        return new Edition
        {
            Number = number,
            Shape = Shape,
            All = empty.All,
            Categories = empty.Categories,
            FormerAddresses = empty.FormerAddresses,
        };
    }

    private static DocumentContent Content(byte[] bytes) =>
        new() { Bytes = bytes, MediaType = "text/plain", MaxAge = TimeSpan.FromMinutes(1) };

    private static byte[] Decode(Stream stream)
    {
        using var decoded = new MemoryStream();
        using (stream)
        {
            stream.CopyTo(decoded);
        }

        return decoded.ToArray();
    }

    /// <summary>A document at every article's address, whose subject is the edition.</summary>
    private sealed class TextSource(Func<Edition, Task<DocumentContent?>> make) : IDocumentSource
    {
        public bool IsMadeAhead { get; init; }

        public Document? Find(Address address, Edition edition) =>
            address.Kind == AddressKind.Article ? Document.Of(address.Path, now => now, (now, _, _) => make(now)) : null;

        public IEnumerable<Address> All(Edition edition) => [];
    }

    /// <summary>Assets that are made ahead, each of a part.</summary>
    private sealed class AheadSource(Dictionary<string, object> parts) : IDocumentSource
    {
        public bool IsMadeAhead => true;

        public Document? Find(Address address, Edition edition) => address.Kind == AddressKind.Asset && parts.ContainsKey(address.Name)
            ? Document.Of(
                address.Path, _ => parts.GetValueOrDefault(address.Name),
                (_, part, _) => Task.FromResult<DocumentContent?>(Content([(byte)part.GetHashCode()])))
            : null;

        public IEnumerable<Address> All(Edition edition) => parts.Keys.Select(Address.Asset);
    }
}
