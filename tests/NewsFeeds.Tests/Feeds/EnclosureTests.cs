using NewsFeeds.Rendering;
using NewsFeeds.Tests.Folder;

namespace NewsFeeds.Tests.Feeds;

public sealed class EnclosureTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void AFileTellsItsOwnLength()
    {
        _content.Write("tin/nghe.mp3", [1, 2, 3]);

        Assert.Equal(
            new FeedEnclosure($"{Some.Root}/media/tin/nghe.mp3", "audio/mpeg", 3), Assert.Single(Of("{src: nghe.mp3, length: 99}")));
    }

    [Theory]
    [InlineData("nghe.mp3", 7)]
    [InlineData("{src: nghe.mp3, duration: \"1:05\"}", 65)]
    public void AFileTellsHowLongItPlaysWhereTheEditorDoesNot(string enclosure, int seconds)
    {
        _content.Write("tin/nghe.mp3", Sounds.Mp3(195));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(Of(enclosure)).Duration);
    }

    [Theory]
    [InlineData("nghe.mp4", "audio/mp4")]
    [InlineData("xem.mp4", "video/mp4")]
    [InlineData("sai.mp3", "audio/mp4")]
    [InlineData("{src: sai.mp3, type: audio/mpeg}", "audio/mp4")]
    [InlineData("{src: nghe.mp4, type: video/mp4}", "video/mp4")]
    public void AnMp4WithoutPicturesIsASound(string enclosure, string mediaType)
    {
        _content.Write("tin/nghe.mp4", Sounds.Mp4(1000, "soun"));
        _content.Write("tin/sai.mp3", Sounds.Mp4(1000, "soun"));
        _content.Write("tin/xem.mp4", Sounds.Mp4(1000, "vide", "soun"));

        Assert.Equal(mediaType, Assert.Single(Of(enclosure)).MediaType);
    }

    [Theory]
    [InlineData("nghe.mp3", "audio/wav")]
    [InlineData("{src: nghe.mp3, type: audio/mpeg}", "audio/wav")]
    [InlineData("{src: nghe.wav, type: audio/x-wav}", "audio/x-wav")]
    public void TheBytesTellTheTypeWhereTheNameIsWrong(string enclosure, string mediaType)
    {
        _content.Write("tin/nghe.mp3", "RIFF\0\0\0\0WAVEfmt ");
        _content.Write("tin/nghe.wav", "RIFF\0\0\0\0WAVEfmt ");

        Assert.Equal(mediaType, Assert.Single(Of(enclosure)).MediaType);
    }

    [Theory]
    [InlineData("mất.mp3")]
    [InlineData("{src: mất.mp3, type: audio/mpeg, length: 99}")]
    [InlineData("rỗng.mp3")]
    public void AFileThatIsNotThereIsLeftOut(string enclosure)
    {
        _content.Write("tin/rỗng.mp3", "");

        Assert.Empty(Of(enclosure));
    }

    [Theory]
    [InlineData("audio")]
    [InlineData("audio/*")]
    [InlineData("audio/mpeg, audio/wav")]
    [InlineData("audio/mpeg; codecs")]
    [InlineData("audio/mp<3>")]
    [InlineData("-audio/mpeg")]
    public void ATypeThatIsNoneIsWarnedOfAndTheFilesOwnStands(string type)
    {
        _content.Write("tin/nghe.mp3", [1, 2, 3]);

        Assert.Equal("audio/mpeg", Assert.Single(Of($"{{src: nghe.mp3, type: \"{type}\"}}")).MediaType);
        Assert.Equal("wrong-type", Assert.Single(new ScannedFolder(_content).Scan().Faults).Code);
    }

    [Theory]
    [InlineData("audio/vnd.dolby.heaac.1")]
    [InlineData("audio/ogg; codecs=\\\"opus\\\"")]
    public void ATypeByTheGrammarStands(string type)
    {
        _content.Write("tin/nghe.mp3", [1, 2, 3]);

        Assert.Equal(
            type.Replace("\\", "", StringComparison.Ordinal), Assert.Single(Of($"{{src: nghe.mp3, type: \"{type}\"}}")).MediaType);
    }

    [Fact]
    public void WhatStandsElsewhereIsTakenAtItsWord() => Assert.Equal(
        [
            new FeedEnclosure("https://cdn.example.vn/a.mp3", "audio/mpeg", 99),
            new FeedEnclosure("https://cdn.example.vn/b", "video/mp4", 0),
        ],
        Of("{src: \"https://cdn.example.vn/a.mp3\", length: 99}, {src: \"https://cdn.example.vn/b\", type: video/mp4}, "
            + "\"https://cdn.example.vn/c\""));

    private FeedEnclosure[] Of(string enclosures)
    {
        _content.Article("tin/a.md", more: $"enclosures: [{enclosures}]");
        using var newsroom = new OpenNewsroom(_content);
        return [.. Assert.Single(newsroom.Feed("tin").Entries).Enclosures];
    }
}
