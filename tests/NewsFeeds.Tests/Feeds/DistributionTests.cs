using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Media;
using NewsFeeds.Rendering;
using NewsFeeds.Tests.Articles;

namespace NewsFeeds.Tests.Feeds;

/// <summary>A picture that may not go out is shown on the page alone.</summary>
public class DistributionTests
{
    private const string Picture = "https://anh.example/doc-quyen.jpg";
    private const string Logo = "https://anh.example/logo.png";

    [Theory]
    [InlineData("Thân bài.", "<p>Thân bài.</p>")]
    [InlineData("", "")]
    public async Task AFeedHasTheArticleWithoutItsPicture(string body, string content)
    {
        var store = new InMemoryStore();
        store.Write(Draft(body), body);

        var (feed, page) = await ReadAsync(store);
        var entry = Assert.Single(feed.Entries);
        Assert.Equal((null, content), (entry.Image, entry.Content));
        Assert.All(FeedFormat.All, format => Assert.DoesNotContain("doc-quyen", Text(format, feed), StringComparison.Ordinal));

        Assert.Equal(Picture, page.Image!.Url);
        Assert.StartsWith($"<figure><img src=\"{Picture}\"", page.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorrectionsOfAnEmptyBodyGoOutWithoutThePicture()
    {
        var store = new InMemoryStore();
        var draft = Draft("");
        draft.Corrections = [(null, "Sửa tên.")];
        store.Write(draft, "");

        var (feed, page) = await ReadAsync(store);
        Assert.StartsWith("<section>", feed.Entries[0].Content, StringComparison.Ordinal);
        Assert.StartsWith("<figure>", page.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSamePictureInTheBodyGoesOut()
    {
        const string Body = $"![]({Picture})";
        var store = new InMemoryStore();
        store.Write(Draft(Body), Body);

        var (feed, page) = await ReadAsync(store);
        Assert.Equal((null, $"<p><img src=\"{Picture}\" alt=\"\"></p>"), (feed.Entries[0].Image, feed.Entries[0].Content));
        Assert.Same(feed.Entries[0].Content, page.Content);
    }

    [Theory]
    [InlineData(true, true, Picture)]
    [InlineData(false, true, Logo)]
    [InlineData(false, false, null)]
    public async Task ALogoThatMayNotGoOutGivesWayToTheNext(bool isPictureDistributed, bool isLogoDistributed, string? logo)
    {
        var store = new InMemoryStore
        {
            Publication = Some.Publication() with
            {
                Logo = new Picture(Logo, IsDistributed: isLogoDistributed),
                Icon = new Picture(Logo, IsDistributed: isLogoDistributed),
            },
        };
        store.Write(Some.Category("tin", "Tin") with { Image = new Picture(Picture, IsDistributed: isPictureDistributed) });
        store.Write("tin", "a", "Một tin", "2026-11-20T08:00:00Z", "Thân bài.");

        var (feed, _) = await ReadAsync(store);
        Assert.Equal((logo, isLogoDistributed ? Logo : null), (feed.Logo?.Url, feed.Icon?.Url));
    }

    private static ArticleDraft Draft(string body)
    {
        var draft = InMemoryStore.Draft("tin", "a", "Một tin", "2026-11-20T08:00:00Z", body);
        draft.Image = new Picture(Picture, MediaType: "image/jpeg", IsDistributed: false);
        draft.Enclosures = [new Enclosure("https://anh.example/tieng.mp3", "audio/mpeg")];
        return draft;
    }

    private static string Text(FeedFormat format, Feed feed) => Documents.Text(format.Write(feed));

    /// <summary>The feed of the category, and the entry of the newest article's page.</summary>
    private static async Task<(Feed Feed, FeedEntry Page)> ReadAsync(InMemoryStore store)
    {
        var clock = new FakeTimeProvider(OpenNewsroom.Noon);
        var urls = new PublicUrls(OpenNewsroom.PublicUrl);
        await using var newsroom = await Newsroom.OpenAsync(store, clock, NullLogger<Newsroom>.Instance);
        var media = new MediaFolder();
        using var renderer = new EntryRenderer(
            store, new ContentPaths(media, newsroom, urls), clock, NullLogger<EntryRenderer>.Instance);
        var feeds = new FeedSource(renderer, media, urls, clock);
        var (edition, listing) = (newsroom.Current, newsroom.Current.Categories["tin"]);
        var feed = await feeds.GetAsync(edition, listing, CancellationToken.None);
        var page = await feeds.EntryAsync(edition, listing.Articles[0], CancellationToken.None);
        return (feed.Value, page.Value);
    }
}
