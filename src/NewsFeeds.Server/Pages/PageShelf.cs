using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>The front page and the page of every category.</summary>
internal sealed class PageShelf(FeedSource feeds, PublicUrls addresses)
{
    /// <summary>A <see cref="Shelf"/>.</summary>
    public IEnumerable<Document> Documents(Edition edition) => edition.Categories.Keys
        .Where(path => path.Length > 0)
        .Select(path => new Document(
            Address.Page(path).Path, now => now.Categories.GetValueOrDefault(path), (_, subject) => Category((Listing)subject)))
        .Prepend(new Document(
            Address.Home.Path, now => now.All, (_, all) => Page((Listing)all, page => PageRenderer.Render<HomePage>((nameof(HomePage.Page), page)))));

    // Whatever a page shows of other categories (names, their newest) is either part of this one or comes with a new shape, which makes all of them new.
    private Material? Category(Listing category) => category.Gone ? null
        : Page(category, page => PageRenderer.Render<CategoryPage>(
            (nameof(CategoryPage.Page), page), (nameof(CategoryPage.Category), category), (nameof(CategoryPage.Feed), feeds.Get(page.Edition, category))));

    private Material Page(Listing subject, Func<PageContext, byte[]> render) => new()
    {
        Source = subject,
        MediaType = PageHeaders.MediaType,
        Write = edition => render(new PageContext(edition, feeds, addresses)),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = subject.NextEvent,
        Headers = PageHeaders.All,
    };
}
