using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Desk;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>What a desk may have to show, made by hand.</summary>
internal sealed class DeskSample : IDisposable
{
    /// <summary>What no reader, file and article is called unless somebody tries to break the page.</summary>
    public const string Hostile = "</td><script>alert(1)</script>\"'&";

    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly TemporaryContent _content = new();
    private readonly OpenNewsroom _newsroom;

    public DeskSample(string language)
    {
        _content.Write(
            "_index.md", $"---\ntitle: Đài thử\nlanguage: {language}\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");
        _content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        _content.Article("kinh-te/2026-11-20-ca-phe.md", title: "Giá cà phê Đăk Hà lên mức cao nhất ba năm");
        _content.Article("kinh-te/2026-11-21-cau.md", title: "Cầu mới qua sông thông xe");
        _content.Article("kinh-te/2026-11-01-pha.md", title: $"|-\n  {Hostile}", date: "2026-11-01T08:00:00");
        _newsroom = new OpenNewsroom(_content);
    }

    /// <summary>An obstacle.</summary>
    public static readonly Fault Unwatched = new(".", 0, 0, Severity.Error, "unwatched/watches");

    public static DateTimeOffset Noon => OpenNewsroom.Noon;

    private Article Article => _newsroom.Edition.All.Articles[0];

    private Article HostileArticle => _newsroom.Edition.All.Articles[^1];

    /// <summary>A page of a newsroom that is well, with nothing but some polls.</summary>
    /// <param name="span">Which span the address names.</param>
    /// <param name="days">The polls.</param>
    public DeskPage Page(string? span = null, params RecordedDay[] days) =>
        new(
            new DeskReport(Noon, _newsroom.Edition, _newsroom.Newsroom.Status, [], [], days, []), new PublicUrls(OpenNewsroom.PublicUrl),
            span);

    /// <summary>A page with a few of everything.</summary>
    public DeskPage Few(NewsroomStatus? status = null) => new(
        new DeskReport(
            Noon, _newsroom.Edition, status ?? new NewsroomStatus(1, StoreAvailable: true, StoreSince: Noon.AddHours(-3)),
            [
                new HeldBack(new Fault("kinh-te/2026-11-22-sai.md", 3, 7, Severity.Error, "missing-date", "date"), Noon.AddMinutes(-90)),
            ],
            [new Upcoming(Noon.AddHours(4), Article, Appears: true), new Upcoming(Noon.AddDays(2), Article, Appears: false)],
            [
                Day(
                    0,
                    Feed("/feeds/rss.xml", "Feedly", subscribers: 1234), Feed("/feeds/kinh-te/atom.xml", "newsboat", individuals: 12)),
                Day(
                    -3,
                    Feed("/feeds/rss.xml", "NewsBlur") with { IsForged = true }, Feed("/feeds/rss.xml", "FreshRSS", individuals: 30)),
                Day(-60, Feed(Reader.Other.Name, Reader.Other.Name, individuals: 7)) with { IsCapped = true },
            ],
            [
                new Edit(EditKind.Out, Article, Noon.AddSeconds(-40.3), Noon.AddSeconds(-40)),
                new Edit(EditKind.Removed, Article, Noon.AddHours(-5), Noon.AddHours(-2)),
            ]),
        new PublicUrls(OpenNewsroom.PublicUrl), null);

    /// <summary>A page with as much of everything as it shows, some of it long or hostile.</summary>
    public DeskPage Many()
    {
        string[] readers =
            ["Feedly", "Inoreader", "newsboat", "NetNewsWire", "FreshRSS", "Miniflux", "NewsBlur", Hostile, Reader.Other.Name];
        RecordedDay DayOf(int ago) => Day(
            -ago,
            [
                .. from feed in Enumerable.Range(0, 40)
                   from reader in readers.Index()
                   let path = feed == 0 ? "/feeds/rss.xml" : $"/feeds/chuyen-muc-{feed}-co-ten-kha-dai/tin-tuc-trong-ngay/atom.xml"
                   let full = 3 + ((ago * 7 + feed * 5 + reader.Index * 3) % 11)
                   select new TalliedFeed(
                       path, reader.Item, "", full, full * (120 - ago) / (feed + 1), 1, full * 80 / (feed + 1), full * 23_456L,
                       full * 345_678L, reader.Index < 2 ? 0 : 20 + feed, reader.Index < 2 ? 4000 / (feed + 1) : 0),
                new TalliedFeed("/feeds/rss.xml", "NewsBlur", "", 1, 0, 0, 0, 20_000, IsForged: true),
            ]);
        var edits = Enumerable.Range(0, 20).Select(at => new Edit(
            (EditKind)(at % 4), at < 4 ? HostileArticle : Article,
            Noon.AddMinutes(-at * 17).AddSeconds(-0.3 * (at + 1)), Noon.AddMinutes(-at * 17)));
        return new(
            new DeskReport(
                Noon, _newsroom.Edition,
                new NewsroomStatus(123, StoreAvailable: true, Obstacle: Unwatched, StoreSince: Noon.AddHours(-3)),
                [
                    .. Enumerable.Range(1, 6).Select(line => new HeldBack(
                        new Fault($"kinh-te/2026-11-22-một-tệp-có-tên-dài-{line}.md", line, 1, Severity.Error, "missing-date", "date"),
                        Noon)),
                    new HeldBack(new Fault(Hostile, 1, 1, Severity.Error, "missing-date", "date"), Noon),
                ],
                [
                    .. Enumerable.Range(1, 20).Select(hours => new Upcoming(
                        Noon.AddHours(hours * 5), hours == 1 ? HostileArticle : Article, Appears: hours % 3 != 0)),
                ],
                [.. Enumerable.Range(0, 90).Select(DayOf)],
                [.. edits]),
            new PublicUrls(OpenNewsroom.PublicUrl), null);
    }

    /// <summary>A day on which the persons of a reader's busiest feed read the others, too.</summary>
    public static RecordedDay Day(int fromToday, params TalliedFeed[] feeds) => new(
        Today.AddDays(fromToday), IsCapped: false, feeds,
        [
            .. feeds.GroupBy(feed => feed.Reader).Select(same => new TalliedReader(same.Key, same.Max(feed => feed.Individuals))),
        ]);

    /// <summary>Ten requests of a reader: one answered in full, seven with 304, eight with a condition.</summary>
    public static TalliedFeed Feed(string path, string reader, int subscribers = 0, long individuals = 0) =>
        new(path, reader, "", 1, 7, 2, 8, 12_345, 2_345_678, individuals, subscribers);

    public void Dispose()
    {
        _newsroom.Dispose();
        _content.Dispose();
    }
}
