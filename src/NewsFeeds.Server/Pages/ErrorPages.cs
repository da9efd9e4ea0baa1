using NewsFeeds.Addresses;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>The pages that people see where there is nothing (404) or nothing any more (410). They have no address of their own.</summary>
internal sealed class ErrorPages(FeedSource feeds, PublicUrls urls)
{
    private readonly Document _notFound = Page("404", feeds, urls, isGone: false);
    private readonly Document _gone = Page("410", feeds, urls, isGone: true);

    /// <summary>The page for a status; null where there is none.</summary>
    public Document? Find(int status) => status switch
    {
        StatusCodes.Status404NotFound => _notFound,
        StatusCodes.Status410Gone => _gone,
        _ => null,
    };

    private static Document Page(string name, FeedSource feeds, PublicUrls urls, bool isGone) =>
        Document.Of(name, edition => edition.Shape, async (edition, _, _) =>
        {
            var page = new PageContext(edition, feeds, urls);
            var bytes = await PageRenderer.RenderAsync<MissingPage>(
                (nameof(MissingPage.Page), page), (nameof(MissingPage.IsGone), isGone)).ConfigureAwait(false);
            return (DocumentContent?)page.Content(bytes, null, []);
        });
}
