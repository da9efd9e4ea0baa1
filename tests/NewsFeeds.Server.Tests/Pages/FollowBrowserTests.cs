using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>The panel of ways to follow, as people use it.</summary>
[Collection(nameof(Chromium))]
public class FollowBrowserTests(Chromium chromium)
{
    private string Origin => chromium.Site.Address.GetLeftPart(UriPartial.Authority);

    [RequiresBrowserFact]
    public async Task WhereTheClipboardIsClosedTheButtonSelectsAndCopies()
    {
        await using var window = await chromium.OpenAsync("/feeds/kinh-te/#follow");
        await window.Page.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await window.Page.GetByText("Định dạng khác").ClickAsync();
        await window.StopTimersAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Atom – Kinh tế" }).ClickAsync();
        Assert.Equal($"{Origin}/feeds/kinh-te/atom.xml", await window.Page.EvaluateAsync<string>("getSelection().toString()"));
        await Assertions.Expect(window.Page.Locator(".addresses .copied")).ToHaveCountAsync(1);
    }

    [RequiresBrowserFact]
    public async Task NothingMovesInAnOpenPanelWhenItsButtonsCome()
    {
        await using var window = await chromium.OpenAsync("/robots.txt", 360);
        var opened = new TaskCompletionSource();
        await window.Page.RouteAsync(new Regex("/copy\\.js"), async route =>
        {
            await opened.Task;
            await route.ContinueAsync();
        });
        await window.Page.GotoAsync("/feeds/kinh-te/", new() { WaitUntil = WaitUntilState.Commit });
        await Assertions.Expect(window.Page.Locator(".colophon")).ToBeAttachedAsync();
        await window.OpenAllAsync();
        await window.Page.EvaluateAsync("""
            new Promise(tell => requestAnimationFrame(() => requestAnimationFrame(tell))).then(() => {
              window.moved = [];
              new PerformanceObserver(list => moved.push(...list.getEntries())).observe({ type: "layout-shift" });
            })
            """);
        opened.SetResult();
        await Assertions.Expect(window.Page.Locator(".addresses button")).ToHaveCountAsync(3);
        Assert.Equal(0, await window.Page.EvaluateAsync<int>(
            "new Promise(tell => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(tell)))).then(() => moved.length)"));
    }

    [RequiresBrowserFact]
    public async Task TheKeyboardSkipsToTheContentAndCopies()
    {
        await using var window = await chromium.OpenAsync("/");
        var page = window.Page;
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        const string AtPanel = "document.activeElement.matches('.panel > summary')";
        for (var presses = 0; presses < 200 && !await page.EvaluateAsync<bool>(AtPanel); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        for (var presses = 0; presses < 20 && await page.EvaluateAsync<string>("document.activeElement.tagName") != "BUTTON"; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã sao chép");
        Assert.Equal($"{Origin}/feeds/rss.xml", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [RequiresBrowserFact]
    public async Task WithoutScriptTheAddressesAreThereToBeSelected()
    {
        await using var window = await chromium.OpenAsync("/#follow", script: false);
        await Assertions.Expect(window.Page.Locator("button")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator(".addresses code").First).ToHaveTextAsync($"{Origin}/feeds/rss.xml");
        await Assertions.Expect(window.Page.Locator(".addresses code").First).ToHaveCSSAsync("user-select", "all");
        await window.Page.Locator(".addresses a").First.ClickAsync();
        await Assertions.Expect(window.Page.Locator("channel > title")).ToBeVisibleAsync();
    }

    [RequiresBrowserTheory, InlineData(false), InlineData(true)]
    public async Task ItsAddressAndTheButtonOpenThePanelWithAndWithoutScript(bool script)
    {
        await using var window = await chromium.OpenAsync("/feeds/kinh-te/#follow", script: script);
        var (summary, address) = (window.Page.Locator(".panel > summary"), window.Page.Locator(".addresses code").First);
        await Assertions.Expect(address).ToBeInViewportAsync();
        await Assertions.Expect(summary).ToBeInViewportAsync(new() { Ratio = 1 });
        await summary.ClickAsync();
        await Assertions.Expect(address).ToBeHiddenAsync();

        await window.Page.GotoAsync("/tags/cà-phê/");
        await Assertions.Expect(address).ToBeHiddenAsync();
        await window.Page.Locator(".opening .follow").ClickAsync();
        await Assertions.Expect(address).ToBeInViewportAsync();
        await Assertions.Expect(summary).ToBeInViewportAsync(new() { Ratio = 1 });
        await summary.ClickAsync();
        await window.Page.Locator(".opening .follow").ClickAsync();
        await Assertions.Expect(address).ToBeVisibleAsync();
    }

    [RequiresBrowserFact]
    public async Task InABrowserThatOpensNothingByItselfTheScriptOpensThePanel()
    {
        await using var window = await chromium.OpenAsync("/feeds/kinh-te/#follow");
        await window.Page.EvaluateAsync("document.querySelector('.panel').open = false; dispatchEvent(new HashChangeEvent('hashchange'))");
        await Assertions.Expect(window.Page.Locator(".addresses code").First).ToBeVisibleAsync();
    }

    [RequiresBrowserTheory, InlineData(false), InlineData(true)]
    public async Task APhoneReadsTheCodeFromTheScreen(bool dark)
    {
        await using var window = await chromium.OpenAsync("/tags/cà-phê/#follow", dark: dark);
        var picture = Convert.ToBase64String(await window.Page.Locator(".qr svg").ScreenshotAsync());
        var blank = await window.Page.Context.NewPageAsync();
        var pixels = await blank.EvaluateAsync<Pixels>(
            """
            async picture => {
              const image = new Image();
              image.src = `data:image/png;base64,${picture}`;
              await image.decode();
              const { width, height } = image;
              const context = new OffscreenCanvas(width, height).getContext("2d");
              context.drawImage(image, 0, 0);
              return { width, height, reds: [...context.getImageData(0, 0, width, height).data.filter((_, at) => at % 4 === 0)] };
            }
            """,
            picture);
        Assert.Equal(
            new Uri($"{Origin}/tags/cà-phê/#follow").AbsoluteUri,
            ReadableCode.Read([.. pixels.Reds.Select(red => (byte)red)], pixels.Width, pixels.Height));
    }

    [RequiresBrowserTheory]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task NobodyIsAskedToScanThePhoneInTheHand(int width, bool isShown)
    {
        await using var window = await chromium.OpenAsync("/feeds/kinh-te/#follow", width);
        Assert.Equal(isShown, await window.Page.Locator(".qr").IsVisibleAsync());
    }

    [RequiresBrowserTheory, InlineData("/feeds/kinh-te/#follow"), InlineData(Sample.Full)]
    public async Task AFingerHitsEveryWayToFollow(string path)
    {
        await using var window = await chromium.OpenAsync(path, 360);
        await window.OpenAllAsync();
        var small = await window.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll(".follow, .panel :is(a, button, summary)")]
              .filter(each => each.getBoundingClientRect().height < 44).map(each => each.outerHTML)
            """);
        Assert.Empty(small);
    }

    // Set by the driver.
    private sealed record Pixels
    {
        public int Width { get; init; }

        public int Height { get; init; }

        public int[] Reds { get; init; } = [];
    }
}
