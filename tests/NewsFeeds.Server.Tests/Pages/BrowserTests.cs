using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsFeeds.Server.Tests.Pages;

[Collection(nameof(Chromium))]
public class BrowserTests(Chromium chromium)
{
    private static readonly string[] Paths =
    [
        "/", "/feeds/kinh-te/", "/feeds/the-thao/", "/feeds/trong/", Sample.Full, Sample.Retracted, "/feeds/kinh-te/archive/2026-02/",
        "/feeds/kinh-te/archive/2026-02-03/", "/tags/cà-phê/", "/authors/hoàng-lợi/", "/nothing", "/feeds/cu/",
    ];

    private static readonly int[] Widths = [320, 768, 1280, 1920];

    public static TheoryData<string> Kinds { get; } = [.. Paths];

    /// <summary>Every kind of page, and those with the panel to which their address leads.</summary>
    public static TheoryData<string> Views { get; } = [.. Paths, "/#follow", "/feeds/kinh-te/#follow"];

    private string Origin => chromium.Site.Address.GetLeftPart(UriPartial.Authority);

    [RequiresBrowserFact]
    public async Task SomebodyFindsACategoryCopiesItsAddressAndReadsAnArticle()
    {
        await using var window = await chromium.OpenAsync("/");
        var page = window.Page;
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Chuyên mục" })
            .GetByRole(AriaRole.Link, new() { Name = "Kinh tế", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kinh tế");

        await page.GetByRole(AriaRole.Link, new() { Name = "Theo dõi “Kinh tế”" }).ClickAsync();
        var button = page.GetByRole(AriaRole.Button, new() { Name = "RSS – Kinh tế" });
        await window.StopTimersAsync();
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveTextAsync("Đã sao chép");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã sao chép: RSS – Kinh tế");
        Assert.Equal($"{Origin}/feeds/kinh-te/rss.xml", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Cà phê đặc sản" }).ClickAsync();
        await Assertions.Expect(page.Locator("audio")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Trang đầu" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync($"{Origin}/");
        Assert.Empty(window.Complaints);
    }

    [RequiresBrowserTheory]
    [InlineData("td:has-text('112.300')", "right")]
    [InlineData("td:has-text('Đăk Hà')", "start")]
    [InlineData("div[align] p", "center")]
    public async Task WhatAnArticleAlignsIsAligned(string selector, string alignment)
    {
        await using var window = await chromium.OpenAsync(Sample.Full);
        var found = window.Page.Locator(".body").Locator(selector).First;
        Assert.Equal(alignment, await found.EvaluateAsync<string>("element => getComputedStyle(element).textAlign"));
    }

    [RequiresBrowserTheory, MemberData(nameof(Views))]
    public async Task EveryPageFitsTheNarrowAndTheWideAndFollowsTheScheme(string path)
    {
        await using var window = await chromium.OpenAsync(path);
        await window.OpenAllAsync();
        foreach (var width in Widths)
        {
            foreach (var dark in new[] { false, true })
            {
                await window.ShowAsync(width, dark);
                Assert.Equal(0, await window.OverflowAsync());
                Assert.Equal(dark, await window.IsDarkAsync());
            }
        }

        Assert.Empty(window.Complaints);
    }

    [RequiresBrowserTheory, MemberData(nameof(Kinds))]
    public async Task MastheadTextAndFooterShareOneEdge(string path)
    {
        await using var window = await chromium.OpenAsync(path);
        foreach (var width in Widths)
        {
            await window.ShowAsync(width, dark: false);
            var edges = await window.Page.EvaluateAsync<double[]>("""
                [".name", "main > *", ".colophon p"].map(each => document.querySelector(each).getBoundingClientRect().left)
                """);
            Assert.All(edges, edge => Assert.Equal(edges[0], edge));
        }
    }

    [RequiresBrowserFact]
    public async Task ATableShowsAtItsEdgeThatThereIsMore()
    {
        await using var window = await chromium.OpenAsync(Sample.Full, 360);
        var wide = window.Page.Locator(".wide").Last;
        Assert.True(await wide.EvaluateAsync<bool>("frame => frame.scrollWidth > frame.clientWidth"));
        var start = await EdgeAsync();
        await wide.EvaluateAsync("frame => frame.scrollLeft = frame.scrollWidth");
        Assert.NotEqual(start, await EdgeAsync());
        await window.Page.Locator(".wide").First.ScrollIntoViewIfNeededAsync();
        Assert.Equal(0, await window.Page.Locator(".wide").First.EvaluateAsync<int>("frame => frame.scrollWidth - frame.clientWidth"));

        // The last pixels before the edge, between two rows.
        async Task<string> EdgeAsync()
        {
            await wide.ScrollIntoViewIfNeededAsync();
            var box = (await wide.BoundingBoxAsync())!;
            var edge = new Clip { X = box.X + box.Width - 3, Y = box.Y + 3, Width = 2, Height = 2 };
            return Convert.ToBase64String(await window.Page.ScreenshotAsync(new() { Clip = edge }));
        }
    }

    [RequiresBrowserFact]
    public async Task ALinkBelowTheBylineLeadsToTheCorrections()
    {
        await using var window = await chromium.OpenAsync(Sample.Full, 360);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Đính chính ngày 2/3/2026" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Đính chính" })).ToBeInViewportAsync();
    }

    [RequiresBrowserTheory, MemberData(nameof(Views))]
    public async Task AxeFindsNothing(string path)
    {
        await using var window = await chromium.OpenAsync(path);
        await window.OpenAllAsync();
        foreach (var (width, dark) in new[] { (320, false), (320, true), (1920, false), (1920, true) })
        {
            await window.ShowAsync(width, dark);
            Assert.Empty(await window.ViolationsAsync());
        }
    }

    [RequiresBrowserTheory, MemberData(nameof(Kinds))]
    public async Task NothingMovesWhileAPageComes(string path)
    {
        await using var window = await chromium.OpenAsync("/robots.txt", 360);

        // Script and pictures come late, as on a bad line: not before the page is painted.
        var painted = new TaskCompletionSource();
        await window.Page.RouteAsync(new Regex("/(copy\\.js|media/)"), async route =>
        {
            await painted.Task;
            await route.ContinueAsync();
        });
        await window.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await window.Page.EvaluateAsync(
            "new Promise(tell => new PerformanceObserver(tell).observe({ type: 'paint', buffered: true })).then(() => {})");
        painted.SetResult();
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        // What has no node is inside the browser's own player.
        var moved = await window.Page.EvaluateAsync<string[]>("""
            new Promise(tell => {
              const moved = [];
              const note = ({ node, previousRect, currentRect }) => moved.push(
                `${node.outerHTML ?? node.textContent} from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`);
              new PerformanceObserver(list => list.getEntries().forEach(entry => entry.sources.filter(source => source.node).forEach(note)))
                .observe({ type: "layout-shift", buffered: true });
              setTimeout(() => tell(moved), 200);
            })
            """);
        Assert.Empty(moved);
    }

    [RequiresBrowserTheory, MemberData(nameof(Views))]
    public async Task TheKeyboardReachesEverythingAndShowsWhereItIs(string path)
    {
        await using var window = await chromium.OpenAsync(path);
        var page = window.Page;
        await window.OpenAllAsync();
        await StartAtTheTopAsync(page);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".skip")).ToBeInViewportAsync();

