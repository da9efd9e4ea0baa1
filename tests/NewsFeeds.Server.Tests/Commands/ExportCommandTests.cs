using System.Globalization;
using NewsFeeds.Server.Exports;

namespace NewsFeeds.Server.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly Shell _shell = new();
    private readonly TemporaryContent _out = TemporaryContent.Empty();

    [Fact]
    public void ItSaysWhatItWroteAndWhenTheNextArticleIsDue()
    {
        _shell.Write("kinh-te/hen.md", "---\ntitle: Hẹn giờ\ndate: 2999-12-01T07:00:00+07:00\n---\nLời.\n");
        var first = _shell.Run("export", _out.Folder, "--public-url", "https://feeds.example.vn");
        Assert.Equal(0, first.Code);
        Assert.Matches(@"\A[0-9]+ written, 0 kept, 0 removed\nNext change: 2999-12-01T07:00:00\+07:00\n\z", first.Output);
        Assert.Equal("newsfeeds: nginx.conf is new; nginx reads it with nginx -s reload\n", first.Error);

        var second = _shell.Run("export", _out.Folder, "--public-url", "https://feeds.example.vn");
        Assert.Matches(@"\A0 written, [0-9]+ kept, 0 removed\n", second.Output);
        Assert.Equal((0, ""), (second.Code, second.Error));
    }

    [Fact]
    public void WithoutAPublicAddressItSaysWhichOneIsInTheFiles()
    {
        var (code, _, error) = _shell.Run("export", _out.Folder);
        Assert.Equal(0, code);
        Assert.StartsWith("newsfeeds: addresses in the files begin with http://localhost:5000/", error, StringComparison.Ordinal);
        Assert.Contains("<link>http://localhost:5000/", File.ReadAllText(_out["feeds/rss.xml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsInTheWayIsNamedAndTheExitCodeIs1()
    {
        _out.Write("robots.txt", "của người khác");
        var (code, _, error) = _shell.Run("export", _out.Folder);
        Assert.Equal(1, code);
        Assert.Contains($"newsfeeds: '{_out["robots.txt"]}' was not written by an export", error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatNoFileCanHaveTheNameOfIsNamedAndTheExitCodeIs0()
    {
        var name = new string('ế', 100);
        _shell.Write("kinh-te/the.md", $"---\ntitle: Thẻ\ndate: 2026-02-02\ntags: [{name}]\n---\nLời.\n");
        var (code, _, error) = _shell.Run("export", _out.Folder);
        Assert.Equal(0, code);
        Assert.Contains($"newsfeeds: '/tags/{name}/' is left out", error, StringComparison.Ordinal);
    }

    [Fact]
    public void HeldBackArticlesAreCounted()
    {
        _shell.Write("kinh-te/hong.md", "---\ntitle: [\n---\n");
        var (code, _, error) = _shell.Run("export", _out.Folder);
        Assert.Equal(0, code);
        Assert.Contains("newsfeeds: 1 articles are held back; newsfeeds check says why\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public")]
    [InlineData(".")]
    [InlineData("..")]
    public void TheExportAndTheContentMustNotLieInOneAnother(string folder)
    {
        var (code, output, error) = _shell.Run("export", Path.Combine(_shell.Content, folder));
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("must not lie in one another", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_shell.Content, "public")));
    }

    [Theory]
    [InlineData("../lien-ket/{0}/public")]
    [InlineData("../lien-ket/{0}/public/moi/hon")]
    [InlineData("../vong/{0}/public")]
    public void TheyDoNotLieInOneAnotherThroughALinkEither(string folder)
    {
        Directory.CreateSymbolicLink(_out["lien-ket"], Path.GetDirectoryName(_shell.Content)!);
        Directory.CreateSymbolicLink(_out["trong"], "lien-ket");
        Directory.CreateSymbolicLink(_out["vong"], "./trong");
        var path = Path.Combine(_out["x"], string.Format(CultureInfo.InvariantCulture, folder, Path.GetFileName(_shell.Content)));
        var (code, output, error) = _shell.Run("export", path);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("must not lie in one another", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_shell.Content, "public")));
    }

    [Fact]
    public async Task OneExportAtATimeWritesToAFolder()
    {
        using (new ExportFolder(_out.Folder, isCoded: true))
        {
            using var process = new CommandProcess(
                "export", _out.Folder, "--content", _shell.Content, "--public-url", "https://feeds.example.vn");
            Assert.Equal((1, "", $"newsfeeds: another export writes to '{_out.Folder}' now\n"), await process.EndAsync());
        }

        Assert.Equal(0, _shell.Run("export", _out.Folder).Code);
    }

    [Fact]
    public void ALinkThatLeadsBackToItselfIsRefusedInOneLine()
    {
        Directory.CreateSymbolicLink(_out["a"], "b");
        Directory.CreateSymbolicLink(_out["b"], "a/x");
        var (code, output, error) = _shell.Run("export", _out["a/out"]);
        Assert.Equal((1, ""), (code, output));
        Assert.Matches(@"\Anewsfeeds: '[^\n]+' is a link that leads back to itself\n\z", error);
    }

    [Fact]
    public void AMissingContentFolderIsSaidInOneLine()
    {
        var (code, output, error) = Shell.RunBare(
            "export", _out.Folder, "--content", _out.Folder + "-khong-co", "--public-url", "https://feeds.example.vn");
        Assert.Equal((1, ""), (code, output));
        Assert.Matches(@"\Anewsfeeds: [^\n]+\n\z", error);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _out.Dispose();
    }
}
