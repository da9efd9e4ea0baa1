using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Pages;

/// <summary>The front page and the page of every category.</summary>
internal sealed class PageShelf(FeedSource feeds, Addresses addresses)
{
    /// <summary>A <see cref="Shelf"/>.</summary>
    public IEnumerable<Document> Documents(Edition edition) => edition.Categories.Keys
        .Where(path => path.Length > 0)
        .Select(path => new Document($"/feeds/{path}/", now => now.Categories.GetValueOrDefault(path), (_, subject) => Category((CategoryEdition)subject)))
        .Prepend(new Document("/", now => now.All, (_, all) => Page((CategoryEdition)all, imprint => PageRenderer.Render<HomePage>((nameof(HomePage.Imprint), imprint)))));

    // Whatever a page shows of other categories (names, their newest) is either part of this one or comes with a new shape, which makes all of them new.
    private Material? Category(CategoryEdition category) => category.Category.Gone ? null
        : Page(category, imprint => PageRenderer.Render<CategoryPage>(
            (nameof(CategoryPage.Imprint), imprint), (nameof(CategoryPage.Category), category), (nameof(CategoryPage.Feed), feeds.Get(imprint.Edition, category))));

    private Material Page(CategoryEdition subject, Func<Imprint, byte[]> render) => new()
    {
        Source = subject,
        MediaType = PageHeaders.MediaType,
        Write = edition => render(new Imprint(edition, feeds, addresses)),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = subject.NextEvent,
        Headers = PageHeaders.All,
    };
}
