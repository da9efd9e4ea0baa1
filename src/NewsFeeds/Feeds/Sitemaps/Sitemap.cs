using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Feeds.Sitemaps;

/// <summary>
/// What search engines are told of an edition: its front page, the pages of its categories, people and tags, and those articles that
/// readers find here. Withdrawn and republished articles, and people and tags that have none but withdrawn ones, are left out. Beyond
/// <see cref="MostUndivided"/> addresses, it is an index of parts: the pages, and the articles of each month. Immutable.
/// </summary>
/// <param name="edition">What is public.</param>
/// <param name="urls">The settings' addresses.</param>
/// <param name="now">The moment after which dates do not count.</param>
public sealed class Sitemap(Edition edition, PublicUrls urls, DateTimeOffset now)
{
    /// <summary>A sitemap with more addresses is divided.</summary>
    public const int MostUndivided = 5000;

    // The limits of sitemaps.org. One address beyond them may cost the whole document.
    private const int MostInPart = 50_000;
    private const int LongestAddress = 2048;

    /// <summary>When the clock changes the date of an address; null for never.</summary>
    public DateTimeOffset? ChangesAt => FeedDate.NextOf(edition.All.Articles, now);

    // Each part asks, so the count goes no further than it must. Where there are many articles, the listings need no count.
    private bool IsDivided
    {
        get
        {
            var articles = Named(edition.All.Articles).Take(MostUndivided + 1).Count();
            return articles > MostUndivided || articles + Listings().Count() > MostUndivided;
        }
    }

    /// <summary>The addresses of the sitemap and of its parts.</summary>
    public IEnumerable<Address> Addresses() => IsDivided
        ? [Address.Sitemap, Address.SitemapPages, .. Months().Select(AddressOf)]
        : [Address.Sitemap];

    /// <summary>The document at <see cref="Address.Sitemap"/>: all addresses, or the index of the parts.</summary>
    public byte[] Write() => IsDivided
        ? SitemapWriter.WriteIndex(
        [
            new(urls.Of(Address.SitemapPages), FeedDate.NewestOf(edition.All.Articles, now)),
            .. Months().Select(month => new SitemapUrl(urls.Of(AddressOf(month)), ModifiedIn(month))),
        ])
        : SitemapWriter.Write([.. Pages(), .. Articles(edition.All.Articles)]);

    /// <summary>The part with all but articles; null where the sitemap is not divided. It ends after 50,000 addresses.</summary>
    public byte[]? WritePages() => IsDivided ? SitemapWriter.Write(Pages().Take(MostInPart)) : null;

    /// <summary>
    /// The part with the articles of a month; null where it has none and where the sitemap is not divided. Of more than 50,000 articles, it
    /// has the newest.
    /// </summary>
    public byte[]? WriteMonth(DateOnly first, DateOnly last) => HasNamed(first, last) && IsDivided
        ? SitemapWriter.Write(Articles(edition.All.Between(first, last)).Take(MostInPart))
        : null;

    /// <summary>When the clock changes a date in the part of a month; null for never.</summary>
    public DateTimeOffset? MonthChangesAt(DateOnly first, DateOnly last) => FeedDate.NextOf(edition.All.Between(first, last), now);

    /// <summary>
    /// Whether search engines may list the page of a listing. They may not where it is closed, nor where a tag or a person has only
    /// withdrawn articles or none.
    /// </summary>
    public static bool Names(Listing listing) => listing.Key.Kind == ListingKind.Category
        ? !listing.Gone
        : listing.Articles.Any(article => article.Retraction is null);

    /// <summary>Whether a sitemap names an article.</summary>
    internal static bool Names(Article article, PublicUrls urls) => article.Retraction is null && IsOfHere(article, urls);

    private static bool IsOfHere(Article article, PublicUrls urls) => article.Source is null && urls.IsHere(article);

    private static Address AddressOf(ArchiveSpan month) => Address.SitemapMonth(month.First.Year, month.First.Month);

    private IEnumerable<SitemapUrl> Pages() =>
        Listings().Select(listing => new SitemapUrl(AddressOf(listing), FeedDate.NewestOf(listing.Articles, now)));

    private IEnumerable<SitemapUrl> Articles(IEnumerable<Article> newestFirst) =>
        Named(newestFirst).Select(article => new SitemapUrl(urls.ArticlePage(article), FeedDate.NewestOf([article], now)));

    private IEnumerable<Article> Named(IEnumerable<Article> articles) => articles.Where(article => Names(article, urls));

    private IEnumerable<Listing> Listings() => edition.Categories.Values.OrderBy(category => category.Path, StringComparer.Ordinal)
        .Prepend(edition.All).Concat(edition.Authors.All).Concat(edition.Tags.All)
        .Where(listing => Names(listing) && AddressOf(listing).Length <= LongestAddress);

    private string AddressOf(Listing listing) => urls.Of(Address.Page(listing.Key));

    private IEnumerable<ArchiveSpan> Months() => edition.All.Months().Where(month => HasNamed(month.First, month.Last));

    private bool HasNamed(DateOnly first, DateOnly last) => Named(edition.All.Between(first, last)).Any();

    // A withdrawal takes an article out of its part, so it dates the part.
    private DateTimeOffset? ModifiedIn(ArchiveSpan month) =>
        FeedDate.NewestOf(edition.All.Between(month.First, month.Last).Where(article => IsOfHere(article, urls)), now);
}
