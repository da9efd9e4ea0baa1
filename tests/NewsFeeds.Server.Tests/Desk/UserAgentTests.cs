using System.Globalization;
using CsCheck;
using NewsFeeds.Server.Desk;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>What User-Agents tell. Above rows stand the documents in which their forms were seen; a few senders are made up.</summary>
public class UserAgentTests
{
    private static readonly string[] Pieces =
    [
        "Mozilla/5.0 ", "(compatible; ", "(", ")", "; ", " - ", "/", "Feedly", "v2.1", "https://example.vn/", "feed-id:", "feedId=", "12",
        "1,234", "99999999999", " ", " subscribers", " reader", "ĐàiBáo", "a\u0301", "\ud800", "%20", "\t", "bot", "İ", "ſ",
    ];

    private static readonly Gen<string> AnyUserAgent =
        Gen.OneOf([Gen.String, .. Pieces.Select(Gen.Const)]).Array[0, 40].Select(string.Concat);

    /// <summary>Buttondown's "RSS subscribers", Podnews' and Overcast's pages for podcasters, and access logs of 2020 to 2026.</summary>
    [Theory]
    [InlineData("Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; [like FeedFetcher-Google])", "Feedly", 462, "")]
    [InlineData("Feedly/1.0 (poller; 131 subscribers;)", "Feedly", 131, "")]
    [InlineData("Feedbin feed-id:1697787 - 102 subscribers", "Feedbin", 102, "1697787")]
    [InlineData(
        "NewsBlur Feed Fetcher - 27 subscribers - https://www.newsblur.com/site/7704055/example (Mozilla/5.0 (Macintosh; Intel Mac OS X "
        + "10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15)", "NewsBlur", 27, "")]
    [InlineData("NewsBlur Feed Fetcher - 1 subscriber - https://www.newsblur.com/site/1/x", "NewsBlur", 1, "")]
    [InlineData("Mozilla/5.0 (compatible; inoreader.com; 114 subscribers)", "Inoreader", 114, "")]
    [InlineData("Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 195 subscribers; )", "Inoreader", 195, "")]
    [InlineData("Mozilla/5.0 (compatible; theoldreader.com; 1 subscribers; feed-id=cead6c0f)", "The Old Reader", 1, "cead6c0f")]
    [InlineData("Mozilla/5.0 (compatible; BazQux/2.4; +https://bazqux.com/fetcher; 1 subscribers)", "BazQux", 1, "")]
    [InlineData("Mozilla 5.0 (compatible; BazQux/2.4 +http://bazqux.com/fetcher; 3 subscribers)", "BazQux", 3, "")]
    [InlineData("Dreamwidth Studios (Feed; for https://www.dreamwidth.org/users/a_feed/; 2 readers)", "Dreamwidth", 2, "")]
    [InlineData("Overcast/1.0 Podcast Sync (210 subscribers; feed-id=735461; +http://overcast.fm/)", "Overcast", 210, "735461")]
    [InlineData(
        "FeedFetcher-Google; (+http://www.google.com/feedfetcher.html; 4 subscribers; feed-id=12499)", "FeedFetcher-Google", 4, "12499")]
    [InlineData("Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 1 subscribers)", "FeedFetcher-Google", 1, "")]
    [InlineData("Netvibes (http://www.netvibes.com/; 5 subscribers; feedId: 5404723)", "Netvibes", 5, "5404723")]
    [InlineData("Zhuaxia.com 1 Subscriber", "Zhuaxia.com", 1, "")]
    [InlineData("Báo Mới/2 (+https://example.vn/; 1,234 subscribers)", "Báo Mới", 1234, "")]
    [InlineData("Sammler/2 (+https://example.de/; 12.345 subscribers)", "Sammler", 12345, "")]
    [InlineData("Sammler/2 (0 subscribers)", "Sammler", 0, "")]
    public void AServiceTellsForHowManyItAsks(string userAgent, string name, int subscribers, string group) =>
        Assert.Equal(new Told(name, subscribers, group, IsIndividual: false), Read(userAgent));

