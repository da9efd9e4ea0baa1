using Microsoft.Playwright;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Tests.Pages;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>The desk's page in a real browser, under its own policy.</summary>
[Collection(nameof(Chromium))]
public sealed class DeskBrowserTests(Chromium chromium)
{
    [RequiresBrowserTheory, InlineData("vi"), InlineData("en")]
    public async Task ItFitsFollowsTheSchemeAndAxeFindsNothing(string language)
    {
        using var sample = new DeskSample(language);
        foreach (var page in new[] { sample.Few(), sample.Many(), sample.Page() })
        {
            await using var window = await OpenAsync(page, 1280);
            await window.OpenAllAsync();
            foreach (var (width, dark) in new[] { (320, false), (320, true), (1920, false), (1920, true) })
            {
                await window.ShowAsync(width, dark);
                Assert.Equal(0, await window.OverflowAsync());
                Assert.Equal(dark, await window.IsDarkAsync());
                Assert.Empty(await window.ViolationsAsync());
            }

            Assert.Empty(window.Complaints);
        }
    }

    [RequiresBrowserFact]
    public async Task FiguresStandUnderEachOther()
    {
        using var sample = new DeskSample("vi");
        await using var window = await OpenAsync(sample.Many(), 1280);
        var figure = window.Page.Locator("td.number").First;
        await Assertions.Expect(figure).ToHaveCSSAsync("text-align", "end");
        await Assertions.Expect(figure).ToHaveCSSAsync("font-variant-numeric", "tabular-nums");
    }

    [RequiresBrowserFact]
    public async Task ATableThatIsTooWideScrollsInItsFrame()
    {
        using var sample = new DeskSample("vi");
        await using var window = await OpenAsync(sample.Many(), 360);
        var frame = window.Page.Locator(".wide:has(.polls)").First;
        Assert.True(await frame.EvaluateAsync<bool>("element => element.scrollWidth > element.clientWidth"));
        await frame.FocusAsync();
        await Assertions.Expect(frame).ToBeFocusedAsync();
        await Assertions.Expect(frame).ToHaveCSSAsync("overflow-x", "auto");
    }

    [RequiresBrowserTheory]
    [InlineData("vi"), InlineData("en")]
    public async Task APhoneShowsHowManyReadWithoutScrolling(string language)
    {
        using var sample = new DeskSample(language);
        await using var window = await OpenAsync(sample.Many(), 360);
        foreach (var frame in await window.Page.Locator(".wide:has(.polls)").AllAsync())
        {
            var end = await frame.EvaluateAsync<double>("element => element.getBoundingClientRect().right");
            var people = await frame.Locator("thead th").Nth(2).EvaluateAsync<double>("element => element.getBoundingClientRect().right");
            Assert.InRange(people, 0, end);
        }
    }

    private async Task<Chromium.Window> OpenAsync(DeskPage page, int width)
    {
        var window = await chromium.OpenAsync("/robots.txt", width);
        var bytes = await page.RenderAsync();
        await window.Page.RouteAsync("**/desk", route => route.FulfillAsync(new()
        {
            BodyBytes = bytes,
            ContentType = DeskPage.MediaType,
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = DeskPage.Policy },
        }));
        await window.Page.GotoAsync("/desk");
        return window;
    }
}