        var wanted = await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('a[href], button, audio, video, summary, .wide')]"
            + ".filter(each => each.checkVisibility()).length");
        var reached = 1;
        for (var presses = 0; presses < 400; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var state = await page.EvaluateAsync<string>("""
                (() => {
                  const here = document.activeElement;
                  if (here === document.body || here.className === "skip") return "round";
                  const style = getComputedStyle(here);
                  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                  if (here.dataset.seen) return "again";
                  here.dataset.seen = "1";
                  return seen ? "seen" : `no outline: ${here.outerHTML}`;
                })()
                """);
            if (state == "round")
            {
                break;
            }

            Assert.True(state is "seen" or "again", state);
            reached += state == "seen" ? 1 : 0;
        }

        Assert.Equal(wanted, reached);
    }

    [RequiresBrowserFact]
    public async Task PaperGetsTheArticleWithoutWhatOnlyAScreenNeeds()
    {
        await using var window = await chromium.OpenAsync(Sample.Full, dark: true);
        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await Assertions.Expect(window.Page.Locator(".panel")).ToBeHiddenAsync();
        await Assertions.Expect(window.Page.Locator(".player").First).ToBeHiddenAsync();
        await Assertions.Expect(window.Page.Locator(".steps")).ToBeHiddenAsync();
        await Assertions.Expect(window.Page.Locator(".related")).ToBeHiddenAsync();
        await Assertions.Expect(window.Page.Locator(".body")).ToBeVisibleAsync();
        Assert.False(await window.IsDarkAsync());
    }

    // An address that ends in a target puts the keyboard there.
    private static async Task StartAtTheTopAsync(IPage page) => await page.EvaluateAsync("""
        document.documentElement.tabIndex = -1;
        document.documentElement.focus();
        document.documentElement.removeAttribute("tabindex");
        """);
}