    /// <summary>opawg/podcast-rss-useragents, Google's list of crawlers, Feedspot's and Flipboard's pages, an access log of 2024.</summary>
    [Theory]
    [InlineData("Superfeedr bot/2.0 http://superfeedr.com - Make your feeds realtime: get in touch - feed-id:46", "Superfeedr", "46")]
    [InlineData("Superfeedr bot/2.0 http://superfeedr.com", "Superfeedr")]
    [InlineData("Feedly/1.0 (+https://feedly.com/fetcher.html)", "Feedly")]
    [InlineData("NewsBlur Page Fetcher", "NewsBlur")]
    [InlineData("iTMS", "Apple Podcasts")]
    [InlineData("Spotify/1.0", "Spotify")]
    [InlineData("PocketCasts/1.0 (Pocket Casts Feed Parser; +http://pocketcasts.com/)", "Pocket Casts")]
    [InlineData("PlayerFM/1.0 Podcast Sync", "Player FM")]
    [InlineData("Amazon Music Podcast", "Amazon Music")]
    [InlineData("FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)", "FeedFetcher-Google")]
    [InlineData("Feedspot/1.0 (+https://www.feedspot.com/fs/fetcher; like FeedFetcher-Google)", "Feedspot")]
    [InlineData("Mozilla/5.0 (compatible; FlipboardProxy/1.0; +http://flipboard.com/browserproxy)", "Flipboard")]
    [InlineData(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.9; rv:28.0) Gecko/20100101 Firefox/28.0 (FlipboardProxy/1.1; +http://flipboard.com/)",
        "Flipboard")]
    [InlineData("Blogtrottr/2.0", "Blogtrottr")]
    [InlineData("LionReader/1.0 (+https://lionreader.com)", "Lion Reader")]
    public void AServiceIsNoIndividualWhereItTellsNoCount(string userAgent, string name, string group = "") =>
        Assert.Equal(new Told(name, 0, group, IsIndividual: false), Read(userAgent));

