using System.Net;
using System.Text;

namespace NewsFeeds.Server.Tests.Documents;

public sealed class PodcastDocumentsTests : IAsyncLifetime
{
    private const string Podcast = "/feeds/nghe/podcast.xml";

    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync([$"--NewsFeeds:PublicUrl={Site.PublicUrl}"], content =>
    {
        content.Write("nghe/_index.md", "---\ntitle: Nghe\npodcast: {category: News/Daily News, type: serial}\n---\n");
        content.Write("nghe/a.mp3", [0xFF, 0xFB, 0x90, 0x64, 0, 0]);
        content.Article("nghe/2026-03-01-a.md", "Tập một", "2026-03-01T01:00:00Z", "enclosures: [a.mp3]\nepisode: {number: 1}");
        content.Write("da-dong/_index.md", "---\ntitle: Đã đóng\npodcast: true\ngone: true\n---\n");
    });

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task APodcastIsAFeedWithBothValidators()
    {
        using var response = await _site.GetAsync(Podcast);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/rss+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(response.Content.Headers.LastModified);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var again = await _site.GetAsync(Podcast, ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("<itunes:category text=\"Daily News\" />", text, StringComparison.Ordinal);
        Assert.Contains("<itunes:episode>1</itunes:episode>", text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Site.PublicUrl}{Podcast}\" rel=\"self\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feeds/kinh-te/podcast.xml", HttpStatusCode.NotFound)]
    [InlineData("/feeds/podcast.xml", HttpStatusCode.NotFound)]
    [InlineData("/feeds/khong-co/podcast.xml", HttpStatusCode.NotFound)]
    [InlineData("/feeds/da-dong/podcast.xml", HttpStatusCode.Gone)]
    [InlineData("/Feeds/Nghe/Podcast.xml/", HttpStatusCode.MovedPermanently)]
    public async Task OnlyACategoryThatSaysSoHasOne(string path, HttpStatusCode status)
    {
        using var response = await _site.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task ThePageOfTheCategoryAnnouncesIt()
    {
        var page = await _site.TextAsync("/feeds/nghe/");
        Assert.Contains($"(Podcast)\" href=\"{Site.PublicUrl}{Podcast}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<code>{Site.PublicUrl}{Podcast}</code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("podcast.xml", await _site.TextAsync("/feeds/kinh-te/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATranscriptAndAWithdrawalReachItAsTheyComeTrue()
    {
        Assert.DoesNotContain("podcast:transcript", await _site.TextAsync(Podcast), StringComparison.Ordinal);
        _site.Content.Write("nghe/a.vtt", Encoding.UTF8.GetBytes("WEBVTT\n"));
        await _site.UntilTextAsync(
            Podcast, text => text.Contains("nghe/a.vtt\" type=\"text/vtt\"", StringComparison.Ordinal), "the transcript is to be named");

        _site.Content.Article(
            "nghe/2026-03-01-a.md", "Tập một", "2026-03-01T01:00:00Z", "enclosures: [a.mp3]\nretracted: Sai số liệu.");
        await _site.UntilTextAsync(
            Podcast, text => !text.Contains("<item>", StringComparison.Ordinal), "a withdrawn episode is to leave the podcast");
    }

    [Fact]
    public async Task ACategoryThatIsNoPodcastAnyMoreHasNone()
    {
        await _site.TextAsync(Podcast);
        _site.Content.Write("nghe/_index.md", "---\ntitle: Nghe\n---\n");
        await Eventually.HoldsAsync(async () =>
        {
            using var response = await _site.GetAsync(Podcast);
            return response.StatusCode == HttpStatusCode.NotFound;
        },
        "the podcast is to be gone");
    }
}
