using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Desk;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>The page that an operator opens.</summary>
public sealed class DeskPageTests : IDisposable
{
    private readonly DeskSample _sample = new("en");

    public void Dispose() => _sample.Dispose();

    [Theory, InlineData("en"), InlineData("vi")]
    public async Task ThePageIsTheGoldenFile(string language)
    {
        using var sample = new DeskSample(language);
        var page = Encoding.UTF8.GetString(await sample.Few().RenderAsync()).Replace(DeskPage.Style, "", StringComparison.Ordinal);
        Golden.Compare(
            SourceTree.Path("tests", "NewsFeeds.Server.Tests", "Desk", "Golden", $"{language}.html"), Encoding.UTF8.GetBytes(page));
    }

    [Fact]
    public async Task WhateverReadersFilesAndArticlesAreCalledIsText()
    {
        var page = await ReadAsync(_sample.Many());
        Assert.Empty(page.QuerySelectorAll("script, [onload], [style]"));
        Assert.Contains(DeskSample.Hostile, Texts(page, ".polls bdi"));
        Assert.Contains($"{DeskSample.Hostile}:1:1", Texts(page, "th code"));
        Assert.Equal(5, Texts(page, ".beside tbody th").Count(title => title == DeskSample.Hostile));
    }

    [Fact]
    public async Task EveryTableAndSectionHasAName()
    {
        var page = await ReadAsync(_sample.Many());
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotEqual("", table.QuerySelector("caption")?.TextContent.Trim() ?? ""));
        Assert.All(page.QuerySelectorAll("th"), head => Assert.True(head.GetAttribute("scope") is "row" or "col"));
        Assert.All(
            page.QuerySelectorAll("[aria-labelledby]"),
            named => Assert.NotNull(page.GetElementById(named.GetAttribute("aria-labelledby")!)));
        Assert.All(
            page.QuerySelectorAll("a[href^='#'], a[href*='#']"),
            link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(["H1", "H2", "H2", "H2", "H2", "H2", "H2"], page.QuerySelectorAll("h1, h2, h3").Select(heading => heading.TagName));
    }

