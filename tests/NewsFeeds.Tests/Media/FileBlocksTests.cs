using NewsFeeds.Media;

namespace NewsFeeds.Tests.Media;

public sealed class FileBlocksTests : IDisposable
{
    private readonly TemporaryContent _content = TemporaryContent.Empty();

    public void Dispose() => _content.Dispose();

    [Theory, InlineData(1), InlineData(5000), InlineData(1_000_000)]
    public void AtMost512BlocksAreReadHoweverAFileIsWalked(int step)
    {
        using var file = File.Create(_content["a"]);
        file.SetLength(4_000_000_000);
        file.Flush();
        var blocks = new FileBlocks(file.SafeFileHandle);
        var place = 0L;
        while (blocks.At(place, 4).Length == 4)
        {
            place += step;
        }

        Assert.True(blocks.IsSpent);
        Assert.InRange(place, 0, 512L * Math.Max(step, 4096));
    }

    [Fact]
    public void ANumberIsReadFromEitherEnd()
    {
        var blocks = Open([0, 1, 2, 0xFF]);
        Assert.Equal((0x0102, 0x020100), (blocks.Big(0, 3), blocks.Little(0, 3)));
        Assert.Equal((0xFF, 0x102FF), (blocks.Big(3, 1), blocks.Big(0, 4)));
    }

    [Theory, InlineData(2), InlineData(4), InlineData(-1), InlineData(long.MaxValue)]
    public void WhatIsNotThereIsNoNumber(long place)
    {
        var blocks = Open([0, 1, 2, 3]);
        Assert.Null(blocks.Big(place, 4));
        Assert.False(blocks.Has(place, "\u0002\u0003\0"u8));
        Assert.False(blocks.IsSpent);
    }

    private FileBlocks Open(byte[] bytes)
    {
        _content.Write("a", bytes);
        using var file = File.OpenHandle(_content["a"]);
        var blocks = new FileBlocks(file);
        Assert.Equal(bytes, blocks.At(0, 100));
        return blocks;
    }
}
