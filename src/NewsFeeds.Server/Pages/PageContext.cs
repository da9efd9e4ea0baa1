using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>What every page shows of the publication around its own content. Immutable.</summary>
public sealed class PageContext
{
    private readonly string _home;
    private readonly string _origin;

    internal PageContext(Edition edition, FeedSource feeds, PublicUrls addresses)
    {
        (Edition, Publication, Addresses) = (edition, edition.Publication, addresses);
        Texts = new Texts(Publication.Language, Publication.TimeZone);
        (Icon, Logo) = (feeds.Picture(Publication.Icon), feeds.Picture(Publication.Logo));
        _home = addresses.Of(Address.Home);
        _origin = _home[..^new Uri(_home).AbsolutePath.Length];
    }

    internal Edition Edition { get; }

    internal Publication Publication { get; }

    internal PublicUrls Addresses { get; }

    internal Texts Texts { get; }

    internal FeedPicture? Icon { get; }

    internal FeedPicture? Logo { get; }

    /// <summary>
    /// An address as a link on a page. An address of the service has no scheme and host there, so that pages work before the public address
    /// does.
    /// </summary>
    internal string Link(string address) =>
        address.StartsWith(_home, StringComparison.Ordinal) ? address[_origin.Length..] : address;

    /// <summary>An address of the service as a link on a page.</summary>
    internal string Link(Address address) => Link(Addresses.Of(address));

    /// <summary>
    /// The page of somebody in a byline; null for the publication, which has the front page, and for a name of
    /// which nothing stays in an address.
    /// </summary>
    internal Address? PageOf(Author author) => author.Name == Publication.Title ? null : PageOfName(ListingKey.OfAuthor(author.Name));

    /// <summary>The page of a tag; null for a tag of which nothing stays in an address.</summary>
    internal static Address? PageOfTag(string tag) => PageOfName(ListingKey.OfTag(tag));

    /// <summary>The category that an article is named under; null for none.</summary>
    internal Listing? CategoryOf(Article article) => Edition.CategoryOf(article);

    /// <summary>
    /// The picture that may stand beside an article's headline; null for none. One that is not distributed is on the article's own page
    /// alone.
    /// </summary>
    internal static Picture? PictureOf(Article article) => article.Retraction is null ? article.Image?.InFeeds() : null;

    /// <summary>A title before the name of the publication.</summary>
    internal string WithPublication(string title) => title == Publication.Title ? title : $"{title} – {Publication.Title}";

    /// <summary>A page's content.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="nextEvent">When the clock changes it.</param>
    /// <param name="files">The folded paths in the content folder of what it shows beside the publication's own pictures.</param>
    internal DocumentContent Content(byte[] bytes, DateTimeOffset? nextEvent, IEnumerable<string> files) => new()
    {
        Bytes = bytes,
        MediaType = PageHeaders.MediaType,
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = nextEvent,
        Headers = Publication.License is null ? PageHeaders.All : [.. PageHeaders.All, .. LicenseLink.HeadersOf(Publication)],
        Files = [.. files.Concat(FeedSource.FilesOf(Publication.Icon, Publication.Logo)).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>A headline. That of a withdrawn article begins with a prefix that says so.</summary>
    internal string TitleOf(Article article) => article.Retraction is null ? article.Title : Texts.Retracted(article.Title);

    private static Address? PageOfName(ListingKey name) => name.Name.Length == 0 ? null : Address.Page(name);
}
