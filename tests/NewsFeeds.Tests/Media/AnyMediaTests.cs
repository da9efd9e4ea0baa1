using System.Text;
using NewsFeeds.Folder;

namespace NewsFeeds.Tests.Media;

/// <summary>Whatever the bytes of a media file, it has a type, and to measure it costs little.</summary>
public sealed class AnyMediaTests : IDisposable
{
    private const long MostAllocated = 64 * 1024;

    private static readonly string[] Heads =
    [
        "GIF89a\u0004\0\u0003\0\u0080\0\0\0\0\0\u00FF\u00FF\u00FF!\u00FE\u0005chuoi\0,\0\0\0\0\u0004\0\u0003\0\0\u0002\u0002\u0084Q\0;",
        "RIFF\u0016\0\0\0WEBPVP8 \u000A\0\0\0\u0030\u0001\0\u009D\u0001*\u0004\0\u0003\0",
        "RIFF\u0012\0\0\0WEBPVP8L\u0005\0\0\0/\u0003\u0080\0\0\0",
        "\0\0\0\u0018ftypavif\0\0\0\0mif1miaf\0\0\0\u0020meta\0\0\0\0\0\0\0\u0014iprp\0\0\0\u0014ispe\0\0\0\0\0\0\0\u0004\0\0\0\u0003",
        "\0\0\0\u0018ftypheic\0\0\0\0mif1heic",
        "\0\0\u0001\0\u0001\0\u0010\u0010\0\0\u0001\0\u0020\0h\u0004\0\0\u0016\0\0\0",
        "II*\0\u0008\0\0\0\u0002\0\0\u0001\u0003\0\u0001\0\0\0\u0004\0\0\0\u0001\u0001\u0003\0\u0001\0\0\0\u0003\0\0\0\u0008\0\0\0",
        "MM\0*\0\0\0\u0008\0\u0001\u0087\u0069\0\u0004\0\0\0\u0001\0\0\0\u0008\0\0\0\u0008",
        "BM\u003A\0\0\0\0\0\0\0\u0036\0\0\0\u0028\0\0\0\u0004\0\0\0\u0003\0\0\0\u0001\0\u0018\0",
        "\u00EF\u00BB\u00BF<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"&b;\">]><svg width=\"4\" onload=\"x\"><script/></svg>",
        "ID3\u0003\0\0\0\0\u0007\u0076TIT2\0\0\0\u0005\0\0\u0003a\0\u00FF\u00FB\u0090\u0064",
        "\0\0\0\u0020ftypM4A \0\0\0\0\0\0\0\u0018moov\0\0\0\u0010mvhd\0\0\0\u0001mdat\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF",
        "\0\0\0\u0014ftypqt  \0\0\0\0qt  \0\0\0\0moov",
        "OggS\0\u0002\0\0\0\0\0\0\0\0\u0001\0\0\0\0\0\0\0\0\0\0\0\u0001\u001E\u0001vorbis",
        "fLaC\u0080\0\0\u0022\u0010\0\u0010\0",
        "\u001AE\u00DF\u00A3\u0001\0\0\0\0\0\0\u001FB\u0086\u0081\u0001webm",
        "RIFF\u0024\0\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0data\u00FF\u00FF\u00FF\u00FF",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<c>x</c>\n",
        "<!doctype html><title>404</title>",
        "",
        "\u00FF\u00D8\u00FF\u00E1\0\u0002\u00FF\u00E1\u00FF\u00FFhttp://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='x'><a><b/></a>",
        "\u00FF\u00D8\u00FF\u00ED\0\u0026Photoshop 3.0\08BIM\u0004\u0004\0\0\0\0\0\u000A\u001C\u0002\u0005\0\u0005chuoi",
        "\u00FF\u00D8\u00FF\u00E2\0\u0010ICC_PROFILE\0\u0001\u0001\u00FF\u00DA\0\u0008\u0001",
        "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\0\u0004\0\0\0\u0003\u0008\u0002\0\0E\0\0"
            + "\0\0\0\u001AeXIfMM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0IEND\0\0\0\0",
        "\u0089PNG\r\n\u001A\n\0\0\0\u0016iCCPx\0\0\u0078\u009C\u0003\0\0\0\0\u0001\0\0\0\0\0\0\0\0\0\0",
        "\u0089PNG\r\n\u001A\n\0\0\0\u001AiTXtXML:com.adobe.xmp\0\0\0\0\0<a/>\0\0\0\0\u00FF\u00FF\u00FF\u00FFtEXtx\0y",
    ];

    private static readonly Corpus Files = new(
        [
            .. Heads.Select(Encoding.Latin1.GetBytes), Pictures.Jpeg(4, 3, Pictures.TurnedByAQuarter),
            Pictures.Png(4, 3, Pictures.TurnedByAQuarter), Pictures.WebP(4, 3, Pictures.TurnedByAQuarter),
            Pictures.Jpeg(4, 3, place: Pictures.Latitude), [.. Sounds.Id3(told: 9, length: 9), .. Sounds.Mp3(12)],
            [.. Sounds.Mp3Table("Xing", 9), .. Sounds.Mp3(3)], Sounds.Wave(9), Sounds.Flac(8000, 16_000),
            Sounds.Ogg(Sounds.Vorbis(8000), 16_000), Sounds.Ogg(Sounds.Opus(), 96_000), Sounds.Mp4(2000, "soun", "vide")[^600..],
            "1\n00:01,000 --> 00:02,000\nXin\n"u8.ToArray(),
        ]);

    private static readonly string[] Names =
    [
        "a.png", "a.jpg", "a.gif", "a.webp", "a.avif", "a.svg", "a.ico", "a.mp3", "a.mp4", "a.vtt", "a.srt",
        "a.m4a", "a.ogg", "a.opus", "a.flac", "a.wav",
    ];

    private readonly TemporaryContent _content = new();
    private readonly ContentFolder _folder;

    public AnyMediaTests() => _folder = _content.OpenStore();

    public void Dispose()
    {
        _folder.Dispose();
        _content.Dispose();
    }

    [Fact]
    public void AFileOfAnyBytesIsMeasuredWithFewBytesOfMemory()
    {
        Fuzz.Run(Files, 200, bytes => Measure(bytes), threads: 1); // The first reads load what all use.
        Fuzz.Run(Files, 3_000, bytes => Assert.InRange(Measure(bytes), 0, MostAllocated), threads: 1);
    }

    private long Measure(byte[] bytes)
    {
        var name = Names[bytes.Length % Names.Length];
        _content.Write(name, bytes);
        _folder.Media.Forget([name]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = _folder.Media.Find(name);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(bytes.Length > 0, file?.MediaType is not null);
        Assert.True(file?.Width is null or > 0 && file?.Height is null or > 0, $"{file?.Width} × {file?.Height}");
        return allocated;
    }
}
