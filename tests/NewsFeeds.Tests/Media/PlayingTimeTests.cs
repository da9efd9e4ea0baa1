using NewsFeeds.Media;

namespace NewsFeeds.Tests.Media;

public sealed class PlayingTimeTests : IDisposable
{
    private const long MostAllocated = 2 * 1024 * 1024;

    private readonly TemporaryContent _content = TemporaryContent.Empty();

    public static TheoryData<string, byte[], int> Kinds => new()
    {
        { "a.mp3", Sounds.Mp3(195), 7 }, // 7.02 s
        { "a.mp3", [.. Sounds.Mp3Table("Info", 195), .. Sounds.Mp3(195)], 7 },
        { "a.mp3", [.. Sounds.Mp3Table("Xing", 100_000), .. Sounds.Mp3(9)], 3600 },
        { "a.mp3", [.. Sounds.Id3(300, 300), .. Sounds.Mp3(195)], 7 },
        { "a.mp3", [.. Sounds.Id3(9000, 9000), .. Sounds.Id3(5, 5), .. Sounds.Mp3Table("Xing", 100_000)], 3600 },
        { "a.wav", Sounds.Wave(20_000), 2 }, // Half a second goes to the even number.
        { "a.wav", Sounds.Wave(12_001), 2 },
        { "a.wav", Sounds.Wave(24_000, told: uint.MaxValue), 3 }, // written while it lasted
        { "a.flac", Sounds.Flac(44_100, 44_100 * 90), 90 },
        { "a.ogg", Sounds.Ogg(Sounds.Vorbis(22_050), 22_050 * 61), 61 },
        { "a.opus", Sounds.Ogg(Sounds.Opus(), 48_000 * 61), 61 },
        { "a.ogv", [.. Sounds.Ogg(Sounds.Vorbis(8_000), 80_000), .. Sounds.Page(4, 999_999, 8, [0])], 10 },
        { "a.m4a", Sounds.Mp4(61_400, "soun"), 61 },
        { "a.mp4", Sounds.Mp4(61_400, "soun", "vide"), 61 },
        { "a.m4a", Sounds.LongMp4(9_000_000_000), 9_000_000 },
    };

    public static TheoryData<string, byte[]> Silent => new()
    {
        { "a.mp3", [.. Sounds.Mp3(2), .. Sounds.Mp3Table("Data", 9), .. Sounds.Mp3(9)] }, // several bit rates and no table
        { "a.mp3", Sounds.Mp3(1) },
        { "a.mp3", [0xFF, 0xF3, 0x08, 0xC0, .. new byte[4000]] }, // a bit rate that only a decoder finds out
        { "a.mp3", [.. Sounds.Id3(40, 40), .. "fLaC"u8, .. new byte[400]] },
        { "a.wav", Sounds.Wave(0) },
        { "a.wav", Sounds.Wave(3000) }, // less than half a second
        { "a.flac", Sounds.Flac(0, 100) },
        { "a.flac", Sounds.Flac(44_100, 0) },
        { "a.ogg", Sounds.Ogg(Sounds.Vorbis(0), 80_000) },
        { "a.ogg", Sounds.Ogg(Sounds.Vorbis(8_000), -1)[..^30] },
        { "a.ogg", Sounds.Ogg("fishead\0"u8.ToArray(), 80_000) },
        { "a.m4a", Sounds.Mp4(0, "soun") },
        { "a.m4a", Sounds.Mp4(uint.MaxValue, "soun") }, // not known
        { "a.m4a", Sounds.LongMp4(-1) },
        { "a.aac", [0xFF, 0xF1, 0x50, 0x80, .. new byte[400]] },
    };

    public static TheoryData<string> Hostile => [.. HostileFiles.Keys];

