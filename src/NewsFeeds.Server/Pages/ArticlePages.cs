using NewsFeeds.Addresses;
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
            ? Document.Of(address.Path, new KeptNeighbours(address).In, MakeAsync)
            : null;

    public IEnumerable<Address> All(Edition edition) =>
        edition.All.Articles.Select(article => Address.Article(article.Day, article.Slug)).Distinct();

    private async Task<DocumentContent?> MakeAsync(Edition edition, Neighbours neighbours, CancellationToken stop)
    {
        var page = new PageContext(edition, feeds, urls);
        var entry = await feeds.EntryAsync(edition, neighbours.Article, stop).ConfigureAwait(false);
        var pictures = neighbours.Related.Select(PageContext.PictureOf).ToArray();
        var bytes = await PageRenderer.RenderAsync<ArticlePage>(
            (nameof(ArticlePage.Page), page), (nameof(ArticlePage.Neighbours), neighbours), (nameof(ArticlePage.Entry), entry.Value),
            (nameof(ArticlePage.Pictures), pictures.Select(feeds.Picture).ToArray()))
            .ConfigureAwait(false);
        return page.Content(bytes, neighbours.NextEvent, entry.Files.Concat(FeedSource.FilesOf(pictures))) with
        {
            IsComplete = entry.IsComplete,
        };
    }
}
