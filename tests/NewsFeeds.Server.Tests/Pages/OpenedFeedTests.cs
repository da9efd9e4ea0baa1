using System.Text;
using CsCheck;
using Microsoft.Playwright;
using NewsFeeds.Articles;
using NewsFeeds.Server.Pages;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>What somebody sees who opens a feed or the list of feeds in a browser.</summary>
[Collection(nameof(Chromium))]
public class OpenedFeedTests(Chromium chromium)
{
    // Whatever may end a string of CSS, or the element in which an HTML page would have it.
    private static readonly string[] Snares =
    [
        "\"", "'", "\\", "\\\"", "\n", "\r\n", "\f", "\0", "</style", "<!--", "-->", "*/", "/*", ";", "}", "{", "a", "0", " ", "ệ", "😀",
        "\ud83d", "\u2028", "\ufeff", "\u007f", "url(",
    ];

    private string Origin => chromium.Site.Address.GetLeftPart(UriPartial.Authority);

    [RequiresBrowserTheory]
    [InlineData("/feeds/kinh-te/rss.xml", "Đây là nguồn tin (RSS) của Đài thử.", "rss")]
    [InlineData("/feeds/kinh-te/atom.xml", "Đây là nguồn tin (Atom) của Đài thử.", "atom")]
    [InlineData("/feeds/kinh-te/archive/2026-03.xml", "Đây là một phần kho lưu trữ (Atom) của Đài thử.", "atom")]
    public async Task AFeedSaysWhatItIsWhoseItIsAndWhatIsInIt(string path, string says, string form)
    {
        await using var window = await chromium.OpenAsync(path);
        var seen = await SeenAsync(window.Page);
        var isArchive = path.Contains("archive", StringComparison.Ordinal);
        Assert.All(
            new[]
            {
                says, isArchive ? $"{Origin}/feeds/kinh-te/atom.xml" : "Trang web:", $"{Origin}/feeds/kinh-te/", "Kinh tế – Đài thử",
                "Chợ và vườn.", "Cà phê đặc sản “Đăk Hà” & những chuyến hàng", "Hoàng Lợi", "Quang Mẫn", "Đoạn đầu có liên kết",
                form == "rss" ? "Sun, 01 Mar 2026 01:02:03 GMT" : "2026-03-01T01:02:03Z", $"{Origin}/articles/2026-03-01/ca-phe-dac-san",
                "© 2026 Đài thử",
            },
            each => Assert.Contains(each, seen, StringComparison.Ordinal));
        Assert.All(
            new[]
            {
                "tag:thu.example", "NewsFeeds", $"{Origin}/feeds/kinh-te/{form}.xml", "xuất khẩu", "tieng.mp3", "icon.png",
                "thu.example/hoang-loi", "Tiêu đề nhỏ",
            }.Except(isArchive ? [$"{Origin}/feeds/kinh-te/{form}.xml"] : Array.Empty<string>()),
            each => Assert.DoesNotContain(each, seen, StringComparison.Ordinal));
    }

