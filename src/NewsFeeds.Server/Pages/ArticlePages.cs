using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>The page of every article.</summary>
internal sealed class ArticlePages(FeedSource feeds, PublicUrls urls) : IDocumentSource
{
    public bool IsMadeAhead => false;

    public Document? Find(Address address, Edition edition) =>
        address.Kind == AddressKind.Article && edition.Find(address.First, address.Name) is not null
            ? Document.Of(address.Path, now => now.Find(address.First, address.Name), MakeAsync)
            : null;

    public IEnumerable<Address> All(Edition edition) =>
        edition.All.Articles.Select(article => Address.Article(article.Day, article.Slug)).Distinct();

    private async Task<DocumentContent?> MakeAsync(Edition edition, Article article, CancellationToken stop)
    {
        var page = new PageContext(edition, feeds, urls);
        var entry = await feeds.EntryAsync(edition, article, stop).ConfigureAwait(false);
        var bytes = await PageRenderer.RenderAsync<ArticlePage>(
            (nameof(ArticlePage.Page), page), (nameof(ArticlePage.Article), article), (nameof(ArticlePage.Entry), entry.Value))
            .ConfigureAwait(false);
        return page.Content(bytes, article.Leaves, entry.Files) with { IsComplete = entry.IsComplete };
    }
}
