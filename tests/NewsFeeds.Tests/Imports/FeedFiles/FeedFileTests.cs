using System.IO.Compression;
using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Imports;
using NewsFeeds.Imports.FeedFiles;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Imports.Wxr;

namespace NewsFeeds.Tests.Imports.FeedFiles;

public sealed class FeedFileTests : IDisposable
{
    private const string Namespaces =
        "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        + "xmlns:media='http://search.yahoo.com/mrss/' xmlns:atom='http://www.w3.org/2005/Atom'";

    private readonly TemporaryContent _files = TemporaryContent.Empty();
    private readonly List<Fault> _faults = [];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void AnRssItemIsReadWhole()
    {
        var (site, posts) = Read(Rss("""
            <title>Báo &amp; Đài</title><link>https://old.example/the-thao/</link><description>Tin &lt;b&gt;nhanh&lt;/b&gt;</description>
            <language>vi_VN</language>
            <item>
              <title><![CDATA[Giá <em>vàng</em> &#8211; tăng 5 < 7 &amp; nữa]]></title>
              <link>/tin/gia-v%C3%A0ng.html?utm=1</link>
              <guid isPermaLink="false"> https://old.example/?p=7&amp;x </guid>
              <pubDate>Tue, 03 Nov 2026 08:02:03 +0700</pubDate>
              <atom:updated>2026-11-04T00:00:00Z</atom:updated>
              <dc:creator>Hoàng Lợi</dc:creator><dc:creator>Quang Mẫn</dc:creator>
              <category>Kinh tế</category><category>Vàng &amp;amp; bạc</category><category>Kinh tế</category>
              <description>&lt;p&gt;Tóm &lt;b&gt;tắt&lt;/b&gt;.&lt;/p&gt;</description>
              <content:encoded><![CDATA[<p><a href="/lien-he">x</a>]]><![CDATA[<img src="anh.jpg"
              srcset="a-1.jpg 1x, https://b.example/2.jpg 2x"></p>]]></content:encoded>
              <enclosure url="/am-thanh.mp3" length="12" type="audio/mpeg"/>
              <media:content url="https://old.example/lon.jpg" medium="image"><media:thumbnail url="/nho.jpg"/></media:content>
              <media:content url="https://old.example/phim.mp4" type="video/mp4" fileSize="34"/>
              <dc:language>en</dc:language>
            </item>
            """));
        var post = Assert.Single(posts);
        Assert.Equal(("Báo & Đài", "Tin nhanh", "vi-VN"), (site.Title, site.Description, site.Language));
        Assert.Equal(["https://old.example"], site.Homes);
        Assert.Equal([new("Kinh tế", "Kinh tế"), new SourceTerm("Vàng & bạc", "Vàng & bạc")], site.Categories.Values);
        Assert.Equal("https://old.example/?p=7&x", post.Guid);
        Assert.Equal(("https://old.example/tin/gia-v%C3%A0ng.html?utm=1", "gia-vàng"), (post.Link, post.Slug));
        Assert.Equal("Giá vàng – tăng 5 < 7 & nữa", post.Title);
        Assert.Equal(Some.Time, post.Published);
        Assert.Equal(new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero), post.Updated);
        Assert.Equal(["Hoàng Lợi", "Quang Mẫn"], post.Authors);
        Assert.Equal(["Kinh tế", "Vàng & bạc"], post.Categories);
        Assert.Empty(post.Tags);
        Assert.Equal("Tóm tắt.", post.Summary);
        Assert.Equal(
            """<p><a href="https://old.example/lien-he">x</a><img src="https://old.example/tin/anh.jpg" """
            + """srcset="https://old.example/tin/a-1.jpg 1x, https://b.example/2.jpg 2x"></p>""",
            post.Body);
        Assert.True(post.IsHtml);
        Assert.Equal("https://old.example/lon.jpg", post.Image);
        SourceEnclosure sound = new("https://old.example/am-thanh.mp3", 12, "audio/mpeg");
        SourceEnclosure film = new("https://old.example/phim.mp4", 34, "video/mp4");
        Assert.Equal([sound, film], post.Enclosures);
        Assert.Equal(("en", 4, PostStatus.Published), (post.Language, post.Line, post.Status));
        Assert.Empty(_faults);
    }

    [Fact]
    public void AnAtomEntryIsReadWhole()
    {
        var (site, posts) = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi" xml:base="https://old.example/b/">
              <title type="html">Báo &amp;amp; Đài</title><link href="."/><link rel="self" href="atom.xml"/>
              <author><name>Ban biên tập</name></author><author><name>Báo &amp; Đài</name></author>
              <entry xml:lang="en-gb">
                <id>urn:uuid:7</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Giá <b>vàng</b></div></title>
                <link rel="enclosure" href="am.mp3" type="audio/mpeg" length="9"/><link rel="enclosure" href="bia.png" type="image/png"/>
                <link href="2026/gia-vang/"/>
                <published>2026-11-03T08:02:03.5+07:00</published><updated>2026-11-03T01:02:03Z</updated>
                <category term="kt" label="Kinh tế"/>
                <summary>Ngắn &lt; gọn</summary>
                <content type="xhtml" xml:base="https://khac.example/c/">
                  <div xmlns="http://www.w3.org/1999/xhtml"><p>A<br/><i/><a href="d">x</a></p></div>
                </content>
              </entry>
              <entry>
                <id>2</id><title>Hai</title><updated>2026-11-03T01:02:03Z</updated>
                <author><name>Hoàng Lợi</name><email>a@old.example</email></author><author><name>Quang Mẫn</name></author>
                <content>Một &lt; hai

            Ba
            bốn</content>
              </entry>
              <entry>
                <id>3</id><title type="html">&lt;b&gt;Ba&lt;/b&gt;</title><updated>2026-11-03T01:02:03Z</updated>
                <source><author><name>Báo bạn</name></author></source>
                <summary type="html">&lt;p&gt;Chỉ có tóm tắt&lt;/p&gt;</summary>
              </entry>
            </feed>
            """);
        Assert.Equal(("Báo & Đài", "vi"), (site.Title, site.Language));
        Assert.Equal(["https://old.example"], site.Homes);
        Assert.Equal(["urn:uuid:7", "2", "3"], posts.Select(post => post.Guid));
        Assert.Equal(["Giá vàng", "Hai", "Ba"], posts.Select(post => post.Title));
        Assert.Equal(["https://old.example/b/2026/gia-vang/", null, null], posts.Select(post => post.Link));
        Assert.Equal("gia-vang", posts[0].Slug);
        Assert.Equal((Some.Time.AddSeconds(0.5), Some.Time), (posts[0].Published, posts[0].Updated));
        Assert.Equal(Some.Time, posts[1].Published);
        Assert.Equal("""<p>A<br><i></i><a href="https://khac.example/c/d">x</a></p>""", posts[0].Body);
        Assert.Equal("<p>Một &lt; hai</p>\n<p>Ba<br>\nbốn</p>\n", posts[1].Body);
        Assert.Equal("<p>Chỉ có tóm tắt</p>", posts[2].Body);
        Assert.Equal(["Ngắn < gọn", null, null], posts.Select(post => post.Summary));
        Assert.Equal(["Ban biên tập"], posts[0].Authors);
        Assert.Equal(["Hoàng Lợi", "Quang Mẫn"], posts[1].Authors);
        Assert.Equal(["Báo bạn"], posts[2].Authors);
        Assert.Equal(["Kinh tế"], posts[0].Categories);
        Assert.Equal("https://old.example/b/bia.png", posts[0].Image);
        Assert.Equal([new SourceEnclosure("https://old.example/b/am.mp3", 9, "audio/mpeg")], posts[0].Enclosures);
        Assert.Equal("en-GB", posts[0].Language);
        Assert.Empty(_faults);
    }

    [Fact]
    public void AJsonItemIsReadWhole()
    {
        var (site, posts) = Read("""
            {
              "items": [
                {"id": 12, "url": "/a/mot", "title": "Một", "content_html": "<img src=b.jpg>", "summary": "Tóm", "image": "/i.png",
                 "date_published": "2026-11-03T01:02:03Z", "date_modified": "2026-11-04T00:00:00Z", "tags": ["Vàng", "vàng", "@đài", " "],
                 "authors": [{"name": "Hoàng Lợi"}, {"name": "Quang Mẫn"}], "language": "en",
                 "attachments": [{"url": "am.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5}]},
                {"id": "b", "content_text": "1 < 2", "date_published": "2026-11-03T01:02:03Z", "author": {"name": "Lê Hà"}},
                {"id": "c", "summary": "Chỉ tóm tắt", "date_published": "2026-11-03T01:02:03Z"},
              ],
              "version": "https://jsonfeed.org/version/1.1", "title": "Báo", "home_page_url": "https://old.example/x",
              "authors": [{"name": "Báo"}, {"name": "Ban biên tập"}], "language": "vi"
            }
            """);
        Assert.Equal(("Báo", "vi"), (site.Title, site.Language));
        Assert.Equal(["12", "b", "c"], posts.Select(post => post.Guid));
        Assert.Equal([3, 7, 8], posts.Select(post => post.Line));
        Assert.Equal(("https://old.example/a/mot", "mot", "Một"), (posts[0].Link, posts[0].Slug, posts[0].Title));
        Assert.Equal("""<img src="https://old.example/a/b.jpg">""", posts[0].Body);
        Assert.Equal(("Tóm", "https://old.example/i.png", "en"), (posts[0].Summary, posts[0].Image, posts[0].Language));
        Assert.Equal(["Vàng", "vàng", "@đài"], posts[0].Tags);
        Assert.Empty(posts[0].Categories);
        Assert.Equal(["Hoàng Lợi", "Quang Mẫn"], posts[0].Authors);
        Assert.Equal([new SourceEnclosure("https://old.example/a/am.mp3", 5, "audio/mpeg")], posts[0].Enclosures);
        Assert.Equal(("<p>1 &lt; 2</p>\n", "<p>Chỉ tóm tắt</p>\n", null), (posts[1].Body, posts[2].Body, posts[2].Summary));
        Assert.Equal(["Lê Hà"], posts[1].Authors);
        Assert.Equal(["Ban biên tập"], posts[2].Authors);
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("<category domain='https://a.example/kt'>Kinh tế</category><category>Vàng</category>", "Kinh tế", "Vàng")]
    [InlineData("<category>Kinh tế</category><category>Vàng</category>", "Kinh tế|Vàng", "")]
    [InlineData("<category domain='x'>Kinh tế</category><category domain='y'>Vàng</category>", "Kinh tế|Vàng", "")]
    public void TagsAreThoseWithoutASchemeWhereOthersHaveOne(string written, string categories, string tags)
    {
        var post = Item(written);
        Assert.Equal((categories, tags), (string.Join('|', post.Categories), string.Join('|', post.Tags)));
    }

    [Theory]
    [InlineData("<author>a@old.example (Hoàng Lợi)</author>", "Hoàng Lợi")]
    [InlineData("<author>Hoàng Lợi</author>", "Hoàng Lợi")]
    [InlineData("<author>a@old.example</author>", "")]
    [InlineData("<dc:creator>a@old.example</dc:creator><author>Hoàng Lợi</author>", "Hoàng Lợi")]
    [InlineData("<dc:creator></dc:creator>", "")]
    public void AnAuthorIsANameAndNoAddressOfMail(string written, string names) =>
        Assert.Equal(names, string.Join('|', Item(written).Authors));

    [Theory]
    [InlineData("<guid>https://old.example/a</guid>", "https://old.example/a")]
    [InlineData("<guid isPermaLink='false'>https://old.example/a</guid>", null)]
    [InlineData("<guid>7</guid>", null)]
    [InlineData("<guid>https://old.example/a</guid><link>https://old.example/b</link>", "https://old.example/b")]
    public void AGuidThatIsAPermalinkIsTheLinkOfAnItemWithoutOne(string written, string? link) => Assert.Equal(link, Item(written).Link);

    [Theory]
    [InlineData("Một &amp;lt; hai", "<p>Một &lt; hai</p>\n")]
    [InlineData("&lt;p&gt;Một&lt;/p&gt;", "<p>Một</p>")]
    public void ADescriptionAloneIsTheBody(string written, string body)
    {
        var post = Item($"<description>{written}</description>");
        Assert.Equal((body, null), (post.Body, post.Summary));
    }

    [Fact]
    public void ABadItemCostsItselfAlone()
    {
        var posts = Read(Rss("""
            <item><guid>1</guid><pubDate>Tue, 03 Nov 2026 01:02:03 GMT</pubDate></item>
            <item><guid>2</guid><pubDate>hôm qua</pubDate></item>
            <item><guid>3</guid><title><b>x</title><pubDate>Tue, 03 Nov 2026 01:02:03 GMT</pubDate></item>
            <item><guid>4</guid><pubDate>Tue, 03 Nov 2026 01:02:03 GMT</pubDate>
            <item><guid>5</guid><dc:date>2026-11-03</dc:date></item>
            <item><guid>6</guid><title a=b>x</title></item>
            <item><guid>7</guid></item>
            <item><guid>8</guid><pubDate>?</pubDate><dc:date>2026-11-03</dc:date></item>
            """)).Posts;
        Assert.Equal(["1", "5", "8"], posts.Select(post => post.Guid));
        Assert.Equal([2, 6, 9], posts.Select(post => post.Line));
        Assert.Equal(
            ["4 feed-broken", "5 feed-broken", "7 feed-broken", "3 feed-date", "8 feed-date"],
            _faults.Select(fault => $"{fault.Line} {fault.Kind}"));
        Assert.Contains("not 'hôm qua'", _faults[3].Message, StringComparison.Ordinal);
        Assert.All(_faults, fault => Assert.True(fault.IsError));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void AFeedThatWasCutOffGivesWhatIsWholeBeforeTheCut(int format)
    {
        string[] feeds =
        [
            Rss("<item><guid>1</guid><pubDate>Tue, 03 Nov 2026 01:02:03 GMT</pubDate></item>\n<item><guid>2</guid><title><![CDATA[<p>"),
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><updated>2026-11-03</updated></entry>\n<entry><id>2",
            """{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "date_published": "2026-11-03"},""" + "\n{\"id\": \"2",
        ];
        var whole = feeds[format].Replace("</channel></rss>", "", StringComparison.Ordinal);
        Assert.Equal(["1"], Read(whole).Posts.Select(post => post.Guid));
        Assert.Equal(2 + (format == 0 ? 1 : 0), Assert.Single(_faults).Line);
        Assert.True(_faults[0].IsError);

        var packed = Packed(whole + new string(' ', 100_000));
        Assert.Equal(["1"], Read(packed[..(packed.Length - 20)]).Posts.Select(post => post.Guid));
    }

    [Fact]
    public void SlipsOfPublishersAreMended()
    {
        var posts = Read("\n\n" + """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>
            <rss version="2.0"><channel><title>A&nbsp;B</title>
            <item><guid>1</guid><title>Tom & Jerry &rsquo; &#x0B; &#11; &y; &#169; &lt;</title><pubDate>2026-11-03</pubDate>
            <description><![CDATA[&nbsp;&x; & <b>]]></description></item>
            """ + "<item><guid>2</guid><title>Có\u000b\u0000 ký\ufffe tự</title><pubDate>2026-11-03</pubDate></item>"
            + "</channel></rss>").Posts;
        Assert.Equal(["Tom & Jerry ’ &y; © <", "Có ký tự"], posts.Select(post => post.Title));
        Assert.Equal("&nbsp;&x; & <b>", posts[0].Body);
        Assert.Equal([6, 7], posts.Select(post => post.Line));
        Assert.Equal(
            [
                "4 import-entity/ampersand", "5 import-entity", "6 import-entity", "6 import-control-characters",
                "7 import-control-characters", "7 import-control-characters",
            ],
            _faults.Select(fault => $"{fault.Line} {fault.Kind}"));
        Assert.All(_faults, fault => Assert.False(fault.IsError));
    }

    [Theory]
    [InlineData("windows-1258", "D\u00f0")]
    [InlineData("iso-8859-1", "Caf\u00e9")]
    [InlineData("utf-16", "Đài")]
    public void TheEncodingIsTheOneThatTheFeedNames(string name, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var title = encoding.GetString(encoding.GetBytes(text));
        var feed = $"<?xml version='1.0' encoding='{name}'?>" + Rss($"<item><title>{title}</title><pubDate>2026-11-03</pubDate></item>");
        Assert.Equal([title], Read([.. encoding.GetPreamble(), .. encoding.GetBytes(feed)]).Posts.Select(post => post.Title));
    }

    [Fact]
    public void AFeedIsToldFromAnExport()
    {
        Assert.True(IsFeed(Rss("")));
        Assert.True(IsFeed("\ufeff  <?xml version='1.0'?><!-- a --><feed xmlns='http://www.w3.org/2005/Atom'/>"));
        Assert.True(IsFeed("\n{\"version\": \"https://jsonfeed.org/version/1\"}"));
        Assert.False(IsFeed("<html><body>"));
        Assert.False(IsFeed(""));
        Assert.True(FeedFile.IsFeed(_files[_files.Write("a.gz", Packed(Rss("")))]));

        var export = _files[_files.Write("a.xml", "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'><channel/></rss>")];
        Assert.IsType<WxrExport>(Assert.Single(PostSources.Of([export])));
        Assert.IsType<FeedFile>(Assert.Single(PostSources.Of([_files[_files.Write("b.xml", Rss(""))]])));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"version\": 1, \"items\": []}")]
    [InlineData("<opml/>")]
    [InlineData("<html><p>")]
    [InlineData("")]
    public void WhatIsNoFeedIsNamed(string text)
    {
        Assert.Empty(Read(text).Posts);
        Assert.Contains(_faults, fault => fault is { Kind: "feed-unknown", IsError: true });
    }

    [Fact]
    public void ElementsBelowEndlessOthersAreNotRead()
    {
        var xhtml = Nested(900);
        Assert.Equal(xhtml, Assert.Single(Read(Deep(xhtml)).Posts).Body);

        Assert.Empty(Read(Deep(Nested(200_000))).Posts);
        Assert.Equal((2, "feed-too-deep"), (_faults[0].Line, _faults[0].Kind));

        static string Nested(int levels) =>
            $"{string.Concat(Enumerable.Repeat("<b>", levels))}x{string.Concat(Enumerable.Repeat("</b>", levels))}";

        static string Deep(string xhtml) => $"""
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><updated>2026-11-03</updated>
            <content type="xhtml">{xhtml}</content></entry></feed>
            """;
    }

    [Fact]
    public void WhatIsPackedWrongIsNoFeed()
    {
        byte[] torn = [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        Assert.False(FeedFile.IsFeed(_files[_files.Write("tin.gz", torn)]));
        Assert.Empty(Read(torn).Posts);
        Assert.Contains(_faults, fault => fault.Kind == "feed-unknown");
    }

    [Fact]
    public void AFileThatIsTooLargeIsNotRead()
    {
        Assert.Empty(Read(Packed(Rss(new string(' ', FeedText.MostBytes)))).Posts);
        Assert.Equal("feed-too-large", Assert.Single(_faults).Code);
    }

    [Fact]
    public void JsonThatHoldsOtherThingsIsNoTrouble()
    {
        var posts = Read("""
            {"version": "https://jsonfeed.org/version/1", "title": 5, "authors": "A", "items": [
            7, null, {"id": {"a": 1}, "date_published": 5}, {"id": "a\ud800", "date_published": "2026-11-03"},
            {"id": "b", "date_published": "2026-11-03", "tags": "x", "authors": [1, {"name": 2}], "attachments": [{}],
             "content_html": "a\u0000b"}]}
            """).Posts;
        Assert.Equal(["b"], posts.Select(post => post.Guid));
        Assert.Equal("ab", posts[0].Body);
        Assert.Equal(["feed-broken", "feed-broken", "feed-date", "feed-broken"], _faults.Select(fault => fault.Kind));
    }

    [Fact]
    public void AControlCharacterInJsonIsLeftOutAndNamed()
    {
        var posts = Read("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [\n"
            + "{\"id\": \"a\", \"date_published\": \"2026-11-03\", \"title\": \"M\u000bột &nbsp;\u000b\"}]}").Posts;
        Assert.Equal(["Một &nbsp;"], posts.Select(post => post.Title));
        Assert.Equal(["2 import-control-characters"], _faults.Select(fault => $"{fault.Line} {fault.Kind}"));
    }

    private static string Rss(string items) => $"<rss version='2.0' {Namespaces}><channel>\n{items}</channel></rss>";

    private SourcePost Item(string more) =>
        Assert.Single(Read(Rss($"<item><pubDate>Tue, 03 Nov 2026 01:02:03 GMT</pubDate>{more}</item>")).Posts);

    private bool IsFeed(string text) => FeedFile.IsFeed(_files[_files.Write("tin.xml", text)]);

    private (SourceSite Site, List<SourcePost> Posts) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private (SourceSite Site, List<SourcePost> Posts) Read(byte[] bytes)
    {
        _faults.Clear();
        var file = new FeedFile(_files[_files.Write("tin.xml", bytes)]);
        var site = file.Survey(_faults.Add);
        return (site, [.. file.Posts(withBodies: true)]);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
