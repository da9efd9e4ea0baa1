using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Folder.FrontMatter;

/// <summary>An article's <c>source</c>, <c>episode</c> and <c>image.distribute</c>.</summary>
public sealed class EpisodeTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void EveryKeyOfAnEpisodeIsRead() => Assert.Equal(
        new Episode(12, 2, "bonus", true, new Picture("tin/bia.jpg"), "tin/loi.vtt"),
        Sound("episode: {number: 12, season: 2, type: Bonus, explicit: true, image: bia.jpg, transcript: loi.vtt}").Episode);

    [Theory]
    [InlineData("loi.srt", "tin/loi.srt")]
    [InlineData("/tap/loi.SRT", "tap/loi.SRT")]
    [InlineData("https://cdn.example.vn/loi.vtt?b=1", "https://cdn.example.vn/loi.vtt?b=1")]
    public void ATranscriptIsAFileOrAnAddress(string written, string read) =>
        Assert.Equal(read, Sound($"episode: {{transcript: {written}}}").Episode!.Transcript);

    [Theory]
    [InlineData("source: {title: TTXVN, url: https://example.org/a}", "TTXVN")]
    [InlineData("source: {url: https://www.example.org/a}", "www.example.org")]
    [InlineData("source: {title: '', url: https://example.org/a}", "example.org")]
    [InlineData("source: https://example.org/a", "example.org")]
    public void AnOriginHasATitleOrItsHosts(string more, string title) => Assert.Equal(title, Sound(more).Source!.Title);

    [Theory]
    [InlineData("image: anh.jpg", true)]
    [InlineData("image: {src: anh.jpg}", true)]
    [InlineData("image: {src: anh.jpg, distribute: true}", true)]
    [InlineData("image: {src: anh.jpg, Distribute: no}", false)]
    [InlineData("image:\n  src: anh.jpg\n  distribute: off", false)]
    public void APictureGoesOutUnlessItMustNot(string more, bool isDistributed) =>
        Assert.Equal(isDistributed, Sound(more).Image!.IsDistributed);

    [Theory]
    [InlineData("distribute: maybe", "4:35 warning not-distributed")]
    [InlineData("distribute: ''", "4:35 warning not-distributed")]
    [InlineData("distribute: [true]", "4:35 warning not-distributed")]
    [InlineData("distribute: ", "4:23 warning not-distributed")]
    [InlineData("distribut: false", "4:34 warning not-distributed")]
    [InlineData("distributed: true", "4:36 warning not-distributed")]
    [InlineData("distribution: none", "4:37 warning not-distributed")]
    [InlineData("dont-distribute: true", "4:40 warning not-distributed")]
    [InlineData("destribute: no", "4:35 warning not-distributed")]
    public void APictureStaysWhereItsRightsAreNotUnderstood(string word, string fault)
    {
        var change = Scan($"image: {{src: anh.jpg, {word}}}");

        Assert.Equal(fault, Shown(Assert.Single(change.Faults)));
        Assert.False(Assert.Single(change.Articles).Image!.IsDistributed);
    }

    [Theory]
    [InlineData("source: TTXVN", "4:9 warning address")]
    [InlineData("source: {title: TTXVN}", "4:9 warning wrong-type/source")]
    [InlineData("source: {title: TTXVN, url: }", "4:9 warning wrong-type/source")]
    [InlineData("source: {title: TTXVN, url: ttxvn.vn}", "4:29 warning address")]
    [InlineData("source: {url: [https://example.org/a]}", "4:15 warning wrong-type/text")]
    [InlineData("episode: 12", "4:10 warning wrong-type/episode")]
    public void WhatIsNotUnderstoodIsLeftOut(string more, string fault)
    {
        var change = Scan(more);
        var article = Assert.Single(change.Articles);

        Assert.Equal(fault, Shown(Assert.Single(change.Faults)));
        Assert.Equal((null, null), (article.Source, article.Episode));
    }

    [Theory]
    [InlineData("number: 0", "4:19 warning wrong-type/number")]
    [InlineData("season: một", "4:19 warning wrong-type/number")]
    [InlineData("type: extra", "4:17 warning wrong-type/choice")]
    [InlineData("type: [full]", "4:17 warning wrong-type/text")]
    [InlineData("explicit: clean", "4:21 warning wrong-type/flag")]
    [InlineData("image: [bia.jpg]", "4:18 warning wrong-type/text")]
    [InlineData("transcript: loi.txt", "4:23 warning transcript")]
    [InlineData("transcript: https://cdn.example.vn/loi.json", "4:23 warning transcript")]
    [InlineData("transcript: https://cdn.example.vn/loi?a.vtt", "4:23 warning transcript")]
    [InlineData("transcript: ../../loi.vtt", "4:23 warning media")]
    [InlineData("transcripts: loi.vtt", "4:11 warning unknown-key/near")]
    public void APartThatIsNotUnderstoodIsLeftOutAlone(string part, string fault)
    {
        var change = Scan($"episode: {{{part}}}");

        Assert.Equal(fault, Shown(Assert.Single(change.Faults)));
        Assert.Equal(new Episode(), Assert.Single(change.Articles).Episode);
    }

    [Fact]
    public void AWithdrawnArticleShowsNothingOfThis()
    {
        var article = Sound("""
            source: {title: TTXVN, url: https://example.org/a}
            episode: {number: 1}
            tags: [măng đen]
            authors: [Hoàng Lợi]
            image: anh.jpg
            retracted: {notice: Rút bài., date: 2026-11-21}
            """);

        Assert.Equal((null, null, null), (article.Source, article.Episode, article.Image));
        Assert.Equal((0, 0), (article.Tags.Count, article.Authors.Count));
        Assert.Equal(["măng đen"], article.ListedTags);
        Assert.Equal([new Author("Hoàng Lợi")], article.ListedAuthors);
    }

    private static string Shown(Fault fault) => $"{fault.Line}:{fault.Column} {(fault.IsError ? "error" : "warning")} {fault.Kind}";

    private Article Sound(string more)
    {
        var change = Scan(more);
        Assert.Empty(change.Faults);
        return Assert.Single(change.Articles);
    }

    private ContentChange Scan(string more)
    {
        _content.Article("tin/a.md", more: more);
        using var folder = new ScannedFolder(_content);
        return folder.Scan();
    }
}
