using AngleSharp.Html.Parser;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Tests.Promises;

/// <summary>Who subscribed to a WordPress site, or kept an address of it, is at home here after its export was imported.</summary>
public class MoveTests
{
    // After the newest post, and before the one that is scheduled.
    private static readonly DateTimeOffset Moved = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("classic-6.1")]
    [InlineData("blocks-7.1")]
    [InlineData("plain-6.1")]
    [InlineData("plain-7.1")]
    public async Task TheNewestEntriesAreThoseOfTheFormerFeed(string name)
    {
        var former = new FormerSite(name);
        await using var site = await Site.StartRememberingAsync(await former.ImportAsync(), Moved);

        foreach (var form in Forms.All)
        {
            var ids = (await site.ReadAsync($"/feeds/{form}")).Entries.Select(entry => entry.Id).ToList();
            Assert.Equal(former.Feed.Order(StringComparer.Ordinal), ids.Take(former.Feed.Count).Order(StringComparer.Ordinal));
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    [Theory]
    [InlineData("classic-6.1")]
    [InlineData("blocks-7.1")]
    [InlineData("plain-7.1")]
    public async Task EveryPostIsThereOnceByTheGuidThatItHad(string name)
    {
        var former = new FormerSite(name);
        await using var site = await Site.StartRememberingAsync(await former.ImportAsync(items: 100), Moved);
        var expected = former.Posts.Select(post => post.Id).Order(StringComparer.Ordinal).ToList();

        foreach (var form in new[] { "rss.xml", "feed.json" })
        {
            var answer = await site.ReadAsync($"/feeds/{form}");
            Assert.Equal(expected, answer.Entries.Select(entry => entry.Id).Order(StringComparer.Ordinal));
        }

        Assert.Equal(expected.Count, (await site.ReadAsync("/feeds/atom.xml")).Entries.Select(entry => entry.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("classic-6.1")]
    [InlineData("blocks-7.1")]
    [InlineData("plain-6.1")]
    public async Task EveryPermalinkLeadsToItsArticle(string name)
    {
        var former = new FormerSite(name);
        await using var site = await Site.StartRememberingAsync(await former.ImportAsync(items: 100), Moved);
        var entries = (await site.ReadAsync("/feeds/feed.json")).Entries.ToDictionary(entry => entry.Id);

        Assert.NotEmpty(former.Posts);
        foreach (var post in former.Posts)
        {
            Assert.Equal(entries[post.Id].Link, (await FollowAsync(site, post.Link)).Address);
        }
    }

    [Theory]
    [InlineData("classic-6.1")]
    [InlineData("blocks-7.1")]
    [InlineData("plain-6.1")]
    public async Task EveryAddressOfACategoryLeadsToItsPageAndItsFeeds(string name)
    {
        var former = new FormerSite(name);
        await using var site = await Site.StartRememberingAsync(await former.ImportAsync(), Moved);

        Assert.NotEmpty(former.CategoryLinks);
        foreach (var link in former.CategoryLinks)
        {
            var (page, html) = await FollowAsync(site, link);
            Assert.StartsWith("<!doctype html>", html.Body, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(page + "rss.xml", (await FollowAsync(site, FeedOf(link, "rss2"))).Address);
            var (atom, feed) = await FollowAsync(site, FeedOf(link, "atom"));
            Assert.Equal(page + "atom.xml", atom);
            Assert.Equal(Answer.Atom + "feed", feed.Xml.Name);
        }
    }

    [Theory]
    [InlineData("classic-6.1")]
    [InlineData("blocks-7.1")]
    [InlineData("plain-6.1")]
    public async Task EveryAddressOfATagOrAPersonLeadsOn(string name)
    {
        var former = new FormerSite(name);
        await using var site = await Site.StartRememberingAsync(await former.ImportAsync(), Moved);

        var followed = 0;
        Assert.NotEmpty(former.TagLinks);
        Assert.NotEmpty(former.AuthorLinks);
        await Assert.AllAsync(former.TagLinks, link => LeadsTo(link, $"{Site.PublicUrl}/tags/"));
        await Assert.AllAsync(former.AuthorLinks, link => LeadsTo(link, $"{Site.PublicUrl}/authors/"));
        Assert.True(followed > 1 || name.StartsWith("plain", StringComparison.Ordinal));

        async Task LeadsTo(string link, string start)
        {
            var redirect = await site.ReadAsync(new Uri(link).PathAndQuery);
            Assert.Equal(301, redirect.Status);
            Assert.StartsWith(start, redirect.Location, StringComparison.Ordinal);
            var isNamed = site.Edition.Find(Address.Parse(new PublicUrls(new Uri(Site.PublicUrl)).PathOf(redirect.Location!)!)!.Listing);
            if (isNamed is null || link.Contains('?', StringComparison.Ordinal))
            {
                return; // Nothing of this person was published. WordPress has queries for the feeds of plain addresses.
            }

            followed++;
            foreach (var (wordPress, form) in new[] { ("rss2", "rss.xml"), ("atom", "atom.xml"), ("json", "feed.json") })
            {
                var (address, feed) = await FollowAsync(site, FeedOf(link, wordPress));
                Assert.Equal(redirect.Location + form, address);
                Assert.NotEmpty(feed.Entries);
            }
        }
    }

    [Theory]
    [InlineData("/feed/", "rss.xml")]
    [InlineData("/feed/rss2/", "rss.xml")]
    [InlineData("/feed/atom/", "atom.xml")]
    [InlineData("/?feed=rss2", "rss.xml")]
    [InlineData("/?feed=atom", "atom.xml")]
    public async Task TheFeedsAddressLeadsToTheFeedOfEverything(string address, string form)
    {
        await using var site = await Site.StartRememberingAsync(await new FormerSite("plain-6.1").ImportAsync(), Moved);

        Assert.Equal($"{Site.PublicUrl}/feeds/{form}", (await FollowAsync(site, "https://baotinh.example" + address)).Address);
    }

    [Theory]
    [InlineData("classic-6.1")]
    [InlineData("blocks-7.1")]
    [InlineData("plain-6.1")]
    public async Task EveryPictureAndSoundThatIsHereIsServed(string name)
    {
        await using var site = await Site.StartRememberingAsync(await new FormerSite(name).ImportAsync(items: 100), Moved);
        var shown = new HashSet<string>();
        foreach (var entry in (await site.ReadAsync("/feeds/feed.json")).Entries)
        {
            var page = new HtmlParser().ParseDocument((await site.ReadAsync(entry.Link)).Body);
            shown.UnionWith(page.QuerySelectorAll("img, audio, video, source").Select(each => each.GetAttribute("src")).OfType<string>());
        }

        var here = shown.Select(source => new Uri(new Uri(Site.PublicUrl), source)).Where(address => address.Host == "feeds.example.vn");
        Assert.NotEmpty(here);
        foreach (var address in here)
        {
            Assert.Equal(200, (await site.ReadAsync(address.PathAndQuery)).Status);
        }

        // Of the site's own files, only one that it had lost itself stays where nothing answers any more.
        Assert.All(
            shown.Where(source => source.StartsWith("https://baotinh.example/", StringComparison.Ordinal)),
            source => Assert.EndsWith("/mat-roi.png", source, StringComparison.Ordinal));
    }

    private static string FeedOf(string link, string form)
    {
        if (link.Contains('?', StringComparison.Ordinal))
        {
            return $"{link}&feed={form}";
        }

        return form == "rss2" ? link + "feed/" : $"{link}feed/{form}/";
    }

    /// <summary>Asks for an address of the former site, and once more where that leads.</summary>
    private static async Task<(string Address, Answer Answer)> FollowAsync(Site site, string former)
    {
        var redirect = await site.ReadAsync(new Uri(former).PathAndQuery);
        Assert.True(redirect is { Status: 301, Location: not null }, $"{former}: {redirect.Status}");
        var answer = await site.ReadAsync(redirect.Location!);
        Assert.True(answer.Status == 200, $"{former} leads to {redirect.Location}: {answer.Status}");
        return (redirect.Location!, answer);
    }
}
