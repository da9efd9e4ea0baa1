using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>The page of every article, <c>/articles/{yyyy-MM-dd}/{slug}</c>, opened when it is asked for.</summary>
internal sealed class ArticleShelf(FeedSource feeds, PublicUrls addresses)
{
    /// <summary>An <see cref="Opener"/>.</summary>
    public Document? Open(string path, Edition edition)
    {
        if (Address.Parse(path) is not { Kind: AddressKind.Article, First: var day, Name: var slug } || edition.Find(day, slug) is null)
        {
            return null;
        }

        State? last = null;
        return new Document(path, Subject, (_, subject) => Prepare((State)subject));

        State? Subject(Edition now)
        {
            if (now.Find(day, slug) is not { } article)
            {
                return null;
            }

            return last is { } same && ReferenceEquals(same.Article, article) && ReferenceEquals(same.Shape, now.Shape)
                ? same
                : last = new State(article, now.Shape);
        }
    }

    private Material Prepare(State state) => new()
    {
        Source = state,
        MediaType = PageHeaders.MediaType,
        Write = edition => Render(edition, state),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = state.Article.Leaves,
        Headers = PageHeaders.All,
    };

    private byte[] Render(Edition edition, State state)
    {
        var (page, entry) = (new PageContext(edition, feeds, addresses), feeds.Entry(edition, state.Article));
        return PageRenderer.Render<ArticlePage>(
            (nameof(ArticlePage.Page), page),
            (nameof(ArticlePage.Article), state.Article),
            (nameof(ArticlePage.Entry), entry));
    }

    /// <summary>
    /// What a page is made from: the article, and the names of categories and of the publication, which are new with a new shape of the
    /// edition. An article one of whose pictures changed is another one.
    /// </summary>
    private sealed record State(Article Article, object Shape);
}
