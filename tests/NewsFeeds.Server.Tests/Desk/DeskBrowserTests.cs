using Microsoft.Playwright;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Tests.Pages;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>The desk's page in a real browser, under its own policy.</summary>
[Collection(nameof(Chromium))]
public sealed class DeskBrowserTests(Chromium chromium)
{
    [RequiresBrowserTheory]
    [InlineData(360, false), InlineData(360, true), InlineData(1280, false), InlineData(1280, true)]
    public async Task ItFitsFollowsTheSchemeAndAxeFindsNothing(int width, bool dark)
    {
        foreach (var language in new[] { "vi", "en" })
        {
            using var sample = new DeskSample(language);
            foreach (var page in new[] { sample.Few(), sample.Many(), sample.Page() })
            {
                await using var window = await OpenAsync(page, width, dark);
                var details = window.Page.Locator("summary");
                if (await details.CountAsync() > 0)
                {
                    await details.ClickAsync();
                }

                Assert.Equal(0, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
                Assert.Equal(
                    dark ? "rgb(22, 24, 27)" : "rgb(253, 252, 250)",
                    await window.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
                Assert.Empty(window.Complaints);

                await window.Page.EvaluateAsync(await File.ReadAllTextAsync(Chromium.Axe));
                Assert.Empty(await window.Page.EvaluateAsync<string[]>("""
                    axe.run(document, { resultTypes: ["violations"] })
                      .then(results => results.violations.flatMap(
                        each => each.nodes.map(node => `${each.id}: ${node.target}: ${node.failureSummary}`)))
                    """));
            }
        }
    }

    [RequiresBrowserFact]
    public async Task FiguresStandUnderEachOther()
    {
        using var sample = new DeskSample("vi");
        await using var window = await OpenAsync(sample.Many(), 1280, dark: false);
        var figure = window.Page.Locator("td.number").First;
        await Assertions.Expect(figure).ToHaveCSSAsync("text-align", "end");
        await Assertions.Expect(figure).ToHaveCSSAsync("font-variant-numeric", "tabular-nums");
    }

    [RequiresBrowserFact]
    public async Task ATableThatIsTooWideScrollsInItsFrame()
    {
        using var sample = new DeskSample("vi");
        await using var window = await OpenAsync(sample.Many(), 360, dark: false);
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
        await using var window = await OpenAsync(sample.Many(), 360, dark: false);
        foreach (var frame in await window.Page.Locator(".wide:has(.polls)").AllAsync())
        {
            var end = await frame.EvaluateAsync<double>("element => element.getBoundingClientRect().right");
            var people = await frame.Locator("thead th").Nth(2).EvaluateAsync<double>("element => element.getBoundingClientRect().right");
            Assert.InRange(people, 0, end);
        }
    }

    private async Task<Chromium.Window> OpenAsync(DeskPage page, int width, bool dark)
    {
        var window = await chromium.OpenAsync("/robots.txt", width, dark);
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
