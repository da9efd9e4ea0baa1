using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;

namespace NewsFeeds.Tests.Feeds;

/// <summary>The feeds that are kept as golden files and put through every checker.</summary>
internal static class FeedCases
{
    private static readonly FeedCategory Economy = new("Kinh tế", Some.Root + "/feeds/");

    private static readonly FeedPicture Picture = new(
        Some.Root + "/media/kinh-te/ảnh đại hội.jpg", "image/jpeg", 48_213, 1200, 800,
        "Đại hội lần thứ nhất", "Toàn cảnh", "Quang Mẫn");

    public static readonly IReadOnlyDictionary<string, Feed> All = new Dictionary<string, Feed>
    {
        ["empty"] = Some.Feed(),
        ["plain"] = Some.Feed(Some.Entry()),
        ["full"] = Full(),
        ["retracted"] = Some.Feed(Retracted(), Some.Entry("gia-dau")),
        ["imported"] = Some.Feed(Imported()),
        ["republished"] = Some.Feed(Republished(), Some.Entry("gia-dau")) with { License = "https://đài.example/giấy-phép?a=1&b=2" },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static Feed Full() =>
        Some.Feed(Everything(), Some.Entry("gia-dau") with { Content = "<p>Chỉ có chữ.</p>", Language = "en" }) with
        {
            Copyright = "© 2026 Đài Ví Dụ",
            Publisher = new Author("Đài Ví Dụ", "toasoan@example.vn", Some.Root),
            NewestArchiveUrl = Some.Root + "/feeds/kinh-te/archive/2026-11.xml",
            Logo = new FeedPicture(Some.Root + "/media/logo.png", "image/png"),
            Icon = new FeedPicture(Some.Root + "/media/icon.png", "image/png"),
            MaxAge = TimeSpan.FromMinutes(90),
            RssStylesheetUrl = Some.Root + "/assets/rss.css?a=1&b=2",
            AtomStylesheetUrl = Some.Root + "/assets/atom.css?a=1&b=2",
        };

    private static FeedEntry Everything() => Some.Entry() with
    {
        Title = "Giá vàng tăng 5 < 7 & \"kỷ lục\" 👨‍👩‍👧 ]]>",
        Updated = Some.Time.AddDays(1),
        Authors = [new Author("Hoàng Lợi", "loi@example.vn", Some.Root + "/tac-gia/hoàng-lợi"), new Author("Quang Mẫn")],
        Categories = [Economy, new FeedCategory("Quốc phòng, an ninh", Economy.Scheme)],
        Tags = ["vàng", "KINH TẾ", "SJC & PNJ", "Vàng"],
        Content = "<p>Giá vàng <b>tăng</b> 😀 &amp; lập kỷ lục ]]&gt; ]]></p>\n<pre>a\n\tb</pre>",
        Image = Picture,
        Enclosures =
        [
            new FeedEnclosure(Some.Root + "/media/ban-tin.mp3", "audio/mpeg", 1_234_567, TimeSpan.FromSeconds(95), "Bản tin sáng"),
            new FeedEnclosure(Some.Root + "/media/phong-su.mp4", "video/mp4", 0, TimeSpan.FromMinutes(4), "Phóng sự"),
        ],
    };

    private static FeedEntry Retracted() => Some.Entry() with
    {
        Title = "[Đã rút] Giá vàng tăng",
        Updated = Some.Time.AddHours(2).AddSeconds(1),
        Summary = "Bài viết đã được rút vì sai số liệu.",
        Content = "<p>Bài viết đã được rút vì sai số liệu.</p>",
        Retracted = Some.Time.AddHours(2),
    };

    private static FeedEntry Republished() => Some.Entry() with
    {
        Content = "<p>Giá vàng tăng.</p>",
        Source = new Origin("TTXVN & \"Báo <Tin tức>\"", "https://ttxvn.example/kinh-tế/giá-vàng?a=1&b=2"),
        Enclosures = [new FeedEnclosure(Some.Root + "/media/ban-tin.mp3", "audio/mpeg", 1_234_567)],
    };

    // An id that is the link, sound whose size nobody knows, and a picture that nobody measured.
    private static FeedEntry Imported() => Some.Entry() with
    {
        Id = "https://example.vn/?p=123",
        Link = "https://example.vn/?p=123",
        Image = new FeedPicture(Some.Root + "/media/a.jpg"),
        Enclosures = [new FeedEnclosure(Some.Root + "/media/a.mp3", "audio/mpeg", 0)],
    };
}
