using NewsFeeds.Media;

namespace NewsFeeds.Tests.Media;

public sealed class PictureSizeTests : IDisposable
{
    private readonly TemporaryContent _content = TemporaryContent.Empty();

    public static TheoryData<string, byte[], int, int> Kinds => new()
    {
        { "a.jpg", Pictures.Jpeg(400, 300), 400, 300 },
        { "a.jpg", Pictures.Jpeg(400, 300, place: Pictures.Latitude), 400, 300 },
        { "a.png", Pictures.Png(400, 300), 400, 300 },
        { "a.gif", Pictures.Gif(400, 300), 400, 300 },
        { "a.webp", Pictures.WebP(400, 300), 400, 300 },
        { "a.webp", Pictures.SmallWebP(400, 300, isLossless: false), 400, 300 },
        { "a.webp", Pictures.SmallWebP(400, 300, isLossless: true), 400, 300 },
        { "a.avif", Pictures.Avif(400, 300), 400, 300 },
        { "a.avif", Pictures.Avif(400, 300, quarters: 2), 400, 300 },
        { "a.avif", Pictures.Avif(400, 300, quarters: 3), 300, 400 },
        { "a.avif", Pictures.Avif(400, 300, quarters: 1, cut: (200, 100)), 100, 200 },
        { "a.ico", Pictures.Icon(16, 48, 32), 48, 48 },
        { "a.ico", Pictures.Icon(16, 0), 256, 256 }, // One byte cannot hold 256.
        { "tiff.jpg", Pictures.Tiff(400, 300), 400, 300 },
        { "tiff.jpg", Pictures.Tiff(400, 300, Pictures.TurnedByAQuarter), 300, 400 },
    };

    public static TheoryData<string> Measurable => [.. HostilePictures.Measurable.Keys];

    public static TheoryData<string> Unmeasurable => [.. HostilePictures.Unmeasurable.Keys];

    public void Dispose() => _content.Dispose();

    [Theory, MemberData(nameof(Kinds))]
    public void EveryKindOfPictureHasASize(string name, byte[] picture, int width, int height)
    {
        var header = Read(name, picture);

        Assert.Equal((width, height), (header.Width, header.Height));
        Assert.True(header.IsIntact);
    }

    [Fact]
    public void ExifTellsWhereAPictureWasTaken()
    {
        foreach (var place in (int?[])[null, Pictures.PlaceVersion, Pictures.Latitude, Pictures.Longitude])
        {
            var pictures = new[]
            {
                Read("a.jpg", Pictures.Jpeg(400, 300, place: place)), Read("a.png", Pictures.Png(400, 300, place: place)),
                Read("a.webp", Pictures.WebP(400, 300, place: place)),
            };
            Assert.All(pictures, picture => Assert.Equal(place > Pictures.PlaceVersion, picture.TellsPlace));
            Assert.All(pictures, picture => Assert.Equal((400, 300), (picture.Width, picture.Height)));
        }
    }

    [Fact]
    public void ADrawingHasNone() => Assert.Null(Read("a.svg", "<svg width='9' height='9'/>"u8.ToArray()).Width);

    [Fact]
    public void BytesBetweenTheSegmentsOfAJpegAreSteppedOver() =>
        Assert.Equal(400, Read("a.jpg", Pictures.Jpeg(400, 300, before: [0, 7, 0xFF, 0, 0xFF, 0xFF, 0xFF])).Width);

    [Fact]
    public void TheFirstExifCounts()
    {
        var turned = Pictures.Jpeg(400, 300, Pictures.TurnedByAQuarter)[2..^2]; // without the marks of its beginning and end
        Assert.Equal(400, Read("a.jpg", Pictures.Jpeg(400, 300, 1, turned)).Width);
    }

    /// <summary>Whatever stands in a file, memory for one block is all that it takes.</summary>
    [Theory, MemberData(nameof(Measurable))]
    public void WhatIsDearToReadIsNotRead(string name)
    {
        var (header, allocated) = Measured(name, HostilePictures.Measurable[name]());

        Assert.Equal((300, 400, true), (header.Width, header.Height, header.IsIntact));
        Assert.InRange(allocated, 0, 16 * 1024);
    }

    [Theory, MemberData(nameof(Unmeasurable))]
    public void APictureWhoseSizeStandsBeyondTheBoundIsServedWithoutIt(string name)
    {
        var (header, allocated) = Measured(name, HostilePictures.Unmeasurable[name]());

        Assert.Equal((null, null, true), (header.Width, header.Height, header.IsIntact));
        Assert.InRange(allocated, 0, 16 * 1024);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void NumbersThatLieLeadNowhere(string name, byte[] picture, int width, int height)
    {
        var sizes = new HashSet<(int?, int?)>();
        for (var at = 0; at < picture.Length; at += 1 + (picture.Length / 100))
        {
            foreach (var lie in (byte[])[0x00, 0xFF])
            {
                var lying = picture.ToArray();
                lying.AsSpan(at, Math.Min(4, lying.Length - at)).Fill(lie);
                var header = Read(name, lying);
                sizes.Add((header.Width, header.Height));
            }
        }

        Assert.Contains((width, height), sizes);
        Assert.DoesNotContain(sizes, size => size.Item1 <= 0 || size.Item2 <= 0 || size.Item1.HasValue != size.Item2.HasValue);
    }

    private MediaHeader Read(string name, byte[] picture) => MediaHeader.Read(_content[_content.Write(name, picture)]);

    private (MediaHeader Header, long Allocated) Measured(string name, byte[] picture)
    {
        Read(name, picture);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var header = MediaHeader.Read(_content[name]);
        return (header, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