    [Fact]
    public async Task TheFiguresOfEachSpanStandSideBySide()
    {
        var page = await ReadAsync(_sample.Few());
        Assert.Equal(
            [
                "Figure | Today | 7 days | 90 days",
                "Subscribers reported | 1,234 | 1,234 | 1,234",
                "Persons seen | 12 | 30 | 30",
                "Requests | 20 | 40 | 50",
                "Nothing new (304) | 70.0% | 70.0% | 70.0%",
                "Conditional | 80.0% | 80.0% | 80.0%",
                "Sent | 24.7 KB | 49.4 KB | 61.7 KB",
                "Saved | 4.7 MB | 9.4 MB | 11.7 MB",
            ],
            RowsOf(page.QuerySelector(".figures table")!));
        Assert.Contains("ceiling", page.QuerySelector(".figures")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("floor", page.QuerySelector(".figures")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("counted together", page.QuerySelector(".figures")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "7 days", "/feeds/rss.xml", "/feeds/kinh-te/atom.xml")]
    [InlineData("1", "Today", "/feeds/kinh-te/atom.xml", "/feeds/rss.xml")]
    [InlineData("90", "90 days", "/feeds/rss.xml", "/feeds/kinh-te/atom.xml", "other feeds")]
    [InlineData("8", "7 days", "/feeds/rss.xml", "/feeds/kinh-te/atom.xml")]
    public async Task TheAddressSaysOfWhichSpanFeedsAndReadersAre(string? span, string current, params string[] feeds)
    {
        RecordedDay[] days =
        [
            DeskSample.Day(
                0, DeskSample.Feed("/feeds/rss.xml", "Feedly"), DeskSample.Feed("/feeds/kinh-te/atom.xml", "Feedly")),
            DeskSample.Day(-6, DeskSample.Feed("/feeds/rss.xml", "Feedly")),
            DeskSample.Day(-7, DeskSample.Feed(Reader.Other.Name, "Feedly")),
            DeskSample.Day(-90, DeskSample.Feed("/feeds/tomorrow.xml", "Feedly")),
            DeskSample.Day(1, DeskSample.Feed("/feeds/tomorrow.xml", "Feedly")),
        ];
        var page = await ReadAsync(_sample.Page(span, days));
        Assert.Equal(current, page.QuerySelector(".spans [aria-current]")!.TextContent);
        Assert.Equal(feeds, Texts(page, ".polls:has(#feeds) tbody th"));
    }

    [Fact]
    public async Task ReadersAreNamedWithWhatTheyReportAndAForgedCountIsMarked()
    {
        var page = await ReadAsync(_sample.Few());
        Assert.Equal(
            [
                "Name | Subscribers reported | Persons seen | Requests | 304 | Conditional | Saved",
                "Feedly | 1,234 | 0 | 10 | 70.0% | 80.0% | 2.3 MB",
                "FreshRSS | 0 | 30 | 10 | 70.0% | 80.0% | 2.3 MB",
                "newsboat | 0 | 12 | 10 | 70.0% | 80.0% | 2.3 MB",
                "NewsBlur | 0 | 0 | 10 | 70.0% | 80.0% | 2.3 MB",
            ],
            RowsOf(page.QuerySelector(".polls:has(#readers)")!));
        Assert.Equal(["NewsBlur"], Texts(page, ".polls:has(#readers) tr:has(small) th"));
        Assert.Equal(["/feeds/rss.xml"], Texts(page, ".polls:has(#feeds) tr:has(small) th"));
        Assert.Contains("No feed has 1,000,000 subscribers", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFeedLeadsToItsPublicAddress()
    {
        var page = await ReadAsync(_sample.Few());
        Assert.Equal(
            ["https://feeds.example.vn/feeds/rss.xml", "https://feeds.example.vn/feeds/kinh-te/atom.xml"],
            page.QuerySelectorAll(".polls tbody a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task WhatHasNoRowIsAddedUpInOne()
    {
        var feeds = Enumerable.Range(10, 33).Select(at => DeskSample.Feed($"/feeds/{at}/rss.xml", "Feedly", subscribers: 5)).ToArray();
        var rows = RowsOf((await ReadAsync(_sample.Page(null, DeskSample.Day(0, feeds)))).QuerySelector(".polls:has(#feeds)")!);
        Assert.Equal(1 + 30 + 1, rows.Count);
        Assert.Equal("/feeds/39/rss.xml | 5 | 0 | 10 | 70.0% | 80.0% | 2.3 MB", rows[^2]);
        Assert.Equal("3 more | – | – | 30 | 70.0% | 80.0% | 7.0 MB", rows[^1]);
    }

    [Fact]
    public async Task EachDayWithPollsHasABarAndARow()
    {
        var page = await ReadAsync(_sample.Few());
        Assert.Equal("0 0 243 100", page.QuerySelector(".chart svg")!.GetAttribute("viewBox"));
        Assert.Equal(
            [("0", "50", "24 September 2026: 10"), ("228", "100", "20 November 2026: 20"), ("240", "100", "23 November 2026: 20")],
            page.QuerySelectorAll(".chart rect").Select(bar => (bar.GetAttribute("x"), bar.GetAttribute("height"), bar.TextContent)));
        Assert.Equal("Requests a day; the most: 20, 20 November 2026", page.QuerySelector(".chart svg")!.GetAttribute("aria-label"));
        Assert.Equal(
            [
                "Day | Subscribers reported | Persons seen | Requests | 304 | Sent",
                "23 November 2026 | 1,234 | 12 | 20 | 70.0% | 24.7 KB",
                "20 November 2026 | 0 | 30 | 20 | 70.0% | 24.7 KB",
                "24 September 2026 | 0 | 7 | 10 | 70.0% | 12.3 KB",
            ],
            RowsOf(page.QuerySelector(".chart table")!));
    }

    [Theory]
    [InlineData(0, 14), InlineData(13, 14), InlineData(20, 21), InlineData(89, 90)]
    public async Task TheChartBeginsWithTheFirstCountedDayAndHasTwoWeeksAtLeast(int firstAgo, int days)
    {
        RecordedDay[] counted =
        [
            DeskSample.Day(0, DeskSample.Feed("/feeds/rss.xml", "Feedly")),
            DeskSample.Day(-firstAgo, DeskSample.Feed("/feeds/rss.xml", "Feedly")),
        ];
        var page = await ReadAsync(_sample.Page(null, [.. counted.DistinctBy(day => day.Date)]));
        Assert.Equal($"0 0 {(4 * days) - 1} 100", page.QuerySelector(".chart svg")!.GetAttribute("viewBox"));
        Assert.Equal($"{4 * (days - 1)}", page.QuerySelector(".chart rect:last-of-type")!.GetAttribute("x"));
    }

    [Theory]
    [InlineData("2026-11-22T23:59:59+07:00", "22 November 2026, 23:59"), InlineData("2026-11-22T17:00:00Z", "00:00:00")]
    [InlineData("2026-11-23T23:59:59+07:00", "23:59:59"), InlineData("2026-11-23T17:00:43Z", "tomorrow, 00:00:43")]
    [InlineData("2026-11-25T00:00:43+07:00", "25 November 2026, 00:00")]
    public void OfTodayTheTimeStandsAloneAndWhatIsNearHasSeconds(string moment, string written) =>
        Assert.Equal(written, _sample.Page().Written(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Fact]
    public async Task TheZoneOfAllTimesStandsOnceAtTheTop() =>
        Assert.StartsWith(
            "As of 23 November 2026, 12:00:00 (Asia/Ho_Chi_Minh)", Texts(await ReadAsync(_sample.Few()), ".lead").Single(),
            StringComparison.Ordinal);

    [Fact]
    public async Task AnEmptyDeskSaysWhatToExpect()
    {
        var page = await ReadAsync(_sample.Page());
        Assert.Empty(page.QuerySelectorAll("table, svg"));
        Assert.Equal(
            [
                "No poll has come yet. Readers ask every 15 to 60 minutes; the first one is counted here at once.",
                "Nothing is held back.",
                "Nothing is scheduled. An article with a date to come stands here until it appears, "
                    + "and one with an expiry date until it leaves.",
                "No edit has come out since the service started. What is saved now stands here when it is out.",
            ],
            Texts(page, ".empty"));
        Assert.Equal(
            [
                "All is well", "Public articles: 3", "Nothing is held back", "The articles can be read since 12:00:00",
                "Nothing is scheduled",
            ],
            Texts(page, ".health.well h2, .health li"));
    }

    [Theory]
    [InlineData("1", -1, "No poll has come today.", "No poll has come today.")]
    [InlineData("7", -7, "No poll has come today.", "No poll has come in these days.")]
    [InlineData("7", 0)]
    public async Task ASpanWithoutPollsSaysSo(string span, int day, params string[] says)
    {
        var page = await ReadAsync(_sample.Page(span, DeskSample.Day(day, DeskSample.Feed("/feeds/rss.xml", "Feedly"))));
        Assert.Equal(says, Texts(page, "section:has(#polls) .empty, section:has(#lists) .empty"));
    }

    [Fact]
    public async Task WhatIsWrongStandsAtTheTop()
    {
        var away = new NewsroomStatus(2, StoreAvailable: false, FailedTurns: 1, DeskSample.Unwatched, DeskSample.Noon.AddHours(-3));
        var page = await ReadAsync(_sample.Few(away));
        Assert.Equal(
            [
                "Something needs a look",
                "Public articles: 3",
                "Held back: 2",
                "The last edition stays in service, because the articles cannot be read since 09:00:00",
                $"{DeskSample.Unwatched.Message} unwatched",
                "The last edition stays in service, because the next one could not be made; the log says why",
                "Next appearance: 16:00:00",
            ],
            Texts(page, ".health.unwell h2, .health li"));
        Assert.Contains("1 more: newsfeeds check names them all.", Texts(page, ".hint"));
    }

    [Theory]
    [InlineData(1, true, 0, false), InlineData(0, false, 0, false), InlineData(0, true, 1, false), InlineData(0, true, 0, true)]
    public async Task EachThingThatIsWrongNeedsALook(int heldBack, bool available, int failedTurns, bool isHindered)
    {
        var status = new NewsroomStatus(heldBack, available, failedTurns, isHindered ? DeskSample.Unwatched : null);
        var page = await ReadAsync(_sample.Few(status));
        Assert.NotNull(page.QuerySelector(".health.unwell"));
    }

    [Fact]
    public async Task WhatIsHeldBackWhatComesAndWhatWasEditedStandInTheZonesTime()
    {
        var page = await ReadAsync(_sample.Few());
        Assert.Equal(
            ["kinh-te/2026-11-22-sai.md:3:7 | an article needs a date such as 2026-11-23; write it in 'date' missing-date | "
                + "10:30:00"],
            RowsOf(page.QuerySelector("section:has(#held-back) table")!).Skip(1));
        Assert.Equal(
            [
                "16:00:00 | appears | Giá cà phê Đăk Hà lên mức cao nhất ba năm",
                "25 November 2026, 12:00 | leaves | Giá cà phê Đăk Hà lên mức cao nhất ba năm",
            ],
            RowsOf(page.QuerySelector("section:has(#next) table")!).Skip(1));
        Assert.Equal(
            [
                "11:59:20 | out | Giá cà phê Đăk Hà lên mức cao nhất ba năm | 0.3 s",
                "10:00:00 | removed | Giá cà phê Đăk Hà lên mức cao nhất ba năm | 3.0 h",
            ],
            RowsOf(page.QuerySelector("section:has(#edits) table")!).Skip(1));

        // What is not public yet, or no more, has no address.
        Assert.Single(page.QuerySelectorAll("section:has(#next) table a"));
        Assert.Single(page.QuerySelectorAll("section:has(#edits) table a"));
    }

    [Theory, InlineData("vi", "vi"), InlineData("en", "en"), InlineData("km", "en")]
    public async Task WhatIsWrongIsSaidInThePublicationsLanguage(string language, string spoken)
    {
        using var sample = new DeskSample(language);
        var page = await ReadAsync(sample.Few(new NewsroomStatus(1, StoreAvailable: true, Obstacle: DeskSample.Unwatched)));
        var missing = new Fault("", 0, 0, Severity.Error, "missing-date", "date").MessageIn(spoken);
        Assert.Equal(
            $"{missing} missing-date", page.QuerySelector("section:has(#held-back) td")!.TextContent);
        Assert.Contains(
            $"{DeskSample.Unwatched.MessageIn(spoken)} unwatched", page.QuerySelectorAll(".health li").Select(item => item.TextContent));
    }

    [Theory]
    [InlineData("en", 999, "999\u00a0B"), InlineData("en", 1000, "1.0\u00a0KB"), InlineData("en", 999_949, "999.9\u00a0KB")]
    [InlineData("en", 999_950, "1.0\u00a0MB"), InlineData("vi", 1_500_000_000, "1,5\u00a0GB"), InlineData("km", 0, "0\u00a0B")]
    [InlineData("vi-VN", 12_345_600_000_000_000, "12.345,6\u00a0TB")]
    public void ASizeHasTheUnitOfWhichThereIsOne(string language, long bytes, string size) =>
        Assert.Equal(size, new DeskTexts(language).Size(bytes));

    [Theory]
    [InlineData(0.26, "0,3 s"), InlineData(59.9, "59,9 s"), InlineData(59.96, "1,0 phút"), InlineData(3599.0, "1,0 giờ")]
    [InlineData(90.0, "1,5 phút"), InlineData(-1.0, ""), InlineData(null, "")]
    public void ADurationHasTheUnitOfWhichThereIsOne(double? seconds, string duration) =>
        Assert.Equal(duration, new DeskTexts("vi").Duration(seconds is { } s ? TimeSpan.FromSeconds(s) : null));

    [Fact]
    public void AShareOfNothingIsADash() =>
        Assert.Equal(("–", "33,3%"), (new DeskTexts("vi").Share(0, 0), new DeskTexts("vi").Share(1, 3)));

    private static async Task<IHtmlDocument> ReadAsync(DeskPage page) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true })
            .ParseDocument(Encoding.UTF8.GetString(await page.RenderAsync()));

    private static List<string> Texts(IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(TextOf)];

    /// <summary>The cells of a table without the notes in them.</summary>
    private static List<string> RowsOf(IElement table)
    {
        var copy = (IElement)table.Clone();
        copy.QuerySelectorAll("small").ToList().ForEach(note => note.Remove());
        return [.. copy.QuerySelectorAll("tr").Select(row => string.Join(" | ", row.Children.Select(TextOf)))];
    }

    private static string TextOf(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
