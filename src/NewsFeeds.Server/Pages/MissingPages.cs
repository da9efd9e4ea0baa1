using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Pages;

/// <summary>What people see where there is nothing (404) or nothing any more (410); made once as long as the publication and its categories are the same. Thread-safe.</summary>
internal sealed class MissingPages(Newsroom newsroom, FeedSource feeds, Addresses addresses)
{
    private volatile Made? _made;

    /// <summary>A <see cref="PageForPeople"/>.</summary>
    public PeoplesPage? Page(int status)
    {
        if (status is not (StatusCodes.Status404NotFound or StatusCodes.Status410Gone))
        {
            return null;
        }

        var edition = newsroom.Current;
        if (_made is not { } made || !ReferenceEquals(made.Shape, edition.Titles))
        {
            var imprint = new Imprint(edition, feeds, addresses);
            _made = made = new Made(edition.Titles, Render(imprint, isGone: false), Render(imprint, isGone: true));
        }

        return new PeoplesPage(status == StatusCodes.Status404NotFound ? made.NotFound : made.Gone, PageHeaders.MediaType, PageHeaders.All);
    }

    private static byte[] Render(Imprint imprint, bool isGone) =>
        PageRenderer.Render<MissingPage>((nameof(MissingPage.Imprint), imprint), (nameof(MissingPage.IsGone), isGone));

    private sealed record Made(object Shape, byte[] NotFound, byte[] Gone);
}
