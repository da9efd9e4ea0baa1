using System.Globalization;

namespace NewsFeeds.Server.Tests.Pages;

[Collection(nameof(Chromium))]
public class HostileBrowserTests(Chromium chromium)
{
    [RequiresBrowserFact]
    public async Task NoTextPushesAPageOutOfItsShape()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("kinh-te/2026-03-02-w.md", $"""
                ---
                title: {new string('W', 300)}
                date: 2026-03-02
                summary: {new string('m', 2000)}
                authors: [{new string('N', 200)}]
                tags: [{new string('T', 200)}]
                ---

                {new string('x', 3000)} `{new string('c', 500)}`

                | {new string('a', 100)} | b | c | d | e | f | g | h |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                | {new string('a', 100)} | b | c | d | e | f | g | h |

                ```
                {new string('p', 500)}
                ```

                <img src="https://example.com/wide.png" width="4000" height="20" alt="{new string('i', 300)}">
                """);
            content.Write("kinh-te/2026-03-03-rtl.md", "---\ntitle: مرحبا بالعالم\ndate: 2026-03-03\nlanguage: ar\n---\n\nهذا نص عربي.\n");
            for (var i = 0; i < 60; i++)
            {
                content.Write(
                    string.Create(CultureInfo.InvariantCulture, $"muc-{i}/_index.md"),
                    $"---\ntitle: {new string('D', 10 + (i * 3))}\n---\n");
            }
        });
        foreach (var path in new[] { "/", "/feeds/kinh-te/", "/articles/2026-03-02/w", "/articles/2026-03-03/rtl",
            "/feeds/kinh-te/archive/2026-03/", $"/tags/{new string('t', 200)}/", "/nothing",
            "/feeds/kinh-te/rss.xml", "/feeds/kinh-te/atom.xml", "/feeds/opml.xml" })
        {
            foreach (var width in new[] { 360, 1280 })
            {
                await using var window = await chromium.OpenAsync("/robots.txt", width);
                await window.Page.Context.UnrouteAllAsync();
                await window.Page.GotoAsync(new Uri(site.Address, path).AbsoluteUri);
                var over = await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                Assert.True(over <= 0, string.Create(CultureInfo.InvariantCulture, $"{path} is {over} px too wide at {width}"));
            }
        }
    }
}
