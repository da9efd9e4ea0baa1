using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Articles.Folder;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Pages;

/// <summary>The page of every article, <c>/articles/{yyyy-MM-dd}/{slug}</c>, opened when it is asked for.</summary>
internal sealed class ArticleShelf(FeedSource feeds, Addresses addresses, ContentFolder content)
{
    private const string Top = "/articles/";
    private readonly ScreenContent _screen = new(content.Media, addresses);

    /// <summary>An <see cref="Opener"/>.</summary>
    public Document? Open(string path, Edition edition)
    {
        if (!path.StartsWith(Top, StringComparison.Ordinal) || path.IndexOf('/', Top.Length) is var cut && cut < 0
            || !DateOnly.TryParseExact(path.AsSpan(Top.Length, cut - Top.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var slug = path[(cut + 1)..];
        return edition.Find(day, slug) is null ? null
            : new Document(path, now => now.Find(day, slug), (now, subject) => Prepare(now, (Article)subject));
    }

    private Material Prepare(Edition edition, Article article) => new()
    {
        Source = article,
        MediaType = PageHeaders.MediaType,
        Write = () => Render(edition, article),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = article.Leaves,
        Headers = PageHeaders.All,
    };

    private byte[] Render(Edition edition, Article article)
    {
        var (imprint, entry) = (new Imprint(edition, feeds, addresses), feeds.Entry(edition, article));
        return PageRenderer.Render<ArticlePage>(
            (nameof(ArticlePage.Imprint), imprint),
            (nameof(ArticlePage.Article), article),
            (nameof(ArticlePage.Entry), entry with { Content = entry.Content is { } content ? _screen.Ready(content, imprint.Texts.Table) : null }));
    }
}
