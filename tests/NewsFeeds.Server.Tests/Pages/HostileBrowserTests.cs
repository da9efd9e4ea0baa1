using System.Globalization;

namespace NewsFeeds.Server.Tests.Pages;

[Collection(nameof(Chromium))]
public class HostileBrowserTests(Chromium chromium)
{
    // A separator that is generated has no place that a script can ask for. So an element like it stands beside it for a moment.
    private const string SeparatorsThatBeginALine = """
        [...document.querySelectorAll("main *")].flatMap(each => {
          const made = getComputedStyle(each, "::after");
          const place = [];
          if (!["none", '""'].includes(getComputedStyle(each, "::before").content)) return [`before ${each.outerHTML}`];
          if (made.content !== "none") {
            const probe = document.createElement("i");
            for (const name of ["display", "width", "marginInlineStart", "marginInlineEnd", "whiteSpace"]) probe.style[name] = made[name];
            probe.append(made.content.slice(1, -1));
            each.append(probe);
            place.push(probe.getBoundingClientRect());
            probe.remove();
          }
          if (each.matches(".item")) {
            const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
            let last;
            while (walker.nextNode()) if (/^\s*[–,]/.test(walker.currentNode.data)) last = walker.currentNode;
            if (last) {
              const range = document.createRange();
              range.selectNodeContents(last);
              place.push(range.getBoundingClientRect());
            }
          }
          return place.filter(there => there.left - each.getBoundingClientRect().left < 2).map(() => each.outerHTML);
        })
        """;

    [RequiresBrowserTheory, InlineData("vi"), InlineData("en")]
    public async Task NoLineBeginsWithASeparator(string language)
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("_index.md", $"---\ntitle: Báo thử\nlanguage: {language}\n---\n");
            content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế nông thôn và thị trường\n---\n");
            content.Write("kinh-te/nong-san/_index.md", "---\ntitle: Nông sản xuất khẩu của Tây Nguyên\n---\n");
            content.Write("kinh-te/nong-san/dai/_index.md", $"---\ntitle: {new string('d', 47)}\n---\n");
            content.Article("kinh-te/nong-san/dai/x.md", date: "2026-03-03T08:00:00Z", more: $"""
                lastmod: 2026-03-04
                authors: [Hoàng Lợi, Nguyễn Thị Quang Mẫn, {new string('n', 43)}, Lê Hà, Y Nhung]
                categories: [kinh-te, the-thao/bong-da, trong]
                """);
        });
        await using var window = await chromium.OpenAsync(site, "/robots.txt");
        foreach (var path in new[]
        {
            "/articles/2026-03-03/x", "/feeds/kinh-te/nong-san/dai/", "/feeds/kinh-te/nong-san/dai/archive/2026-03/",
        })
        {
            await window.Page.GotoAsync(path);
            for (var width = 320; width <= 500; width += 3)
            {
                await window.Page.SetViewportSizeAsync(width, 900);
                var first = await window.Page.EvaluateAsync<string[]>(SeparatorsThatBeginALine);
                Assert.True(first.Length == 0, $"{path} at {width}: {string.Join(", ", first)}");
            }
        }
    }

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
        await using var window = await chromium.OpenAsync(site, "/robots.txt");
        foreach (var path in new[] { "/", "/feeds/kinh-te/", "/articles/2026-03-02/w", "/articles/2026-03-03/rtl",
            "/feeds/kinh-te/archive/2026-03/", $"/tags/{new string('t', 200)}/", "/nothing",
            "/feeds/kinh-te/rss.xml", "/feeds/kinh-te/atom.xml", "/feeds/opml.xml" })
        {
            await window.Page.GotoAsync(path);
            foreach (var width in new[] { 320, 360, 1280 })
            {
                await window.ShowAsync(width, dark: false);
                var over = await window.OverflowAsync();
                Assert.True(over <= 0, string.Create(CultureInfo.InvariantCulture, $"{path} is {over} px too wide at {width}"));
            }
        }
    }
}
