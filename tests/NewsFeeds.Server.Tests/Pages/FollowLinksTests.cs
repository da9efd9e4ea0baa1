using System.Web;
using NewsFeeds.Server.Pages;

namespace NewsFeeds.Server.Tests.Pages;

public class FollowLinksTests
{
    private const string Plain = "https://feeds.example.vn/feeds/kinh-te/rss.xml";
    private const string Hostile = "https://báo.example.vn/tin%20tức/Măng Đen?a=1&b=%C4%91+c&url=x";

    [Theory, InlineData(Plain), InlineData(Hostile)]
    public void AReaderOnTheWebGetsTheAddressWhole(string feed)
    {
        var links = FollowLinks.WebReaders(feed).ToDictionary(reader => reader.Name, reader => new Uri(reader.Link));
        Assert.Equal(["Feedly", "Inoreader", "The Old Reader", "NewsBlur", "Feedbin"], links.Keys);
        Assert.Equal($"feed/{feed}", Uri.UnescapeDataString(links["Feedly"].AbsoluteUri.Split('/')[^1]));
        foreach (var (name, page, key) in new[]
        {
            ("Inoreader", "https://www.inoreader.com/", "add_feed"),
            ("The Old Reader", "https://theoldreader.com/feeds/subscribe", "url"),
            ("NewsBlur", "https://www.newsblur.com/", "url"),
            ("Feedbin", "https://feedbin.com/", "subscribe"),
        })
        {
            var query = HttpUtility.ParseQueryString(links[name].Query);
            Assert.Equal(page, links[name].GetLeftPart(UriPartial.Path));
            Assert.Equal((key, feed), (Assert.Single(query.AllKeys), query[key]));
            Assert.Equal("", links[name].Fragment);
        }
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData("http://127.0.0.1:5000/feeds/rss.xml")]
    public void AnAppGetsTheAddressWithItsScheme(string feed) => Assert.Equal("feed:" + feed, FollowLinks.FeedApp(feed));

    [Fact]
    public void AnAppForPodcastsGetsTheAddressBehindItsOwnScheme()
    {
        const string podcast = "https://feeds.example.vn/feeds/phat-thanh/podcast.xml";
        Assert.Equal("podcast://feeds.example.vn/feeds/phat-thanh/podcast.xml", FollowLinks.PodcastApp(podcast));
        Assert.Equal(
            [
                ("Apple Podcasts", "pcast://feeds.example.vn/feeds/phat-thanh/podcast.xml"),
                ("Pocket Casts", "pktc://subscribe/feeds.example.vn/feeds/phat-thanh/podcast.xml"),
            ],
            FollowLinks.PodcastApps(podcast));
    }
}
