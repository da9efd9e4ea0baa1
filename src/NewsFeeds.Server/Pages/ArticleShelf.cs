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
        if (edition.Find(day, slug) is null)
        {
            return null;
        }

        State? last = null;
        return new Document(path, Subject, (now, subject) => Prepare(now, (State)subject));

        State? Subject(Edition now) => now.Find(day, slug) is not { } article ? null
            : last is { } same && ReferenceEquals(same.Article, article) && ReferenceEquals(same.Shape, now.Titles) ? same
            : last = new State(article, now.Titles);
    }

    private Material Prepare(Edition edition, State state) => new()
    {
        Source = state,
        MediaType = PageHeaders.MediaType,
        Write = () => Render(edition, state.Article),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = state.Article.Leaves,
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

    /// <summary>What a page is made from: besides the article, names of categories and the publication, all of which are new with a new shape of the edition.</summary>
    private sealed record State(Article Article, object Shape);
}