    private static Dictionary<string, Func<byte[]>> HostileFiles { get; } = new()
    {
        ["tag.mp3"] = () => Sounds.Id3(told: 0xFFFFFFF, length: 50),
        ["tags.mp3"] = () => Sounds.Repeated(Sounds.Id3(0, 0), 300_000),
        ["chunks.wav"] = () => [.. Sounds.Wave(0)[..36], .. Sounds.Repeated("JUNK\0\0\0\0"u8.ToArray(), 500_000)],
        ["lastpage.ogg"] = () => [.. Sounds.Page(2, 0, 7, Sounds.Opus()), .. new byte[5_000_000]],
        ["pages.ogg"] = () => [.. Sounds.Page(2, 0, 7, Sounds.Opus()), .. Sounds.Repeated(Sounds.Page(0, 5, 8, [0]), 100_000)],
        ["marks.ogg"] = () => [.. Sounds.Page(2, 0, 7, Sounds.Opus()), .. Sounds.Repeated("OggS"u8.ToArray(), 500_000)],
        ["boxes.m4a"] = () => [.. Sounds.Box("ftyp"), .. Sounds.Repeated(Sounds.Box("moof"), 500_000)],
        ["tracks.mp4"] = () => [.. Sounds.Box("ftyp"), .. Sounds.Box("moov", Sounds.Repeated(Sounds.Box("trak"), 500_000))],
        ["deep.mp4"] = () => [.. Sounds.Box("ftyp"), .. Sounds.Repeated([0, 0, 0, 0, .. "moov"u8], 500_000)],
    };

    public void Dispose() => _content.Dispose();

    [Theory, MemberData(nameof(Kinds))]
    public void TheHeadersTellHowLongItPlays(string name, byte[] bytes, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read(name, bytes).Duration);

    [Theory, MemberData(nameof(Silent))]
    public void WhereTheHeadersDoNotTellNothingIsGuessed(string name, byte[] bytes) => Assert.Null(Read(name, bytes).Duration);

    /// <summary>A wrong length is worse than none.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void ATornOrFalseFileIsNoFailure(string name, byte[] bytes, int seconds)
    {
        var times = new HashSet<TimeSpan?>();
        for (var at = 0; at < bytes.Length; at += 1 + (bytes.Length / 50))
        {
            times.Add(Read(name, bytes[..at]).Duration);
            foreach (var lie in (byte[])[0x00, 0x7F, 0xFF])
            {
                var lying = bytes.ToArray();
                lying.AsSpan(at, Math.Min(4, lying.Length - at)).Fill(lie);
                times.Add(Read(name, lying).Duration);
            }
        }

        Assert.Contains(TimeSpan.FromSeconds(seconds), times);
        Assert.DoesNotContain(times, time => time is { } some && (some <= TimeSpan.Zero || some.Ticks % TimeSpan.TicksPerSecond != 0));
    }

    [Theory, MemberData(nameof(Hostile))]
    public void WhateverAFileSaysItTakesLittleMemory(string name)
    {
        var path = _content[_content.Write(name, HostileFiles[name]())];
        MediaHeader.Read(path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var header = MediaHeader.Read(path);

        Assert.Null(header.Duration);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
    }

    [Fact]
    public void AFileOfManyGigabytesIsReadAtItsEnds()
    {
        _content.Write("a.mp3", Sounds.Mp3(20));
        _content.Write("a.opus", Sounds.Ogg(Sounds.Opus(), 48_000));
        foreach (var name in (string[])["a.mp3", "a.opus"])
        {
            using (var file = File.OpenWrite(_content[name]))
            {
                file.SetLength(5_000_000_000);
            }

            Assert.Null(MediaHeader.Read(_content[name]).Duration);
        }
    }

    [Fact]
    public void AnMp4WithoutPicturesIsSoundAlone()
    {
        Assert.True(Read("a.mp4", Sounds.Mp4(1000, "soun")).IsSoundAlone);
        Assert.True(Read("a.mp4", Sounds.Mp4(1000, "text", "soun")).IsSoundAlone);
        Assert.False(Read("a.mp4", Sounds.Mp4(1000, "soun", "vide")).IsSoundAlone);
        Assert.False(Read("a.mp4", Sounds.Mp4(1000)).IsSoundAlone);
    }

    private MediaHeader Read(string name, byte[] bytes) => MediaHeader.Read(_content[_content.Write(name, bytes)]);
}
