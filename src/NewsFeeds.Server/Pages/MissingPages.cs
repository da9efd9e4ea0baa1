using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Pages;

/// <summary>
/// What people see where there is nothing (404) or nothing any more (410): made on the thread pool when somebody sees it, and once as long as the
/// publication and its categories are the same. Thread-safe.
/// </summary>
internal sealed class MissingPages(Newsroom newsroom, FeedSource feeds, Addresses addresses)
{
    private readonly SingleFlight<object, Made> _flights = new();
    private volatile Made? _made;

    /// <summary>A <see cref="PageForPeople"/>.</summary>
    public PeoplesPage? Page(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(async () => (await GetAsync()).NotFound, PageHeaders.MediaType, PageHeaders.All),
        StatusCodes.Status410Gone => new(async () => (await GetAsync()).Gone, PageHeaders.MediaType, PageHeaders.All),
        _ => null,
    };

    private ValueTask<Made> GetAsync()
    {
        var edition = newsroom.Current;
        return Find(edition.Titles) is { } made ? new(made) : new(_flights.RunAsync(edition.Titles, () => Task.FromResult(Find(edition.Titles) ?? Make(edition))));
    }

    private Made? Find(object shape) => _made is { } made && ReferenceEquals(made.Shape, shape) ? made : null;

    private Made Make(Edition edition)
    {
        var imprint = new Imprint(edition, feeds, addresses);
        return _made = new Made(edition.Titles, Render(imprint, isGone: false), Render(imprint, isGone: true));
    }

    private static byte[] Render(Imprint imprint, bool isGone) =>
        PageRenderer.Render<MissingPage>((nameof(MissingPage.Imprint), imprint), (nameof(MissingPage.IsGone), isGone));

    private sealed record Made(object Shape, byte[] NotFound, byte[] Gone);
}
