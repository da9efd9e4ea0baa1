using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Pages;

/// <summary>
/// What people see where there is nothing (404) or nothing any more (410): made on the thread pool when somebody sees it, and once as long as the
/// publication and its categories are the same. Thread-safe.
/// </summary>
internal sealed class MissingPages(Newsroom newsroom, FeedSource feeds, PublicUrls addresses)
{
    private readonly SingleFlight<object, Made> _flights = new();
    private volatile Made? _made;

    /// <summary>A <see cref="PageForPeople"/>.</summary>
    public HtmlErrorPage? Page(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(async () => (await GetAsync()).NotFound, PageHeaders.MediaType, PageHeaders.All),
        StatusCodes.Status410Gone => new(async () => (await GetAsync()).Gone, PageHeaders.MediaType, PageHeaders.All),
        _ => null,
    };

    private ValueTask<Made> GetAsync()
    {
        var edition = newsroom.Current;
        return Find(edition.Shape) is { } made ? new(made) : new(_flights.RunAsync(edition.Shape, () => Task.FromResult(Find(edition.Shape) ?? Make(edition))));
    }

    private Made? Find(object shape) => _made is { } made && ReferenceEquals(made.Shape, shape) ? made : null;

    private Made Make(Edition edition)
    {
        var page = new PageContext(edition, feeds, addresses);
        return _made = new Made(edition.Shape, Render(page, isGone: false), Render(page, isGone: true));
    }

    private static byte[] Render(PageContext page, bool isGone) =>
        PageRenderer.Render<MissingPage>((nameof(MissingPage.Page), page), (nameof(MissingPage.IsGone), isGone));

    private sealed record Made(object Shape, byte[] NotFound, byte[] Gone);
}
