using System.Text;
using NewsFeeds.Folder;
using NewsFeeds.Media;

namespace NewsFeeds.Tests.Media;

public sealed class MediaHeaderTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly ContentFolder _folder;

    public MediaHeaderTests() => _folder = _content.OpenStore();

    public static TheoryData<string, Func<int, byte[]>> Cameras => new()
    {
        { "a.jpg", orientation => Pictures.Jpeg(400, 300, orientation) },
        { "a.webp", orientation => Pictures.WebP(400, 300, orientation) },
        { "a.png", orientation => Pictures.Png(400, 300, orientation) },
    };

    public void Dispose()
    {
        _folder.Dispose();
        _content.Dispose();
    }

    [Theory, MemberData(nameof(Cameras))]
    public void APictureHasTheSizeAtWhichItIsShown(string name, Func<int, byte[]> write)
    {
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            _content.Write(name, write(orientation));
            _folder.Media.Forget([name]);
            Assert.Equal(orientation < 5 ? (400, 300) : (300, 400), Find(name) is { } file ? (file.Width, file.Height) : default);
        }
    }

    [Theory]
    [InlineData("a.jpg", "image/jpeg", "\u00FF\u00D8\u00FF\u00E0")]
    [InlineData("a.mp3", "audio/mpeg", "\u00FF\u00FB\u0090\u0064\0\0")]
    [InlineData("a.mp3", "audio/mpeg", "ID3\u0003\0\0\0")]
    [InlineData("a.aac", "audio/aac", "\u00FF\u00F1\u0050\0")]
    [InlineData("a.m4a", "audio/mp4", "\0\0\0\u0020ftypM4A \0\0\0\0")]
    [InlineData("a.m4a", "audio/mp4", "\0\0\0\u0020ftypisom\0\0\0\0")]
    [InlineData("a.m4a", "audio/mp4", "\0\0\0\u0020ftypdash\0\0\0\0")]
    [InlineData("a.mp4", "video/mp4", "\0\0\0\u0020ftypqt  \0\0\0\0")]
    [InlineData("a.m4v", "video/mp4", "\0\0\0\u0008wide\0\0\0\0mdat")]
    [InlineData("a.avif", "image/avif", "\0\0\0\u0020ftypavif\0\0\0\0mif1")]
    [InlineData("a.avif", "image/avif", "\0\0\0\u0020ftypmif1\0\0\0\0avif")]
    [InlineData("a.ogg", "audio/ogg", "OggS\0\u0002")]
    [InlineData("a.flac", "audio/flac", "fLaC\0\0\0\u0022")]
    [InlineData("a.webm", "video/webm", "\u001AE\u00DF\u00A3\u0001\0")]
    [InlineData("a.wav", "audio/wav", "RIFF\0\0\0\0WAVEfmt ")]
    [InlineData("a.wav", "audio/wav", "RF64\u00FF\u00FF\u00FF\u00FFWAVEds64\0")]
    [InlineData("a.ico", "image/x-icon", "\0\0\u0001\0\u0001\0")]
    [InlineData("a.svg", "image/svg+xml", "\u00EF\u00BB\u00BF<?xml version=\"1.0\"?><svg/>")]
    [InlineData("a.vtt", "text/vtt", "\u00EF\u00BB\u00BFWEBVTT\n\n")]
    [InlineData("a.srt", "application/x-subrip", "\u00EF\u00BB\u00BF\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\nXin ch\u00E0o\r\n")]
    [InlineData("a.png", "image/jpeg", "\u00FF\u00D8\u00FF\u00E0")]
    [InlineData("a.jpg", "image/avif", "\0\0\0\u0020ftypavif\0\0\0\0mif1")]
    [InlineData("a.jpg", "image/heic", "\0\0\0\u0020ftypheic\0\0\0\0mif1")]
    [InlineData("a.mp3", "audio/mp4", "\0\0\0\u0020ftypM4A \0\0\0\0")]
    [InlineData("a.mp3", "audio/wav", "RIFF\0\0\0\0WAVEfmt ")]
    [InlineData("a.ogg", "audio/mpeg", "\u00FF\u00FB\u0090\u0064\0\0")]
    [InlineData("a.svg", "image/png", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR")]
    public void TheTypeComesFromTheBytesAndFromTheNameWhereTheyDoNotTell(string name, string mediaType, string bytes)
    {
        _content.Write(name, [.. Encoding.Latin1.GetBytes(bytes), .. new byte[40]]);

        Assert.Equal(mediaType, Find(name)!.MediaType);
        Assert.Equal(mediaType != MediaTypes.Of(name), Find(name)!.IsMisnamed);
    }

    [Theory]
    [InlineData("a.svg", "  <!DOCTYPE html><title>404</title>")]
    [InlineData("a.svg", "<html>")]
    [InlineData("a.svg", "không tìm thấy")]
    [InlineData("a.vtt", "<html>")]
    [InlineData("a.srt", "<html>")]
    [InlineData("a.srt", "404 không tìm thấy")]
    [InlineData("a.srt", "xem --> đây")]
    [InlineData("a.jpg", "<!doctype html>")]
    [InlineData("a.jpg", "không tìm thấy")]
    [InlineData("a.png", "BM")]
    [InlineData("a.gif", "\0\0\0\0")]
    [InlineData("a.mp3", "<!doctype html>")]
    [InlineData("a.mp4", "BMW")]
    [InlineData("a.webm", "P5 là một")]
    public void BytesThatAreNoMediaKeepTheTypeOfTheirName(string name, string text)
    {
        _content.Write(name, text);

        Assert.Equal((MediaTypes.Of(name), false), (Find(name)!.MediaType, Find(name)!.IsIntact));
    }

    [Fact]
    public void APictureThatIsTornBeforeItsSizeIsNotIntact()
    {
        var pictures = new[] { ("a.jpg", Pictures.Jpeg(9, 9)), ("a.png", Pictures.Png(9, 9)), ("a.webp", Pictures.WebP(9, 9)) };
        foreach (var (name, whole) in pictures)
        {
            _content.Write("whole/" + name, whole);
            _content.Write(name, whole[..14]);
            Assert.True(Find("whole/" + name)!.IsIntact, name);
            Assert.False(Find(name)!.IsIntact, name);
        }
    }

    [Fact]
    public void AContradictionIsToldOnceForEachVersionOfTheFile()
    {
        var told = new List<string>();
        _folder.Media.FaultFound += fault => told.Add(fault.ToString());
        _content.Write("tin/a.jpg", Pictures.Png(9, 9));
        _content.Write("tin/b.jpg", Pictures.Jpeg(9, 9));
        for (var time = 0; time < 2; time++)
        {
            Find("tin/a.jpg");
            Find("tin/b.jpg");
        }

        Assert.StartsWith("tin/a.jpg:1:1: warning: the name says image/jpeg, but", Assert.Single(told), StringComparison.Ordinal);
        _content.Write("tin/a.jpg", "<html>");
        _folder.Media.Forget(["tin/a.jpg"]);
        Find("tin/a.jpg");
        Assert.EndsWith("[wrong-media-type]", told[1], StringComparison.Ordinal);
        Assert.Equal(2, told.Count);
    }

    private MediaFile? Find(string path) => _folder.Media.Find(path);
}
