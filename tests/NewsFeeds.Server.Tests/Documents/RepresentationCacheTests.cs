using System.IO.Compression;
using System.Text;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public class RepresentationCacheTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Kon Tum: hội nghị dân vận khéo. ", 400)));

    [Fact]
    public async Task TwoHundredFirstRequestsMakeOneRepresentation()
    {
        using var cache = new RepresentationCache();
        var (source, form) = (new object(), new object());
        using var gate = new ManualResetEventSlim();
        var requests = Enumerable.Range(0, 200)
            .Select(_ => cache.GetAsync(new(source, form), () =>
            {
                gate.Wait(TimeSpan.FromSeconds(30));
                return new(Text, null);
            }))
            .ToList();
        gate.Set();
        var made = await Task.WhenAll(requests);
        Assert.Equal(1, cache.Builds);
        Assert.All(made, each => Assert.Same(made[0], each));
        Assert.Same(made[0], cache.TryGet(new(source, form)));
    }

    [Fact]
    public async Task RacingRequestsNeverBuildTwice()
    {
        using var cache = new RepresentationCache();
        for (var round = 1; round <= 300; round++)
        {
            var source = new object();
            await Task.WhenAll(
                Enumerable.Range(0, 8).Select(_ => Task.Run(() => cache.GetAsync(new(source, cache), () => new(Text, null)))));
            Assert.Equal(round, cache.Builds);
        }
    }

    [Fact]
    public async Task TheCodedBodiesAreMadeOnceAndDecodeToTheSameBytes()
    {
        var representation = new Representation(Text, null);
        Assert.Null(representation.TryGet(ContentCoding.Brotli));
        var brotli = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => representation.GetAsync(ContentCoding.Brotli)));
        Assert.All(brotli, each => Assert.Same(brotli[0], each));
        Assert.Same(brotli[0], representation.TryGet(ContentCoding.Brotli));
        var gzip = await representation.GetAsync(ContentCoding.Gzip);
        Assert.Equal(Text, Decode(new BrotliStream(new MemoryStream(brotli[0].Bytes.ToArray()), CompressionMode.Decompress)));
        Assert.Equal(Text, Decode(new GZipStream(new MemoryStream(gzip.Bytes.ToArray()), CompressionMode.Decompress)));
    }

    [Fact]
    public void EqualBytesHaveEqualTagsAndEachCodingItsOwn()
    {
        var (one, same, other) = (new Representation(Text, null), new Representation([.. Text], null), new Representation([1], null));
        var codings = Enum.GetValues<ContentCoding>();
        Assert.All(codings, coding => Assert.Equal(one.Validators.Tag(coding), same.Validators.Tag(coding)));
        Assert.Equal(
            6, codings.SelectMany(coding => new[] { one.Validators.Tag(coding), other.Validators.Tag(coding) }).Distinct().Count());
    }

    [Fact]
    public async Task AnOversizedRepresentationIsServedButPushesNothingOut()
    {
        using var cache = new RepresentationCache(sizeLimit: 200_000);
        var (small, large) = (new RepresentationKey(new(), cache), new RepresentationKey(new(), cache));
        await cache.GetAsync(small, () => new(Text, null));
        var served = await cache.GetAsync(large, () => new(new byte[110_000], null));
        Assert.Equal(110_000, served.Identity.Bytes.Length);
        Assert.Null(cache.TryGet(large));
        Assert.NotNull(cache.TryGet(small));
    }

    [Fact]
    public async Task AFailureReachesAllWhoWaitAndIsNotKept()
    {
        using var cache = new RepresentationCache();
        var key = new RepresentationKey(new(), cache);
        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetAsync(key, () => throw new InvalidOperationException()));
        Assert.NotNull(await cache.GetAsync(key, () => new(Text, null)));
    }

    [Fact]
    public async Task ARemovedStateIsMadeAgain()
    {
        using var cache = new RepresentationCache();
        var key = new RepresentationKey(new(), cache);
        await cache.GetAsync(key, () => new(Text, null));
        cache.Remove(key);
        await cache.GetAsync(key, () => new(Text, null));
        Assert.Equal(2, cache.Builds);
    }

    private static byte[] Decode(Stream stream)
    {
        using var decoded = new MemoryStream();
        using (stream)
        {
            stream.CopyTo(decoded);
        }

        return decoded.ToArray();
    }
}
