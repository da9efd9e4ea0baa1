using NewsFeeds.Feeds;

namespace NewsFeeds.Tests.Feeds;

/// <summary>Links within an article. Readers show an entry under an address of their own, where a bare fragment leads nowhere.</summary>
public sealed class FragmentTests : IDisposable
{
    private const string Here = "https://feeds.example.vn/articles/2026-11-20/a";

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("link: https://bao.vn/tin/a")]
    public void InFeedsTheyLeadToTheArticlesPageHere(string more)
    {
        _content.Article("tin/a.md", more: more, body: "Một[^1], `href=\"#a\"`.\n\n[^1]: Nguồn.");
        using var newsroom = new OpenNewsroom(_content);
        var listing = newsroom.Edition.Categories["tin"];
        var documents = FeedFormat.All.Select(format => format.Write(newsroom.Feed(listing))).Append(newsroom.Archive(listing, 2026, 11));
        Assert.All(documents, document =>
        {
            var text = Documents.Text(document).Replace("\\\"", "\"", StringComparison.Ordinal)
                .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
            Assert.Contains($"href=\"{Here}#a-20261120-fn-1\"", text, StringComparison.Ordinal);
            Assert.Contains($"href=\"{Here}#a-20261120-fnref-1\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<a href=\"#", text, StringComparison.Ordinal);
            Assert.Contains("<code>href=\"#a\"</code>", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task OnThePageTheyStayAsTheyAreAndLeadSomewhere()
    {
        _content.Article("tin/a.md", body: "Một[^1].\n\n[^1]: Nguồn.");
        using var newsroom = new OpenNewsroom(_content);
        var entry = await newsroom.Feeds.EntryAsync(newsroom.Edition, newsroom.Edition.All.Articles[0], default);

        foreach (var id in new[] { "a-20261120-fn-1", "a-20261120-fnref-1" })
        {
            Assert.Contains($"href=\"#{id}\"", entry.Value.Content, StringComparison.Ordinal);
            Assert.Contains($"id=\"{id}\"", entry.Value.Content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnArticleWithoutThemIsOneTextForFeedsAndPage()
    {
        _content.Article("tin/a.md", body: "Một `href=\"#a\"` [x](https://bao.vn/#a).");
        using var newsroom = new OpenNewsroom(_content);
        var entry = await newsroom.Feeds.EntryAsync(newsroom.Edition, newsroom.Edition.All.Articles[0], default);

        Assert.Same(newsroom.Feed("tin").Entries[0].Content, entry.Value.Content);
    }
}