    /// <summary>The readers' own source texts, matomo's list of feed readers, and access logs.</summary>
    [Theory]
    [InlineData("NetNewsWire (RSS Reader; https://netnewswire.com/)", "NetNewsWire")]
    [InlineData("NetNewsWire/6.1 (Macintosh; macOS 15.0)", "NetNewsWire")]
    [InlineData("FreshRSS/1.29.1 (Linux; https://freshrss.org)", "FreshRSS")]
    [InlineData("Mozilla/5.0 (compatible; Miniflux/2.2.3; +https://miniflux.app)", "Miniflux")]
    [InlineData("Tiny Tiny RSS/23.05-a4543de (Unsupported) (https://tt-rss.org/)", "Tiny Tiny RSS")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.2.0", "Thunderbird")]
    [InlineData("newsboat/2.30 (Linux x86_64)", "newsboat")]
    [InlineData("Newsboat/2.40.0", "newsboat")]
    [InlineData("AntennaPod/3.4.0", "AntennaPod")]
    [InlineData("gPodder/3.11.4 (+http://gpodder.org/) Linux", "gPodder")]
    [InlineData("PodcastAddict/v5 (+https://podcastaddict.com/; Android podcast app)", "Podcast Addict")]
    [InlineData("Podcasts/1430.46 CFNetwork/1335.0.3 Darwin/21.6.0", "Apple Podcasts")]
    [InlineData("Fiery%20Feeds/572 CFNetwork/3860.100.1 Darwin/25.0.0", "Fiery Feeds")]
    [InlineData("SpaceCowboys Android RSS Reader / 2.13.0(3764)", "SpaceCowboys Android RSS Reader")]
    [InlineData("  Liferea 1.15.6 ", "Liferea")]
    [InlineData("Kaori v2.1 Reader", "Kaori")]
    [InlineData("Feed 10 Reader", "Feed")]
    public void AReaderOfOnePersonIsAnIndividual(string userAgent, string name) =>
        Assert.Equal(new Told(name, 0, "", IsIndividual: true), Read(userAgent));

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 "
        + "Mobile/15E148 Safari/604.1")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 10; K Build/QP1A.190711) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
        + "Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko")]
    [InlineData("Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.0; DigExt)")]
    [InlineData("Mozilla/5.0 (compatible; +https://example.vn/)")]
    public void ABrowserIsAnIndividualWithoutAName(string userAgent) =>
        Assert.Equal(new Told("browser", 0, "", IsIndividual: true), Read(userAgent));

    [Theory]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("Wget/1.21.4", "Wget")]
    [InlineData("python-requests/2.32.3", "python-requests")]
    [InlineData("Go-http-client/2.0", "Go-http-client")]
    [InlineData("okhttp/4.12.0", "okhttp")]
    [InlineData("Apache-HttpClient/4.5.14 (Java/17.0.9)", "Apache-HttpClient")]
    [InlineData("feedparser/6.0.11 +https://github.com/kurtmckee/feedparser/", "feedparser")]
    [InlineData("WordPress/6.9; https://example.vn", "WordPress")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Googlebot")]
    [InlineData(
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0",
        "bingbot")]
    [InlineData("Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)", "Baiduspider")]
    [InlineData("Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", "UptimeRobot")]
    [InlineData("TelegramBot (like TwitterBot)", "TelegramBot")]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "facebookexternalhit")]
    [InlineData("42/1 (;)", "other")]
    public void AProgramThatNobodyReadsWithKeepsItsNameAndIsNoIndividual(string userAgent, string name) =>
        Assert.Equal(new Told(name, 0, "", IsIndividual: false), Read(userAgent));

    [Theory]
    [InlineData("999,999", 999_999)]
    [InlineData("1000000", 1_000_000)]
    [InlineData("1000001", 1_000_000)]
    [InlineData("99999999999999999999999999", 1_000_000)]
    [InlineData("00000000000000000000000007", 7)]
    public void AForgedCountIsCutToTheMarkOfForgedOnes(string written, int subscribers) =>
        Assert.Equal(new Told("NewsBlur", subscribers, "", IsIndividual: false), Read($"NewsBlur Feed Fetcher - {written} subscribers"));

    [Fact]
    public void AnyTextGivesAShortNameAndACountInBoundsUnderAnyCulture()
    {
        AnyUserAgent.Run(20_000, userAgent =>
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var told = Read(userAgent);
            Assert.InRange(told.Name.Length, 1, 40);
            Assert.Equal(told.Name.Trim(), told.Name);
            Assert.DoesNotContain(told.Name, char.IsControl);
            Assert.InRange(told.Subscribers, 0, Caller.MostSubscribers);
            Assert.InRange(told.FeedId.Length, 0, 40);
            Assert.DoesNotContain(told.FeedId, char.IsControl);
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal(told, Read(userAgent));
        });
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("1,")]
    [InlineData("1 ")]
    [InlineData("(")]
    [InlineData("compatible; ")]
    [InlineData("feed-id:")]
    public void WhatComesAfterTheFirst512CharactersIsNotRead(string part)
    {
        var start = string.Concat(Enumerable.Repeat(part, 512))[..512];
        Assert.Equal(Read(start), Read(start + string.Concat(Enumerable.Repeat(part, 4096)) + " 7 subscribers; feed-id=7"));
    }

    private static Told Read(string userAgent)
    {
        var caller = UserAgent.Read(userAgent, (name, feedId) => new Reader(name, feedId));
        return new Told(caller.Reader.Name, caller.Subscribers, caller.Reader.FeedId, caller.IsIndividual);
    }

    private sealed record Told(string Name, int Subscribers, string FeedId, bool IsIndividual);
}
