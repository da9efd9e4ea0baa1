using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;

namespace NewsFeeds.Tests.Feeds.Rss;

public class RssWriterTests
{
    [Theory]
    [MemberData(nameof(FeedCases.Names), MemberType = typeof(FeedCases))]
    public void EveryDocumentMeetsTheProfile(string name) => Assert.Empty(RssProfile.Faults(FeedFormat.Rss.Write(FeedCases.All[name])));

    [Theory]
    [InlineData("<pubDate>Tue", "<pubDate>Wed")]
    [InlineData(" GMT</lastBuildDate>", " Z</lastBuildDate>")]
    [InlineData("isPermaLink=\"false\"", "isPermaLink=\"true\"")]
    [InlineData(" length=\"0\"", "")]
    [InlineData("<ttl>5", "<ttl>5.5")]
    [InlineData("<language>vi", "<language>Tiếng Việt")]
    [InlineData("<title>Giá", "<title>&lt;b&gt;Giá&lt;/b&gt;")]
    [InlineData("rel=\"self\"", "rel=\"next\"")]
    [InlineData("<guid", "<author>a</author><guid")]
    [InlineData("<guid", "<link>https://b.vn/</link><guid")]
    [InlineData("xmlns:dc=", "xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\" xmlns:dc=")]
    [InlineData("<link>https://example.vn/", "<link>/")]
    public void TheProfileFindsFaults(string right, string wrong)
    {
        var document = Documents.Text(FeedFormat.Rss.Write(FeedCases.All["imported"]));
        Assert.Contains(right, document, StringComparison.Ordinal);
        Assert.Single(RssProfile.Faults(Encoding.UTF8.GetBytes(document.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void AnotherReaderFindsEverythingAgain()
    {
        using var reader = Documents.Reader(FeedFormat.Rss.Write(FeedCases.All["full"]));
        var feed = SyndicationFeed.Load(reader);
        var expected = FeedCases.All["full"];
        var item = feed.Items.First();

        Assert.Equal(expected.Title, feed.Title.Text);
        Assert.Equal(expected.PageUrl, feed.Links[0].Uri.AbsoluteUri);
        Assert.Equal(expected.Updated, feed.LastUpdatedTime);
        Assert.Equal(TimeSpan.FromMinutes(90), feed.TimeToLive);
        Assert.Equal(expected.Logo!.Url, feed.ImageUrl.AbsoluteUri);
        Assert.Equal(expected.Entries.Select(entry => entry.Id), feed.Items.Select(each => each.Id));
        Assert.Equal(expected.Entries[0].Title, item.Title.Text);
        Assert.Equal(expected.Entries[0].Published, item.PublishDate);
        Assert.Equal(["Kinh tế", "Quốc phòng, an ninh", "vàng", "SJC & PNJ"], item.Categories.Select(category => category.Name));
        Assert.Equal(1_234_567, item.Links.Single(link => link.RelationshipType == "enclosure").Length);
        Assert.Equal("Hoàng Lợi, Quang Mẫn", Item("full").Element(Documents.DublinCore + "creator")!.Value);
        Assert.Equal(expected.Entries[0].Content, Item("full").Element(Documents.Content + "encoded")!.Value);
    }

    [Theory]
    [InlineData("<source url=\"https://ttxvn.example", "<source url=\"")]
    [InlineData("<source url=", "<source href=")]
    [InlineData(">TTXVN &amp; \"Báo &lt;Tin tức&gt;\"<", "><")]
    public void TheProfileFindsAnIncompleteOrigin(string right, string wrong)
    {
        var document = Documents.Text(FeedFormat.Rss.Write(FeedCases.All["republished"]));
        Assert.Contains(right, document, StringComparison.Ordinal);
        Assert.Single(RssProfile.Faults(Encoding.UTF8.GetBytes(document.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void AnotherReaderFindsTheOriginAndTheLicence()
    {
        var document = FeedFormat.Rss.Write(FeedCases.All["republished"]);
        using var reader = Documents.Reader(document);
        var feed = SyndicationFeed.Load(reader);
        var origin = feed.Items.First().SourceFeed;
        Assert.Equal("TTXVN & \"Báo <Tin tức>\"", origin.Title.Text);
        Assert.Equal(
            "https://ttxvn.example/kinh-t%E1%BA%BF/gi%C3%A1-v%C3%A0ng?a=1&b=2", Assert.Single(origin.Links).Uri.AbsoluteUri);
        Assert.All(feed.Items.Skip(1), item => Assert.Null(item.SourceFeed));

        var links = Documents.Root(document).Element("channel")!.Elements(Documents.Atom + "link");
        Assert.Equal(
            "https://xn--i-rfa0m.example/gi%E1%BA%A5y-ph%C3%A9p?a=1&b=2",
            (string?)links.Single(link => (string?)link.Attribute("rel") == "license").Attribute("href"));
    }

    [Fact]
    public void AnImportedIdStaysByteForByteAndIsNeverALink()
    {
        var guid = Item("imported").Element("guid")!;
        Assert.Equal("https://example.vn/?p=123", guid.Value);
        Assert.Equal("false", guid.Attribute("isPermaLink")!.Value);
    }

    [Theory]
    [InlineData("Thẻ <img src=x onerror=alert(1)>", "Thẻ &lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("a<b và c>d &amp; AT&T", "a&lt;b và c&gt;d &amp;amp; AT&amp;T")]
    public void OnlyTheDescriptionOfAnItemIsHtml(string text, string html)
    {
        var entry = Some.Entry() with
        {
            Title = text,
            Summary = text,
            Authors = [new Author(text)],
            Categories = [new FeedCategory(text, Some.Root)],
            Tags = ["Nhãn " + text],
        };
        var feed = Some.Feed(entry) with { Title = text, Description = text, Copyright = text };

        var channel = Documents.Root(FeedFormat.Rss.Write(feed)).Element("channel")!;
        var item = channel.Element("item")!;
        Assert.Equal(html, item.Element("description")!.Value);
        Assert.Equal(
            [text, text, text, text, text, text, "Nhãn " + text],
            [
                channel.Element("title")!.Value, channel.Element("description")!.Value, channel.Element("copyright")!.Value,
                item.Element("title")!.Value, item.Element(Documents.DublinCore + "creator")!.Value,
                .. item.Elements("category").Select(category => category.Value),
            ]);

        var atom = Documents.Root(FeedFormat.Atom.Write(feed));
        var shown = atom.Element(Documents.Atom + "entry")!;
        var texts = new[]
        {
            atom.Element(Documents.Atom + "title")!, atom.Element(Documents.Atom + "subtitle")!,
            shown.Element(Documents.Atom + "title")!, shown.Element(Documents.Atom + "summary")!,
        };
        Assert.All(texts, each => Assert.Equal((text, "text"), (each.Value, (string?)each.Attribute("type"))));

        using var json = JsonDocument.Parse(FeedFormat.Json.Write(feed));
        var own = json.RootElement.GetProperty("items")[0];
        Assert.All(
            [
                json.RootElement.GetProperty("title"), json.RootElement.GetProperty("description"),
                own.GetProperty("title"), own.GetProperty("summary"), own.GetProperty("content_text"),
            ],
            each => Assert.Equal(text, each.GetString()));
    }

    [Fact]
    public void UpdatedStandsOnlyWhereItIsLater()
    {
        Assert.Equal("2026-11-04T01:02:03Z", Item("full").Element(Documents.Atom + "updated")!.Value);
        Assert.Null(Item("plain").Element(Documents.Atom + "updated"));
    }

    [Fact]
    public void OnlyTheFirstSoundOrVideoIsTheEnclosure()
    {
        var item = Item("full");
        Assert.Equal(Some.Root + "/media/ban-tin.mp3", (string?)item.Elements("enclosure").Single().Attribute("url"));
        Assert.Equal(["image", "video"], item.Elements(Documents.Media + "content").Select(media => (string?)media.Attribute("medium")));
    }

    [Fact]
    public void PodcastProgramsGetLengthAndPictureBesideTheEnclosure()
    {
        var item = Item("full");
        Assert.Equal("95", item.Element(Documents.Podcasts + "duration")!.Value);
        Assert.Equal(
            Some.Root + "/media/kinh-te/%E1%BA%A3nh%20%C4%91%E1%BA%A1i%20h%E1%BB%99i.jpg",
            (string?)item.Element(Documents.Podcasts + "image")!.Attribute("href"));
    }

    [Theory]
    [InlineData("image/png", 0, "image")]
    [InlineData("image/webp", 1, "duration")]
    [InlineData("image/webp", 0, "")]
    [InlineData(null, 0, "")]
    public void WhatPodcastProgramsCannotUseIsLeftOutWithItsNamespace(string? picture, int seconds, string elements)
    {
        var feed = Some.Feed(Some.Entry() with
        {
            Image = new FeedPicture(Some.Root + "/media/a", picture),
            Enclosures = [new FeedEnclosure(Some.Root + "/media/a.mp3", "audio/mpeg", 9, TimeSpan.FromSeconds(seconds))],
        });
        var document = FeedFormat.Rss.Write(feed);
        Assert.Equal(elements, string.Join(' ', Podcast(document).Select(element => element.Name.LocalName)));
        Assert.Empty(RssProfile.Faults(document));
    }

    [Fact]
    public void AnEntryWithoutEnclosureIsNoEpisode() =>
        Assert.Empty(Podcast(FeedFormat.Rss.Write(Some.Feed(Some.Entry() with { Image = FeedCases.All["full"].Entries[0].Image }))));

    // feedparser takes a plain media:description for the content, and rss2email mails it in place of the article.
    [Fact]
    public void APictureHasNoDescriptionOfItsOwn() => Assert.All(
        [FeedFormat.Rss, FeedFormat.Atom],
        format => Assert.Empty(Documents.Root(format.Write(FeedCases.All["full"])).Descendants(Documents.Media + "description")));

    [Fact]
    public void AFeedWithoutExtrasDeclaresAtomAlone()
    {
        var declared = Documents.Root(FeedFormat.Rss.Write(FeedCases.All["empty"])).Attributes().Where(a => a.IsNamespaceDeclaration);
        Assert.Equal([Documents.Atom.NamespaceName], declared.Select(a => a.Value));
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(29, "1")]
    [InlineData(90, "2")]
    [InlineData(86_400, "1440")]
    public void TimeToLiveIsMaxAgeInWholeMinutes(int seconds, string ttl)
    {
        var document = FeedFormat.Rss.Write(Some.Feed() with { MaxAge = TimeSpan.FromSeconds(seconds) });
        Assert.Equal(ttl, Documents.Root(document).Element("channel")!.Element("ttl")!.Value);
    }

    [Theory]
    [InlineData("https://example.vn/bài viết?q=ệ#đầu", "https://example.vn/b%C3%A0i%20vi%E1%BA%BFt?q=%E1%BB%87#%C4%91%E1%BA%A7u")]
    [InlineData("https://vídụ.vn:8080/a", "https://xn--vd-nja3081a.vn:8080/a")]
    [InlineData("https://example.vn/a%2Fb?x=1&y=2", "https://example.vn/a%2Fb?x=1&y=2")]
    public void AddressesAreAsciiInEveryForm(string link, string ascii)
    {
        var feed = Some.Feed(Some.Entry() with { Link = link });
        Assert.Equal(ascii, Documents.Root(FeedFormat.Rss.Write(feed)).Descendants("item").Single().Element("link")!.Value);
        var entry = Documents.Root(FeedFormat.Atom.Write(feed)).Element(Documents.Atom + "entry")!;
        Assert.Equal(ascii, (string?)entry.Element(Documents.Atom + "link")!.Attribute("href"));
        Assert.Contains($"\"url\": \"{ascii}\"", Documents.Text(FeedFormat.Json.Write(feed)), StringComparison.Ordinal);
    }

    [Fact]
    public void AnInvalidAddressStopsNoFeed()
    {
        var entry = Some.Entry() with { Link = "http://[", Image = new FeedPicture(""), Authors = [new Author("A", "not a mail", "::")] };
        Assert.All(
            FeedFormat.All, format => Assert.NotEmpty(format.Write(Some.Feed(entry) with { PageUrl = "\ud800", Logo = entry.Image })));
    }

    private static IEnumerable<XElement> Podcast(byte[] document) =>
        Documents.Root(document).Descendants().Where(element => element.Name.Namespace == Documents.Podcasts);

    private static XElement Item(string name) =>
        Documents.Root(FeedFormat.Rss.Write(FeedCases.All[name])).Element("channel")!.Elements("item").First();
}
