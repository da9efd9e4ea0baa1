using System.Diagnostics;
using System.Net;
using System.Text;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>No accident in the content folder takes anything out of a feed.</summary>
public class TornFileTests
{
    private const string Good = "---\ntitle: Tin lành\ndate: 2026-03-01T00:00:00Z\n---\n\nLời lành.\n";
    private static readonly string[] Feeds = ["/feeds/rss.xml", "/feeds/tin/atom.xml", "/feeds/tin/feed.json"];

    public static TheoryData<string, byte[]> Tears => new()
    {
        { "half", Encoding.UTF8.GetBytes(Good)[..20] },
        { "empty", [] },
        { "no header", "Không có gì.\n"u8.ToArray() },
        { "broken header", "---\ntitle: [Tin\ndate: 2026-03-01\n---\nLời dữ.\n"u8.ToArray() },
        { "no title", "---\ndate: 2026-03-01\n---\nLời dữ.\n"u8.ToArray() },
        { "no such date", "---\ntitle: Tin dữ\ndate: 2026-13-41\n---\nLời dữ.\n"u8.ToArray() },
        { "not UTF-8", [.. "---\ntitle: Tin d"u8, 0xFF, 0xFE, .. "\n---\n"u8] },
        { "binary", [.. "---\ntitle: Tin\n---\n"u8, 0, 0, 0] },
        { "too large", Encoding.UTF8.GetBytes(Good + new string('x', 300_000)) },
        { "unrenderable", Encoding.UTF8.GetBytes(
            Good.Replace("lành", "dữ", StringComparison.Ordinal) + string.Concat(Enumerable.Repeat("[a](", 5000))) },
    };

    [Theory]
    [MemberData(nameof(Tears))]
    public async Task ATornFileKeepsItsLastGoodVersionUntilAGoodOneComes(string kind, byte[] torn)
    {
        var content = Content();
        await using var site = await Site.StartAsync(content);
        foreach (var feed in Feeds)
        {
            await site.UntilTextAsync(feed, text => text.Contains("Lời lành", StringComparison.Ordinal), feed);
        }

        var file = content["tin/a.md"];
        await File.WriteAllBytesAsync(file + ".tmp", torn);
        // One version: written in place, the empty file before it may be seen, and told, as another.
        File.Move(file + ".tmp", file, overwrite: true);
        await site.UntilHeldBackAsync(1);
        Assert.Equal((HttpStatusCode.OK, "degraded", 1), await site.HealthAsync());

        // Looked at again and again, and everything else goes on.
        content.Write("tin/b.md", "---\ntitle: Tin khác\ndate: 2026-03-02T00:00:00Z\n---\nKhác.\n");
        foreach (var feed in Feeds)
        {
            await site.UntilTextAsync(feed, text => text.Contains("Tin khác", StringComparison.Ordinal), feed);
            var text = await site.TextAsync(feed);
            Assert.Contains("Tin lành", text, StringComparison.Ordinal);
            Assert.Contains("Lời lành", text, StringComparison.Ordinal);
        }

        File.SetAttributes(file, File.GetAttributes(file)); // an event without a new version
        content.Write("tin/c.md", "---\ntitle: Tin nữa\ndate: 2026-03-02T00:00:00Z\n---\nNữa.\n");
        await site.UntilTextAsync(Feeds[0], text => text.Contains("Tin nữa", StringComparison.Ordinal), "after the event");
        Assert.True(site.Log.Count("tin/a.md:") == 1, $"{kind}:\n{string.Join('\n', site.Log.Lines)}");

        content.Write("tin/a.md", Good.Replace("lành", "mới", StringComparison.Ordinal));
        await site.UntilTextAsync(Feeds[1], text => text.Contains("Lời mới", StringComparison.Ordinal), "the mended version");
        await site.UntilHeldBackAsync(0);
        Assert.Equal((HttpStatusCode.OK, "ready", 0), await site.HealthAsync());
    }

