using System.Diagnostics;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Checks;

/// <summary>Files, whatever their words say: their kind, size and bytes.</summary>
public sealed class FileCheckTests : CheckedContent
{
    [Fact]
    public void ADayWithMoreArticlesThanItsArchiveIsNamed()
    {
        for (var i = 0; i <= Listing.MostOfADay; i++)
        {
            Content.Article($"tin/2026-11-19-{i}.md", date: "2026-11-19");
        }

        var fault = Assert.Single(Run(), fault => fault.Code == "crowded-day");
        Assert.StartsWith("10001 articles have the date 2026-11-19", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image: {src: sai.jpg, alt: Ảnh}", "Thân")]
    [InlineData("enclosures: [sai.jpg]", "")]
    [InlineData("", "![Ảnh](sai.jpg) ![Ảnh](/media/tin/sai.jpg)")]
    [InlineData("", "<img src=\"sai.jpg\" alt=\"Ảnh\">")]
    public void AFileWhoseBytesContradictItsNameIsNamedOnce(string more, string body)
    {
        Content.Article(Article, more: more, body: body);
        Content.Article("tin/b.md", date: "2026-11-21T08:00:00", body: "[x](sai.jpg)");
        foreach (var (bytes, message) in new[]
        {
            (Pictures.Png(1200, 800), "the name says image/jpeg, but the bytes are image/png"),
            ("<html>404</html>"u8.ToArray(), "the bytes are no image/jpeg"),
        })
        {
            Content.Write("tin/sai.jpg", bytes);
            var fault = Assert.Single(Run());
            Assert.Equal(("tin/sai.jpg", "wrong-media-type", Severity.Warning), (fault.File, fault.Code, fault.Severity));
            Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void APictureWhoseSizeCannotBeReadIsNamed()
    {
        Content.Article(Article, body: "![Ảnh](đầy.jpg) ![Ảnh](xmp.png)");
        Content.Write("tin/đầy.jpg", HostilePictures.Unmeasurable["fill.jpg"]());
        Content.Write("tin/xmp.png", HostilePictures.Measurable["xmp.png"]());

        var fault = Assert.Single(Run(), fault => fault.Code != "picture-heavy");
        Assert.Equal(("tin/đầy.jpg", "no-picture-size", Severity.Warning), (fault.File, fault.Code, fault.Severity));
    }

    [Fact]
    public void LargeFilesAreNamed()
    {
        Content.Article(Article, body: new string('a', 140 * 1024));
        Content.Article("tin/b.md", date: "2026-11-20T09:00:00", body: new string('a', 300 * 1024));

        Assert.Equal(
            [$"{Article}:6:1 warning too-large", "tin/b.md:0:0 error too-large"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Theory]
    [InlineData("ệ", 42_000, false)] // three bytes each
    [InlineData("ệ", 44_000, true)]
    [InlineData("&", 15_000, true)] // nine bytes each in Atom
    [InlineData("[a] ", 500, true)] // each of the links has the whole address
    public void AnArticleThatIsTooLargeForAFeedIsNamed(string text, int count, bool isNamed)
    {
        var address = new string('a', 400);
        Content.Article(Article, body: $"[a]: https://example.vn/{address}\n\n{string.Concat(Enumerable.Repeat(text, count))}");

        Assert.Equal(isNamed ? ["6:1 warning too-large"] : [], Run().Select(Shown));
        Assert.All(Run(), fault => Assert.EndsWith(
            " KiB in a feed; above 128 KiB, feeds and archives hold its summary alone, so shorten it or split it",
            fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void AnArticleThatIsTooLargeForAFeedWithoutItsTextIsNamed()
    {
        Content.Article(Article, more: $"summary: '{new string('&', 16_000)}'");

        var fault = Assert.Single(Run());
        Assert.Equal("1:1 warning too-large", Shown(fault));
        Assert.StartsWith("the article has 142 KiB in a feed without its text; above 128 KiB, ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenFilesAreNamed()
    {
        Content.Write("tin/1.md", "");
        Content.Write("tin/2.md", [0x2d, 0x2d, 0x2d, 0x0a, 0xff]);
        Content.Write("tin/3.md", "---\ntitle: a\0\n---\n");
        Content.Write("tin/4.md", "Chỉ có chữ");
        Content.Write("tin/5.md", "---\ntitle: T\n");
        Content.Write("tin/6.md", "---\n- a\n---\n");
        Content.Write("tin/7.md", $"---\ntitle: {new string('a', 17 * 1024)}\n---\n");
        Content.Write("tin/8.md/x.txt", "");

        Assert.Equal(
            ["1:1 error empty-file", "2:1 error not-utf8", "2:1 error binary", "1:1 error no-front-matter",
                "1:1 error unclosed-front-matter",
                "2:1 error not-a-mapping", "2:1 error front-matter-too-large", "0:0 error folder-named-md"],
            Run().Select(Shown));
    }

    [RequiresCommandFact("mkfifo", "coreutils")]
    public async Task APipeCountsAsAnEmptyFileAndIsNotWaitedFor()
    {
        File.Delete(Content["_index.md"]);
        File.Delete(Content["tin/_index.md"]);
        using var made = Process.Start("mkfifo", [Content["_index.md"], Content["tin/_index.md"], Content["tin/ống.md"]]);
        await made.WaitForExitAsync();
        Content.Article("tin/2026-11-20-khac.md", date: "2026-11-20T08:00:00+07:00");

        var faults = await Task.Run(() => Run()).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(
            ["_index.md:1:1 error empty-file", "tin/_index.md:1:1 error empty-file", "tin/ống.md:1:1 error empty-file"],
            faults.Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Theory]
    [InlineData("tin/b.markdown", "warning not-published")]
    [InlineData("tin/b.mdown", "warning not-published")]
    [InlineData("tin/b.mkd", "warning not-published")]
    [InlineData("tin/b.mdx", "warning not-published")]
    [InlineData("tin/b.txt", "warning not-published")]
    [InlineData("tin/b.HTM", "warning not-published")]
    [InlineData("tin/b.xhtml", "warning not-published")]
    [InlineData("tin/b.html.part", "warning not-published")]
    [InlineData("tin/b.md.part", "warning not-published")]
    [InlineData("tin/b.md.crdownload", "warning not-published")]
    [InlineData("tin/b.md.partial", "warning not-published")]
    [InlineData("tin/b.md.filepart", "warning not-published")]
    [InlineData("tin/b.md.download", "warning not-published")]
    [InlineData("tin/_b.md", "warning not-published")]
    [InlineData("tin/_b.html", "warning not-published")]
    [InlineData("_drafts/b.md", "warning not-published")]
    [InlineData("tin/b (conflicted copy 2026-11-20 091500).md", "error copy")]
    [InlineData("index.md", "error misplaced-index")]
    public void WhatLooksLikeAnArticleAndIsNoneIsNamed(string path, string expected)
    {
        Content.Article(path, title: "Bê", date: "2026-11-19");

        var fault = Assert.Single(Run());
        Assert.Equal((path, expected), (fault.File, Kind(fault)));
    }

    [Theory]
    [InlineData("tin/robots.txt", "User-agent: *\n")]
    [InlineData("_drafts/b.markdown")]
    [InlineData("tin/_b.txt")]
    [InlineData(".obsidian/b.markdown")]
    [InlineData("tin/.b.md")]
    [InlineData("tin/b.htm", "<p>Bê</p>")]
    [InlineData("tin/_b.html", "<p>Bê</p>")]
    [InlineData("tin/b.html.part", "<p>Bê")]
    [InlineData("tin/b (conflicted copy 2026-11-20 091500).html", "<p>Bê</p>")]
    public void OtherFilesAreNot(string path, string text = "---\ntitle: Bê\n---\n")
    {
        Content.Write(path, text);

        Assert.Empty(Run());
    }
}
