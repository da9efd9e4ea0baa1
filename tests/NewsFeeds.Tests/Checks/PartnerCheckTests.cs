using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

/// <summary>What a check says of partner feeds and podcasts.</summary>
public sealed class PartnerCheckTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryContent _content = new();

    public PartnerCheckTests()
    {
        _content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        _content.Article("kinh-te/a.md", more: "tags: [măng đen, bão, báo]\nauthors: [TTXVN]");
    }

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("categories: [Kinh tế], tags: [Măng đen], authors: [ttxvn]", null)]
    [InlineData("exclude: {tags: [tài trợ], authors: [AFP]}", null)]
    [InlineData("tags: [xe]", null)]
    [InlineData("categories: [kinh-te, kinh-to]", "7:31 unknown-category/near")]
    [InlineData("categories: thời tiết", "7:21 unknown-category")]
    [InlineData("exclude: {categories: [Thời tiết]}", "7:32 unknown-category/excluded")]
    [InlineData("exclude: {categories: kinh-to}", "7:31 unknown-category/excluded-near")]
    [InlineData("tags: [măng  den]", "7:16 unknown-tag/near")]
    [InlineData("tags: [den]", null)]
    [InlineData("exclude: {tags: [mang-den]}", "7:26 unknown-tag/near")]
    [InlineData("exclude: {tags: [bao]}", "7:26 unknown-tag/near")]
    [InlineData("exclude: {authors: TTVXN}", "7:28 unknown-author/near")]
    public void ANameOfARuleThatIsNothingsIsTold(string rule, string? fault)
    {
        _content.Publication($"feeds:\n  MSN: {{{rule}}}");
        Assert.Equal(fault is null ? [] : [$"_index.md {fault}"], Run());
    }

    [Theory]
    [InlineData("true", "3:10 no-podcast-guid", "3:10 podcast/no-category", "3:10 podcast/no-image")]
    [InlineData(
        "{guid: a, category: Newz, image: bia.png}", "3:17 podcast/guid", "3:30 podcast/category-near", "3:43 missing-picture/no-file")]
    [InlineData("{guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, category: News, image: {src: https://a.vn/bia.jpg}}")]
    [InlineData("true\ngone: true")]
    public void WhatDirectoriesAskOfAPodcastIsTold(string podcast, params string[] faults)
    {
        _content.Write("kinh-te/_index.md", $"---\ntitle: Kinh tế\npodcast: {podcast}\n---\n");
        Assert.Equal(faults.Select(fault => $"kinh-te/_index.md {fault}"), Run());
    }

    [Fact]
    public void FilesOfAnEpisodeThatAreNotThereAreTold()
    {
        _content.Article("kinh-te/a.md", more: "episode: {image: {src: bia.jpg}, transcript: loi.vtt}");
        Assert.Equal(
            ["kinh-te/a.md 4:24 missing-picture/no-file", "kinh-te/a.md 4:46 missing-picture/no-file"], Run());
    }

    private IEnumerable<string> Run() => Faults().Select(fault => $"{fault.File} {fault.Line}:{fault.Column} {fault.Kind}");

    private IReadOnlyList<Fault> Faults()
    {
        using var folder = _content.OpenStore();
        return ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://example.vn")), Now);
    }
}
