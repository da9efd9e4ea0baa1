using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Addresses;

/// <summary>
/// An address of the service's URL space in its canonical spelling: categories and slugs are written as <see cref="Slug"/> spells them,
/// paths of media in NFC. Paths of the service are put together and taken apart only here. Immutable; compared by value.
/// </summary>
public sealed partial record Address
{
    /// <summary>The first segment of the addresses of articles.</summary>
    internal const string ArticleFolder = "articles";

    private const string Feeds = "feeds";
    private const string Tags = "tags";
    private const string Authors = "authors";
    private const string Partners = "partners";
    private const string ArchiveFolder = "archive";
    private const string MediaFolder = "media";
    private const string Assets = "assets";
    private const string Health = "health";
    private const string LiveProbe = "live";
    private const string ReadyProbe = "ready";
    private const string RobotsFile = "robots.txt";
    private const string OpmlFile = "opml.xml";
    private const string PodcastFile = "podcast.xml";
    private const string SitemapFolder = "sitemap";
    private const string SitemapFile = "sitemap.xml";
    private const string SitemapPagesFile = "pages.xml";
    private const string NewsSitemapFile = "news-sitemap.xml";
    private const string Xml = ".xml";
    private const string DayFormat = "yyyy-MM-dd";
    private const string MonthFormat = "yyyy-MM";

    private Address(AddressKind kind, string path) => (Kind, Path) = (kind, path);

    /// <summary>The path that all categories' feeds and pages begin with; no address by itself.</summary>
    internal static string CategoryFolder { get; } = $"/{Feeds}/";

    /// <summary>The path that all feeds of partners begin with; no address by itself.</summary>
    public static string PartnerFolder { get; } = $"/{Partners}/";

    /// <summary>The first segments of the service's addresses.</summary>
    public static IReadOnlyList<string> TopSegments { get; } =
    [
        Feeds, Tags, Authors, Partners, MediaFolder, ArticleFolder, Assets, Health,
        RobotsFile, SitemapFile, SitemapFolder, NewsSitemapFile,
    ];

    /// <summary>The publication's page: <c>/</c>.</summary>
    public static Address Home { get; } = new(AddressKind.Home, "/");

    /// <summary>The list of every category's feed: <c>/feeds/opml.xml</c>.</summary>
    public static Address Opml { get; } = new(AddressKind.Opml, $"/{Feeds}/{OpmlFile}");

    /// <summary><c>/robots.txt</c>.</summary>
    public static Address Robots { get; } = new(AddressKind.Robots, $"/{RobotsFile}");

    /// <summary>The sitemap, or the index of its parts: <c>/sitemap.xml</c>.</summary>
    public static Address Sitemap { get; } = new(AddressKind.Sitemap, $"/{SitemapFile}");

    /// <summary>The part of the sitemap that names all but articles: <c>/sitemap/pages.xml</c>.</summary>
    public static Address SitemapPages { get; } = new(AddressKind.SitemapPages, $"/{SitemapFolder}/{SitemapPagesFile}");

    /// <summary>The sitemap of the newest articles for news search: <c>/news-sitemap.xml</c>.</summary>
    public static Address NewsSitemap { get; } = new(AddressKind.NewsSitemap, $"/{NewsSitemapFile}");

    /// <summary><c>/health/live</c>.</summary>
    public static Address Live { get; } = new(AddressKind.Live, $"/{Health}/{LiveProbe}");

    /// <summary><c>/health/ready</c>.</summary>
    public static Address Ready { get; } = new(AddressKind.Ready, $"/{Health}/{ReadyProbe}");

    /// <summary>What stands at the address.</summary>
    public AddressKind Kind { get; }

    /// <summary>The listing whose feed, page or archive it is; the whole publication where the address is of no listing.</summary>
    public ListingKey Listing { get; private init; } = ListingKey.All;

    /// <summary>The path of a category; empty for the whole publication, and where the address is of no category.</summary>
    public string Category => Listing.Kind == ListingKind.Category ? Listing.Name : "";

    /// <summary>The form of a feed.</summary>
    public FeedForm Form { get; private init; }

    /// <summary>The first day of an archive, or an article's day, in the publication's time zone.</summary>
    public DateOnly First { get; private init; }

    /// <summary>The last day of an archive, or an article's day, in the publication's time zone.</summary>
    public DateOnly Last { get; private init; }

    /// <summary>An article's slug, the path of a file in the content folder, or an asset's file name; empty for every other kind.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The path, decoded, from the top of the service, such as <c>/feeds/the-thao/rss.xml</c>.</summary>
    public string Path { get; }

    /// <summary>A category's feed: <c>/feeds/{category}/rss.xml</c>.</summary>
    public static Address Feed(string category, FeedForm form) => Feed(ListingKey.OfCategory(category), form);

    /// <summary>
    /// A listing's feed: <c>/feeds/{category}/rss.xml</c>, <c>/tags/{tag}/rss.xml</c>, <c>/authors/{name}/rss.xml</c>,
    /// <c>/partners/{name}/rss.xml</c>.
    /// </summary>
    public static Address Feed(ListingKey listing, FeedForm form) =>
        new(AddressKind.Feed, Below(listing, form.FileName)) { Listing = listing, Form = form };

    /// <summary>A category's podcast: <c>/feeds/{category}/podcast.xml</c>.</summary>
    public static Address Podcast(string category)
    {
        var listing = ListingKey.OfCategory(category);
        return new(AddressKind.Podcast, Below(listing, PodcastFile)) { Listing = listing };
    }

