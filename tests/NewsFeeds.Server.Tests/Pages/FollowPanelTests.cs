using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Server.Tests.Pages;

public class FollowPanelTests(FollowPanelTests.Fixture shared) : IClassFixture<FollowPanelTests.Fixture>
{
    private const string PublicUrl = "https://feeds.example.vn";
    private const string LongTag = "phòng-chống-lụt-bão-và-khắc-phục-hậu-quả-thiên-tai-ở-các-xã-vùng-cao";

    public static TheoryData<string> Listings { get; } = ["/", "/feeds/phat-thanh/", $"/tags/{LongTag}/", "/authors/hoàng-lợi/"];

    [Theory, MemberData(nameof(Listings))]
    public async Task TheTargetOfItsAddressIsInsideWhatIsClosed(string path)
    {
        var panel = await PanelAsync(path);
        Assert.False(panel.HasAttribute("open"));
        Assert.Equal(["summary", "div"], panel.Children.Select(child => child.LocalName));
        Assert.Equal("follow", panel.Children[1].Id);
    }

    [Theory, MemberData(nameof(Listings))]
    public async Task ItShowsEveryAddressOfTheListingsFeeds(string path)
    {
        var own = path == "/" ? "/feeds/" : path;
        string[] forms = path == "/feeds/phat-thanh/"
            ? ["rss.xml", "podcast.xml", "atom.xml", "feed.json"]
            : ["rss.xml", "atom.xml", "feed.json"];
        var addresses = (await PanelAsync(path)).QuerySelectorAll("code").Select(code => code.TextContent);
        Assert.Equal(forms.Select(form => new Uri(PublicUrl + own + form).AbsoluteUri), addresses);
    }

    [Theory, MemberData(nameof(Listings))]
    public async Task ItHandsTheFeedToReadersAndItsOwnPageToAPhone(string path)
    {
        var panel = await PanelAsync(path);
        var rss = panel.QuerySelector("code")!.TextContent;
        Assert.Equal($"feed:{rss}", panel.QuerySelector(".apps .follow")!.GetAttribute("href"));
        Assert.Equal(
            $"https://feedbin.com/?subscribe={Uri.EscapeDataString(rss)}",
            panel.QuerySelectorAll(".apps a").Single(link => link.TextContent == "Feedbin").GetAttribute("href"));
        Assert.Equal("/feeds/opml.xml", panel.QuerySelector(".opml a")!.GetAttribute("href"));
        var code = panel.QuerySelector(".qr svg")!;
        var size = int.Parse(code.GetAttribute("viewBox")!.Split(' ')[^1], CultureInfo.InvariantCulture);
        Assert.Equal(
            new Uri($"{PublicUrl}{path}#follow").AbsoluteUri, ReadableCode.Read(code.QuerySelector("path")!.GetAttribute("d")!, size));
    }

    [Theory, MemberData(nameof(Listings))]
    public async Task ThePanelStaysLight(string path)
    {
        var panel = await PanelAsync(path);
        Assert.True(panel.QuerySelectorAll("a[href^='http']").Length > 10);
        panel.QuerySelector("svg")!.Remove();
        Assert.InRange(Encoding.UTF8.GetByteCount(panel.OuterHtml), 1, 8 * 1024);
    }

    [Fact]
    public async Task OnlyAPodcastHasLinksForAppsOfPodcasts()
    {
        Assert.Equal(
            ["podcast", "pcast", "pktc"],
            (await PanelAsync("/feeds/phat-thanh/")).QuerySelectorAll(".apps:has(.follow) a:not(.follow)")
                .Select(link => link.GetAttribute("href")!.Split(':')[0]));
        Assert.Empty((await PanelAsync("/")).QuerySelectorAll(".apps:has(.follow) a:not(.follow)"));
    }

    [Theory]
    [InlineData("/feeds/phat-thanh/", ".opening .follow", "/feeds/phat-thanh/#follow")]
    [InlineData("/authors/hoàng-lợi/", ".opening .follow", "/authors/ho%C3%A0ng-l%E1%BB%A3i/#follow")]
    [InlineData("/articles/2026-02-01/1", ".panel .follow", "/feeds/phat-thanh/#follow")]
    public async Task AButtonLeadsToThePanel(string path, string button, string target)
    {
        var page = new HtmlParser().ParseDocument(await shared.Site.TextAsync(path));
        Assert.Equal(target, Assert.Single(page.QuerySelectorAll(button)).GetAttribute("href"));
    }

    private async Task<IElement> PanelAsync(string path)
    {
        var page = new HtmlParser().ParseDocument(await shared.Site.TextAsync(path));
        Assert.Single(page.QuerySelectorAll("#follow"));
        return page.QuerySelector("details.panel")!;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await Site.StartAsync([$"--NewsFeeds:PublicUrl={PublicUrl}"], content =>
        {
            content.Write("_index.md", "---\ntitle: Đài thử\nlanguage: vi\nauthority: thu.example,2026\n---\n");
            content.Write("phat-thanh/_index.md", "---\ntitle: Phát thanh\npodcast:\n  title: Chuyện đêm\n---\n");
            content.Article(
                "phat-thanh/1.md", date: "2026-02-01T01:00:00Z", more: $"authors: [Hoàng Lợi]\ntags: [{LongTag.Replace('-', ' ')}]");
        });

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