    [Fact]
    public async Task APipeNamedLikeAnArticleOrAPictureStopsNothing()
    {
        var content = Content();
        await PipeAsync(content, "tin/pipe.md");
        await PipeAsync(content, "tin/pipe.png");
        content.Write("tin/p.md", "---\ntitle: Có ảnh\ndate: 2026-03-01T00:00:00Z\nimage: pipe.png\n---\n");
        await using var site = await Site.StartAsync(content);
        Assert.Equal(1, (await site.HealthAsync()).HeldBack);
        Assert.Contains("Có ảnh", await site.TextAsync("/feeds/rss.xml"), StringComparison.Ordinal);
        using var picture = await site.Client.GetAsync(new Uri("/media/tin/pipe.png", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);

        // One that takes the place of an article is a version that cannot be read.
        content.Delete("tin/a.md");
        await PipeAsync(content, "tin/moi.md");
        File.Move(content["tin/moi.md"], content["tin/p.md"], overwrite: true);
        await site.UntilHeldBackAsync(2);
        Assert.Contains("Có ảnh", await site.TextAsync("/feeds/rss.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkThatLeadsRoundInACircleStopsNothing()
    {
        var content = Content();
        Directory.CreateSymbolicLink(content["tin/vong"], content.Folder);
        File.CreateSymbolicLink(content["tin/x.md"], content["tin/y.md"]);
        File.CreateSymbolicLink(content["tin/y.md"], content["tin/x.md"]);
        await using var site = await Site.StartAsync(content);
        content.Write("tin/b.md", "---\ntitle: Tin khác\ndate: 2026-03-02T00:00:00Z\n---\nKhác.\n");
        await site.UntilTextAsync(
            "/feeds/rss.xml", text => text.Contains("Tin khác", StringComparison.Ordinal), "an article beside the links");
        Assert.Single(site.Edition.Categories);
    }

    [Fact]
    public async Task AFolderInTheArticlesPlaceLeavesItsLastVersion()
    {
        var content = Content();
        await using var site = await Site.StartAsync(content);
        var file = content["tin/a.md"];
        File.Move(file, file + ".keep");
        Directory.CreateDirectory(file);
        content.Write("tin/b.md", "---\ntitle: Tin khác\ndate: 2026-03-02T00:00:00Z\n---\nKhác.\n");
        await site.UntilTextAsync(
            "/feeds/rss.xml", text => text.Contains("Tin khác", StringComparison.Ordinal), "an article beside the folder");
        Assert.Equal(1, site.Log.Count("tin/a.md:"));
        Directory.Delete(file);
        File.Move(file + ".keep", file);
        await site.UntilHeldBackAsync(0); // It may be that neither was there for a moment.
        await site.UntilTextAsync(
            "/feeds/rss.xml", text => text.Contains("Lời lành", StringComparison.Ordinal), "the article in its place again");
    }

    [Theory]
    [InlineData("events")]
    [InlineData("polling")]
    public async Task AContentFolderThatVanishesLeavesItsFeedsAndComesBackByItself(string watch)
    {
        var content = Content();
        await using var site = await Site.StartAsync(content, $"--NewsFeeds:Watch={watch}");
        var before = await site.TextAsync("/feeds/rss.xml");
        Directory.Move(content.Folder, content.Folder + "-away");
        await Eventually.HoldsAsync(async () => (await site.HealthAsync()).Status == "degraded", "health is to say so");
        Assert.Equal(before, await site.TextAsync("/feeds/rss.xml"));
        Assert.Equal(before, await site.TextAsync("/feeds/rss.xml"));
        Directory.CreateDirectory(content.Folder); // the mount point, empty
        Assert.Equal((HttpStatusCode.OK, "degraded", 0), await site.HealthAsync());
        Directory.Delete(content.Folder);
        Directory.Move(content.Folder + "-away", content.Folder);
        await Eventually.HoldsAsync(async () => (await site.HealthAsync()).Status == "ready", "health is to say that it is back");
        content.Write("tin/b.md", "---\ntitle: Tin khác\ndate: 2026-03-02T00:00:00Z\n---\nKhác.\n");
        await site.UntilTextAsync(
            "/feeds/rss.xml", text => text.Contains("Tin khác", StringComparison.Ordinal), "what is saved afterwards");
        var away = Assert.Single(site.Log.Lines, line => line.Contains("store-away", StringComparison.Ordinal));
        Assert.StartsWith("Error: The article store is away, and the last edition stays in service: ", away, StringComparison.Ordinal);
        Assert.Contains(
            $"{content.Folder}: error: the content folder is missing, empty, or closed to this account [store-away]", away,
            StringComparison.Ordinal);
        Assert.Equal(1, site.Log.Count("The article store is back"));
    }

    [Fact]
    public async Task OfTwoArticlesOfOneAddressOneIsInTheFeedsAndTheOtherIsNamedOncePerVersion()
    {
        var content = Content();
        content.Write("tin/b.md", Same("Tin trùng"));
        await using var site = await Site.StartAsync(content);
        await site.UntilHeldBackAsync(1);
        content.Write("tin/b.md", Same("Còn trùng"));
        await Eventually.HoldsAsync(() => site.Log.Count("[duplicate-slug]") == 1, "the article that waits is to be named");
        content.Write("tin/c.md", "---\ntitle: Tin khác\ndate: 2026-03-01T00:00:00Z\n---\nKhác.\n");
        await site.UntilTextAsync(
            "/feeds/rss.xml", text => text.Contains("Tin khác", StringComparison.Ordinal), "another article of the day");
        Assert.Contains("Tin lành", await site.TextAsync("/feeds/rss.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("trùng", await site.TextAsync("/feeds/rss.xml"), StringComparison.Ordinal);
        Assert.Equal(1, site.Log.Count("[duplicate-slug]"));

        content.Write("tin/b.md", Same("Vẫn trùng"));
        await Eventually.HoldsAsync(() => site.Log.Count("[duplicate-slug]") == 2, "so is its next version");
        Assert.Equal(2, site.Log.Count("'tin/a.md' and 'tin/b.md' have the same address /articles/2026-03-01/a"));

        content.Delete("tin/a.md");
        await site.UntilTextAsync(
            "/feeds/rss.xml", text => text.Contains("Vẫn trùng", StringComparison.Ordinal), "the article that waited for its address");
        await site.UntilHeldBackAsync(0);

        static string Same(string title) => $"---\ntitle: {title}\ndate: 2026-03-01T00:00:00Z\nslug: a\nid: urn:x\n---\n";
    }

    [Fact]
    public async Task APictureThatIsSavedAfterTheTextIsInTheFeed()
    {
        var content = Content();
        content.Write("tin/p.md", "---\ntitle: Có ảnh\ndate: 2026-03-01T00:00:00Z\nimage: anh.mp3\n---\n\n![Ảnh](hinh.png)\n");
        await using var site = await Site.StartAsync(content);
        Assert.Contains("/media/tin/hinh.png", await site.TextAsync("/feeds/rss.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesThatAreNoTextStopNothing()
    {
        var content = Content();
        content.Write("tin/\uFFFE.md", Good);
        content.Write("\uFFFE-muc/b.md", "---\ntitle: Tin khác\ndate: 2026-03-02T00:00:00Z\ncategories: [\"\\uFFFE\"]\n---\n");
        content.Write("tin/\uFFFE.png", "x");
        await using var site = await Site.StartAsync(content);
        content.Write("tin/\uFFFE.png", "xy");
        content.Write("tin/c.md", "---\ntitle: Tin nữa\ndate: 2026-03-02T00:00:00Z\n---\nNữa.\n");
        await site.UntilTextAsync("/feeds/rss.xml", text => text.Contains("Tin nữa", StringComparison.Ordinal), "what is saved afterwards");
        Assert.Empty(site.Log.Errors);
    }

    private static async Task PipeAsync(TemporaryContent content, string path)
    {
        using var made = Process.Start("mkfifo", [content[path]]);
        await made.WaitForExitAsync();
        Assert.Equal(0, made.ExitCode);
    }

    private static TemporaryContent Content()
    {
        var content = new TemporaryContent();
        content.Write("tin/a.md", Good);
        return content;
    }
}