    /// <summary>The part of the sitemap that names the articles of a month: <c>/sitemap/2026-11.xml</c>.</summary>
    public static Address SitemapMonth(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(AddressKind.SitemapMonth, $"/{SitemapFolder}/{Written(first, MonthFormat)}{Xml}")
        {
            First = first,
            Last = LastDay(year, month),
        };
    }

    /// <summary>
    /// A category's page: <c>/feeds/{category}/</c>; <see cref="Home"/> for the empty path. The page of a category <c>archive/2026-11</c>
    /// has the same path as the headlines of that month, and <see cref="Parse"/> takes it for those.
    /// </summary>
    public static Address Page(string category) => Page(ListingKey.OfCategory(category));

    /// <summary>
    /// A listing's page: <c>/feeds/{category}/</c>, <c>/tags/{tag}/</c>, <c>/authors/{name}/</c>. The whole publication has the front page,
    /// and partners are shown it, too.
    /// </summary>
    public static Address Page(ListingKey listing) => listing.Kind == ListingKind.Partner || listing == ListingKey.All
        ? Home
        : new(AddressKind.Page, Below(listing, "")) { Listing = listing };

    /// <summary>
    /// An archive document of a month, from its first day to its last, or of one day: <c>/feeds/{category}/archive/2026-11.xml</c>,
    /// <c>…/2026-11-20.xml</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The days are neither one month nor one day.</exception>
    public static Address Archive(string category, DateOnly first, DateOnly last) =>
        Archive(AddressKind.Archive, category, first, last, Xml);

    /// <summary>An archive document of a month.</summary>
    public static Address Archive(string category, int year, int month) =>
        Archive(category, new DateOnly(year, month, 1), LastDay(year, month));

    /// <summary>
    /// The headlines of a month, from its first day to its last, or of one day: <c>/feeds/{category}/archive/2026-11/</c>,
    /// <c>…/2026-11-20/</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The days are neither one month nor one day.</exception>
    public static Address ArchivePage(string category, DateOnly first, DateOnly last) =>
        Archive(AddressKind.ArchivePage, category, first, last, "/");

    /// <summary>The headlines of a month.</summary>
    public static Address ArchivePage(string category, int year, int month) =>
        ArchivePage(category, new DateOnly(year, month, 1), LastDay(year, month));

    /// <summary>An article's page: <c>/articles/2026-11-20/{slug}</c>.</summary>
    public static Address Article(DateOnly day, string slug)
    {
        slug = Slug.From(slug);
        return new(AddressKind.Article, $"/{ArticleFolder}/{Written(day, DayFormat)}/{slug}") { First = day, Last = day, Name = slug };
    }

    /// <summary>A picture or sound, by its path in the content folder: <c>/media/{path}</c>.</summary>
    public static Address Media(string path)
    {
        path = NormalForm.Of(string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries)));
        return new(AddressKind.Media, $"/{MediaFolder}/{path}") { Name = path };
    }

    /// <summary>A file of the service's own: <c>/assets/{name}</c>, in lower case.</summary>
    public static Address Asset(string name)
    {
        name = name.ToLowerInvariant();
        return new(AddressKind.Asset, $"/{Assets}/{name}") { Name = name };
    }

    /// <summary>
    /// The path in the content folder of what a reference means that is written in a file of a folder: beside that file, or from the top.
    /// The reference may also be the address at which the service sends the file. Null where it leads out of the content folder, and
    /// where it is no path.
    /// </summary>
    internal static string? FileOf(Reference reference, string folder) =>
        reference.Kind == ReferenceKind.FromTop && ParseAnySpelling(reference.Path) is { Kind: AddressKind.Media } own
            ? own.Name
            : reference.PathFrom(folder);

    /// <summary>
    /// The address of the same kind in another listing; the same address where it is of the whole publication or of no listing.
    /// </summary>
    public Address In(ListingKey listing) => Listing == ListingKey.All ? this : Kind switch
    {
        AddressKind.Feed => Feed(listing, Form),
        AddressKind.Page => Page(listing),
        AddressKind.Podcast => Podcast(listing.Name),
        AddressKind.Archive => Archive(listing.Name, First, Last),
        _ => ArchivePage(listing.Name, First, Last),
    };

    /// <summary>The <see cref="Path"/>.</summary>
    public override string ToString() => Path;

    private static Address Archive(AddressKind kind, string category, DateOnly first, DateOnly last, string ending)
    {
        if (first != last && (first.Day != 1 || last != LastDay(first.Year, first.Month)))
        {
            throw new ArgumentException(
                $"An archive is of one month or one day, not of {Written(first, DayFormat)} to {Written(last, DayFormat)}.", nameof(last));
        }

        var listing = ListingKey.OfCategory(category);
        var name = Written(first, first == last ? DayFormat : MonthFormat);
        return new(kind, Below(listing, $"{ArchiveFolder}/{name}{ending}")) { Listing = listing, First = first, Last = last };
    }

    private static string Below(ListingKey listing, string file) =>
        listing == ListingKey.All ? $"/{Feeds}/{file}" : $"/{FolderOf(listing.Kind)}/{listing.Name}/{file}";

    private static string FolderOf(ListingKind kind) => kind switch
    {
        ListingKind.Tag => Tags,
        ListingKind.Author => Authors,
        ListingKind.Partner => Partners,
        _ => Feeds,
    };

    private static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    private static string Written(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
