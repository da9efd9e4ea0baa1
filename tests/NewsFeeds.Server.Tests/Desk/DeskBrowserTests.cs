using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Tests.Pages;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>The desk's page in a real browser, under its own policy.</summary>
[Collection(nameof(Chromium))]
public sealed class DeskBrowserTests(Chromium chromium)
{
    [RequiresBrowserTheory]
    [InlineData(390, false), InlineData(390, true), InlineData(1280, false), InlineData(1280, true)]
    public async Task Shots(int width, bool dark)
    {
        using var sample = new DeskSample("vi");
        Directory.CreateDirectory("/tmp/desk-shots");
        foreach (var (name, page) in new[] { ("few", sample.Few()), ("many", sample.Many()), ("empty", sample.Page()) })
        {
            await using var window = await OpenAsync(page, width, dark);
            await window.Page.ScreenshotAsync(new()
            {
                Path = $"/tmp/desk-shots/{name}-{width}-{(dark ? "dark" : "light")}.png",
                FullPage = true,
            });
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