    [RequiresBrowserFact]
    public async Task TheListOfFeedsNamesEachWithItsDescriptionAndAddress()
    {
        await using var window = await chromium.OpenAsync("/feeds/opml.xml");
        var seen = await SeenAsync(window.Page);
        Assert.All(
            new[]
            {
                "Đây là danh sách nguồn tin (OPML) của Đài thử.", "Tin của vùng thử.", $"{Origin}/feeds/rss.xml", "Kinh tế", "Chợ và vườn.",
                $"{Origin}/feeds/kinh-te/rss.xml", "Bóng đá", $"{Origin}/feeds/the-thao/bong-da/rss.xml", "© 2026 Đài thử",
            },
            each => Assert.Contains(each, seen, StringComparison.Ordinal));
        var starts = await window.Page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('outline[xmlUrl]')].map(each => each.getBoundingClientRect().left)");
        Assert.Equal([0, 0, 1, 1, 0], starts.Select(start => start > starts[0] ? 1 : 0));
    }

    [RequiresBrowserTheory]
    [InlineData("/feeds/kinh-te/rss.xml"), InlineData("/feeds/kinh-te/atom.xml"), InlineData("/feeds/opml.xml")]
    public async Task ItFitsEveryScreenAndPaper(string path)
    {
        foreach (var (width, dark) in new[] { (360, false), (1280, true) })
        {
            await using var window = await chromium.OpenAsync(path, width, dark);
            Assert.Equal(0, await window.OverflowAsync());
            Assert.Equal(dark, await window.IsDarkAsync());
            Assert.Empty(window.Complaints);
            await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            Assert.False(await window.IsDarkAsync());
            Assert.DoesNotContain("Đây là", await SeenAsync(window.Page), StringComparison.Ordinal);
        }
    }

    [RequiresBrowserFact]
    public async Task APodcastIsCalledOneAndAFeedWithSoundIsNot()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("nghe/_index.md", "---\ntitle: Nghe\npodcast: {category: News, owner: {email: tin@thu.example}}\n---\n");
            content.Write("nghe/a.mp3", [0xFF, 0xFB, 0x90, 0x64, 0, 0]);
            content.Article("nghe/2026-03-01-a.md", "Tập một", "2026-03-01T01:00:00Z", "enclosures: [{src: a.mp3, duration: 60}]");
        });
        await using var window = await chromium.OpenAsync(site, "/feeds/nghe/podcast.xml");
        var podcast = await SeenAsync(window.Page);
        Assert.Contains("Đây là podcast của Báo thử.", podcast, StringComparison.Ordinal);
        Assert.Contains("Tập một", podcast, StringComparison.Ordinal);
        Assert.DoesNotContain("tin@thu.example", podcast, StringComparison.Ordinal);
        await window.Page.GotoAsync(new Uri(site.Address, "/feeds/nghe/rss.xml").AbsoluteUri);
        Assert.Contains("Đây là nguồn tin (RSS) của Báo thử.", await SeenAsync(window.Page), StringComparison.Ordinal);
    }

    [RequiresBrowserFact]
    public async Task ALanguageFromRightToLeftAndATitleFullOfSignsAreShown()
    {
        const string Title = "الأخبار \"A\\B\\41 \" </style> }*{ display: none } '/* <!--";
        await using var site = await Site.StartAsync(fill: content => content.Write(
            "_index.md", $"---\ntitle: |-\n  {Title}\nlanguage: ar\nauthority: thu.example,2026\n---\n"));
        foreach (var path in new[] { "/feeds/kinh-te/rss.xml", "/feeds/kinh-te/atom.xml", "/feeds/opml.xml" })
        {
            await using var window = await chromium.OpenAsync(site, path);
            Assert.Equal("rtl", await window.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).direction"));
            Assert.Equal(0, await window.OverflowAsync());
            Assert.Contains($" of {Title}. ", await SeenAsync(window.Page), StringComparison.Ordinal);
        }
    }

    [RequiresBrowserFact]
    public async Task AnyTextIsAStringOfTheStyleSheet()
    {
        // The channel to the browser carries Unicode, so half a pair comes as U+FFFD on both sides.
        var word = Gen.Select(Gen.Int[0, Snares.Length * 4 / 3], Gen.Char, (at, c) => at < Snares.Length ? Snares[at] : $"{c}");
        var texts = new List<string>();
        word.Array[0, 8].Select(string.Concat).Run(300, text => texts.Add(WellFormed(text)), threads: 1);
        var sheets = texts.Select(text => Encoding.UTF8.GetString(FeedSheets.Of("rss.css", new Publication
        {
            Title = text,
            Copyright = "hết",
            Authority = "thu.example,2026",
        })));

        await using var window = await chromium.OpenAsync("/robots.txt");
        var found = await window.Page.EvaluateAsync<string[]>(
            """
            sheets => sheets.map(css => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(css);
              document.adoptedStyleSheets = [sheet];
              return getComputedStyle(document.documentElement, "::after").content;
            })
            """,
            sheets);
        Assert.Equal(texts.Select(text => Serialized($"{text}\nhết")), found);
    }

    /// <summary>A string as the CSS Object Model writes it (CSSOM §2.1).</summary>
    private static string Serialized(string text) => $"\"{string.Concat(text.Select(c => c switch
    {
        '\0' => "\ufffd",
        < ' ' or '\u007f' => FormattableString.Invariant($"\\{(int)c:x} "),
        '"' or '\\' => $"\\{c}",
        _ => $"{c}",
    }))}\"";

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>What a screen reader finds, a line for each piece: the document's texts that are shown, and the style sheet's.</summary>
    private static async Task<string> SeenAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = await session.SendAsync("Accessibility.getFullAXTree");
        return string.Join('\n', tree!.Value.GetProperty("nodes").EnumerateArray()
            .Where(node => node.TryGetProperty("role", out var role) && role.GetProperty("value").GetString() == "StaticText")
            .Select(node => node.GetProperty("name").GetProperty("value").GetString()));
    }
}
