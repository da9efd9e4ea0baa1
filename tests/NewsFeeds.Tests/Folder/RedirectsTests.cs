using System.Globalization;
using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Folder;

namespace NewsFeeds.Tests.Folder;

public class RedirectsTests
{
    private const string File = "_redirects.yml";

    [Theory]
    [InlineData("/tag/bao-2/", "/tag/bao-2")]
    [InlineData("/tag/bao-2", "/tag/bao-2")]
    [InlineData("tag/bao-2/", "/tag/bao-2")]
    [InlineData("/th%e1%ba%bb/b%C3%A3o/", "/thẻ/bão")]
    [InlineData("\"/thẻ/bão\"", "/thẻ/bão")]
    [InlineData("/?p=1", "/?p=1")]
    [InlineData("/?cat=4&feed=rss2", "/?cat=4&feed=rss2")]
    [InlineData("'/?tag=b%C3%A3o'", "/?tag=bão")]
    public void AFormerAddressIsOneInWhateverFormItIsWritten(string written, string former)
    {
        using var content = new TemporaryContent();
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            content.Write(File, $"{written.Normalize(form)}: /feeds/tin/ # tin\n");
            using var store = new ScannedFolder(content);
            var change = store.Scan();

            Assert.Empty(change.Faults);
            Assert.Equal([KeyValuePair.Create(former, "/feeds/tin/")], change.Redirects!.Targets);
        }
    }

    [Theory]
    [InlineData("/a: mot/hai", 3, 5, "redirect-target")]
    [InlineData("/a: ../hai", 3, 5, "redirect-target")]
    [InlineData("/a: /../hai", 3, 5, "redirect-target")]
    [InlineData("/a: '#tin'", 3, 5, "redirect-target")]
    [InlineData("/a: mailto:ban-doc@example.vn", 3, 5, "redirect-target")]
    [InlineData("/a: javascript:x", 3, 5, "redirect-target")]
    [InlineData("/a: https://", 3, 5, "redirect-target")]
    [InlineData("/a:", 3, 4, "redirect-target")]
    [InlineData("/a: [/b, {c: d}]", 3, 5, "wrong-type")]
    [InlineData("/a:\n  /b: /c", 4, 3, "wrong-type")]
    [InlineData("/a: *tin", 3, 5, "wrong-type")]
    [InlineData("? [/a, /b]\n: /c", 3, 3, "not-a-key")]
    [InlineData("a: /b", 3, 1, "redirect-address")]
    [InlineData("/: /b", 3, 1, "redirect-address")]
    [InlineData("/a?x=1: /b", 3, 1, "redirect-address")]
    [InlineData("/a/../c: /b", 3, 1, "redirect-address")]
    [InlineData("https://cu.example.vn/a: /b", 3, 1, "redirect-address")]
    [InlineData("/MỘT: /b\n/M%E1%BB%98T/: /c", 4, 1, "duplicate-key")]
    public void AWrongLineIsNamedAndCostsItselfAlone(string line, int at, int column, string code)
    {
        using var content = new TemporaryContent();
        content.Write(File, $"# Địa chỉ cũ\n/truoc: /b\n{line}\n/sau: https://example.vn/x\n");
        using var store = new ScannedFolder(content);
        var change = store.Scan();

        var fault = Assert.Single(change.Faults);
        Assert.Equal((File, at, column, true, code), (fault.File, fault.Line, fault.Column, fault.IsError, fault.Code));
        Assert.NotEmpty(fault.Message);
        Assert.Equal("/b", change.Redirects!.Find("/truoc/"));
        Assert.Equal("https://example.vn/x", change.Redirects.Find("/sau"));
        Assert.Equal(code == "duplicate-key" ? "/b" : null, change.Redirects.Find("/MỘT"));
        Assert.Empty(change.HeldBack);
    }

    [Theory]
    [InlineData("/a /b", 2, "yaml")]
    [InlineData("/a: \"/b", 2, "yaml")]
    [InlineData("/a: [/b", 2, "yaml")]
    [InlineData("/a: /b: /c", 2, "yaml")]
    [InlineData("/a: {/b: {/b: {/b: {/b: {/b: {/b: {/b: {/b: {}}}}}}}}}", 2, "yaml")]
    [InlineData("---\n/a: /b", 2, "yaml")]
    [InlineData("<<<<<<< HEAD\n/a: /b\n=======\n/a: /c\n>>>>>>> khac", 2, "torn")]
    [InlineData("/a: \0", 2, "binary")]
    public void AFileThatIsNoYamlKeepsItsLastGoodVersion(string broken, int line, string code)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        content.Write(File, "/x: /y\n");
        using var store = new ScannedFolder(content);
        store.Scan();

        content.Write(File, $"/x: /z\n{broken}\n/w: /z\n");
        var change = store.Scan();
        Assert.Null(change.Redirects);
        Assert.Single(change.HeldBack);
        var fault = Assert.Single(change.Faults);
        Assert.Equal((File, code, true), (fault.File, fault.Code, fault.IsError));
        Assert.InRange(fault.Line, line, line + 3);
        Assert.Empty(store.Scan().Faults); // Each version's faults are told once.

        content.Write(File, "/x: /moi\n");
        change = store.Scan();
        Assert.Equal("/moi", change.Redirects!.Find("/x"));
        Assert.Empty(change.HeldBack);
    }

    [Theory]
    [InlineData("/a/ /feeds/x/", "/a/: /feeds/x/")]
    [InlineData("/a/:/feeds/x/", "/a/: /feeds/x/")]
    [InlineData("/a -> https://a.vn/x", "/a: https://a.vn/x")]
    [InlineData("/?p=1 /b", "/?p=1: /b")]
    public void ALineWithoutAColonGetsOne(string line, string proposed)
    {
        using var content = new TemporaryContent();
        content.Write(File, $"{line}\n/b: /c\n/d: /e\n");

        var fault = Assert.Single(new ScannedFolder(content).Scan().Faults);
        Assert.Equal(("yaml/redirects-colon", 1), (fault.Kind, fault.Line));
        Assert.Equal(proposed, fault.Arguments[0]);
    }

    [Theory]
    [InlineData("- /a\n- /b\n", "not-a-mapping")]
    [InlineData("/a /b\n", "not-a-mapping")]
    public void AFileOfAnotherKindIsNamed(string text, string code)
    {
        using var content = new TemporaryContent();
        content.Write(File, text);
        using var store = new ScannedFolder(content);
        Assert.Equal($"{File}:1:1 {code}", Assert.Single(store.Scan().Faults) is var fault ? $"{fault.Place} {fault.Code}" : null);
    }

    [Fact]
    public void AFileThatIsNotUtf8IsNamed()
    {
        using var content = new TemporaryContent();
        content.Write(File, [.. "/a: /b\n/th"u8, 0xE1, .. ": /c\n"u8]);
        using var store = new ScannedFolder(content);
        var fault = Assert.Single(store.Scan().Faults);
        Assert.Equal(("not-utf8", 2), (fault.Code, fault.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    [InlineData("---\n")]
    [InlineData("# Chưa có gì\n")]
    [InlineData("{}\n")]
    public void AFileMayHaveNoAddresses(string text)
    {
        using var content = new TemporaryContent();
        content.Write(File, text);
        using var store = new ScannedFolder(content);
        var change = store.Scan();
        Assert.Empty(change.Faults);
        Assert.Empty(change.Redirects!.Targets);
    }

    [Fact]
    public void ItIsToldWhenItChangesAndGoesWithItsFile()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        Assert.Null(store.Scan().Redirects);

        content.Write(File, "/a: /b\n");
        Assert.Equal("/b", store.Scan().Redirects!.Find("/a"));
        content.Article("tin/b.md");
        Assert.Null(store.Scan().Redirects);

        content.Write(File, "/a: /c\n");
        Assert.Equal("/c", store.Scan([File]).Redirects!.Find("/a"));

        content.Delete(File);
        Assert.Empty(store.Scan([File]).Redirects!.Targets);
        Assert.Null(store.Scan().Redirects);
    }

    [Theory]
    [InlineData("tin/_redirects.yml")]
    [InlineData("_Redirects.yml")]
    [InlineData("_redirects.yaml")]
    public void OnlyTheOneAtTheTopIsReadAndTheCheckNamesOthers(string file)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        content.Write(file, "/a: /b\n");
        using var store = content.OpenStore();
        var change = store.Read();

        Assert.Null(change.Redirects);
        Assert.Contains(Checked(store, change), fault => fault.File == file && fault.Kind == "not-published/redirects");
    }

    [Fact]
    public void AFileOfAnySizeIsRead()
    {
        using var content = new TemporaryContent();
        var lines = new StringBuilder("\ufeff");
        for (var i = 0; i < 20_000; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"/2019/05/b%C3%A0i-s%E1%BB%91-{i}/: /articles/2019-05-01/bai-so-{i}\r\n");
        }

        content.Write(File, lines.Append("/sai: sai\r\n").ToString());
        using var store = new ScannedFolder(content);
        var change = store.Scan();
        Assert.Equal(20_000, change.Redirects!.Targets.Count);
        Assert.Equal("/articles/2019-05-01/bai-so-19999", change.Redirects.Find("/2019/05/bài-số-19999"));
        Assert.Equal($"{File}:20001:7", Assert.Single(change.Faults).Place);
    }

    [Fact]
    public void ACircleIsNamedAtEachOfItsLines()
    {
        using var content = new TemporaryContent();
        content.Write(File, "/a: /b/\n/b: /c?x#y\n/c/: /a\n/d: /a\n/e: /e/\n/f: /g\n/g: /h\n");
        using var store = new ScannedFolder(content);
        Assert.Equal(
            Enumerable.Range(1, 5).Select(line => $"{File}:{line}:1 redirect-circle"),
            store.Scan().Faults.Select(fault => $"{fault.Place} {fault.Code}"));
    }

    [Fact]
    public void SixteenOthersMayStandBetweenAnAddressAndItsEnd()
    {
        using var content = new TemporaryContent();
        content.Write(File, string.Concat(Enumerable.Range(0, 18).Select(i => $"/{i}: /{i + 1}\n")));
        using var store = new ScannedFolder(content);
        Assert.Equal($"{File}:1:1", Assert.Single(store.Scan().Faults).Place);
    }

    [Fact]
    public void MoreThanAHundredWrongLinesAreCounted()
    {
        using var content = new TemporaryContent();
        content.Write(File, string.Concat(Enumerable.Range(0, 5000).Select(i => $"/{i}: sai\n")) + "/dung: /b\n");
        using var store = new ScannedFolder(content);
        var change = store.Scan();
        Assert.Equal(101, change.Faults.Count);
        Assert.Contains("4900", Assert.Single(change.Faults, fault => fault.Code == "more-faults").Message, StringComparison.Ordinal);
        Assert.Equal("/b", change.Redirects!.Find("/dung"));
    }

    [Fact]
    public void AnAddressThatNobodyCouldFollowIsWrongAndNotRepeatedWhole()
    {
        using var content = new TemporaryContent();
        content.Write(File, $"/a: /{new string('x', 8000)}\n");
        using var store = new ScannedFolder(content);
        var fault = Assert.Single(store.Scan().Faults);
        Assert.Equal($"{File}:1:5 redirect-target", $"{fault.Place} {fault.Code}");
        Assert.InRange(fault.Message.Length, 200, 500);
    }

    [Fact]
    public async Task AnEditOfItMakesAnEditionInWhichNothingElseIsAnother()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        content.Write(File, "/a: /b\n");
        using var newsroom = new OpenNewsroom(content);
        var before = newsroom.Edition;
        Assert.Equal("/b", before.Redirects.Find("/a"));

        content.Write(File, "/a: /c\n");
        await newsroom.FollowUntilAsync(() => newsroom.Edition.Redirects.Find("/a") == "/c", "the edit is to be seen");

        Assert.True(newsroom.Edition.Number > before.Number);
        Assert.Same(before.Shape, newsroom.Edition.Shape);
        Assert.Same(before.All, newsroom.Edition.All);
        Assert.Same(before.Categories["tin"], newsroom.Edition.Categories["tin"]);
    }

    [Fact]
    public void TheCheckNamesWhatNoRequestFollows()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", more: "slug: a\naliases: [/cu/a]");
        content.Write("tin/hinh.png", "x");
        content.Write(
            File, "/feeds/tin/: /b\n/feeds/tin/rss.xml: /b\n/articles/2026-11-20/a: /b\n/media/tin/hinh.png: /b\n/cu/a: /b\n/x: /b\n");
        using var store = content.OpenStore();
        var change = store.Read();

        Assert.Equal(
            ["/articles/2026-11-20/a", "/cu/a", "/feeds/tin", "/feeds/tin/rss.xml", "/media/tin/hinh.png"],
            Checked(store, change).Where(fault => fault.Code == "redirect-taken").Select(fault => (string)fault.Arguments[0])
                .Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<Fault> Checked(ContentFolder store, ContentChange change) =>
        ContentCheck.Run(store, change, new PublicUrls(OpenNewsroom.PublicUrl), OpenNewsroom.Noon);
}
