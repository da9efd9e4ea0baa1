using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Addresses;

/// <summary>
/// An address of the service's URL space in its canonical spelling: categories and slugs are written as <see cref="Slug"/> spells them,
/// paths of media in NFC. Paths of the service are put together and taken apart only here. Immutable; compared by value.
/// </summary>
public sealed record Address
{
    /// <summary>The first segment of the addresses of articles.</summary>
    internal const string ArticleFolder = "articles";

    private const string Feeds = "feeds";
    private const string ArchiveFolder = "archive";
    private const string MediaFolder = "media";
    private const string Assets = "assets";
    private const string Health = "health";
    private const string LiveProbe = "live";
    private const string ReadyProbe = "ready";
    private const string RobotsFile = "robots.txt";
    private const string OpmlFile = "opml.xml";
    private const string Xml = ".xml";
    private const string DayFormat = "yyyy-MM-dd";
    private const string MonthFormat = "yyyy-MM";

    private Address(AddressKind kind, string path) => (Kind, Path) = (kind, path);

    /// <summary>The path that all categories' feeds and pages begin with; no address by itself.</summary>
    internal static string CategoryFolder { get; } = $"/{Feeds}/";

    /// <summary>The first segments of the service's addresses.</summary>
    public static IReadOnlyList<string> TopSegments { get; } = [Feeds, MediaFolder, ArticleFolder, Assets, Health, RobotsFile];

    /// <summary>The publication's page: <c>/</c>.</summary>
    public static Address Home { get; } = new(AddressKind.Home, "/");

    /// <summary>The list of every category's feed: <c>/feeds/opml.xml</c>.</summary>
    public static Address Opml { get; } = new(AddressKind.Opml, $"/{Feeds}/{OpmlFile}");

    /// <summary><c>/robots.txt</c>.</summary>
    public static Address Robots { get; } = new(AddressKind.Robots, $"/{RobotsFile}");

    /// <summary><c>/health/live</c>.</summary>
    public static Address Live { get; } = new(AddressKind.Live, $"/{Health}/{LiveProbe}");

    /// <summary><c>/health/ready</c>.</summary>
    public static Address Ready { get; } = new(AddressKind.Ready, $"/{Health}/{ReadyProbe}");

    /// <summary>What stands at the address.</summary>
    public AddressKind Kind { get; }

    /// <summary>The path of a category; empty for the whole publication, and where the address is of no category.</summary>
    public string Category { get; private init; } = "";

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

    /// <summary>A feed: <c>/feeds/{category}/rss.xml</c>.</summary>
    public static Address Feed(string category, FeedForm form)
    {
        category = Slug.FromPath(category);
        return new(AddressKind.Feed, Below(category, form.FileName)) { Category = category, Form = form };
    }

    /// <summary>
    /// A category's page: <c>/feeds/{category}/</c>; <see cref="Home"/> for the empty path. The page of a category <c>archive/2026-11</c>
    /// has the same path as the headlines of that month, and <see cref="Parse"/> takes it for those.
    /// </summary>
    public static Address Page(string category)
    {
        category = Slug.FromPath(category);
        return category.Length == 0 ? Home : new(AddressKind.Page, Below(category, "")) { Category = category };
    }

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
    /// The address with exactly this <see cref="Path"/>; null for every other spelling, and for a path that is no address of the service.
    /// An edition need not have anything there.
    /// </summary>
    public static Address? Parse(string path) => ParseAnySpelling(path) is { } address && address.Path == path ? address : null;

    /// <summary>
    /// The address that a path means, even in another case, with too many slashes or too few, or with names that are not yet slugs. Null
    /// for a path that is no address of the service.
    /// </summary>
    public static Address? ParseAnySpelling(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => Home,
        [var file] when Is(file, RobotsFile) => Robots,
        [var top, var probe] when Is(top, Health) && Is(probe, LiveProbe) => Live,
        [var top, var probe] when Is(top, Health) && Is(probe, ReadyProbe) => Ready,
        [var top, var file] when Is(top, Assets) => Asset(file),
        [var top, var name, var slug] when Is(top, ArticleFolder) && Days(name, DayFormat) is { } day => Article(day.First, slug),
        [var top, .. var file] when Is(top, MediaFolder) => IsFile(file) ? Media(string.Join('/', file)) : null,
        [var top, .. var rest] when Is(top, Feeds) => BelowFeeds(rest),
        _ => null,
    };

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
    /// The address of the same kind in another category; the same address where it is of the whole publication or of no category.
    /// </summary>
    public Address In(string category) => Category.Length == 0 ? this : Kind switch
    {
        AddressKind.Feed => Feed(category, Form),
        AddressKind.Page => Page(category),
        AddressKind.Archive => Archive(category, First, Last),
        _ => ArchivePage(category, First, Last),
    };

    /// <summary>The <see cref="Path"/>.</summary>
    public override string ToString() => Path;

    private static Address BelowFeeds(ReadOnlySpan<string> rest) => rest switch
    {
        [var file] when Is(file, OpmlFile) => Opml,
        [.. var category, var file] when FeedForms.Named(file) is { } form => Feed(Join(category), form),
        [.. var category, var folder, var file] when Is(folder, ArchiveFolder) && DaysOfFile(file) is { } days =>
            Archive(Join(category), days.First, days.Last),
        [.. var category, var folder, var name] when Is(folder, ArchiveFolder) && Days(name) is { } days =>
            ArchivePage(Join(category), days.First, days.Last),
        _ => Page(Join(rest)),
    };

    private static Address Archive(AddressKind kind, string category, DateOnly first, DateOnly last, string ending)
    {
        if (first != last && (first.Day != 1 || last != LastDay(first.Year, first.Month)))
        {
            throw new ArgumentException(
                $"An archive is of one month or one day, not of {Written(first, DayFormat)} to {Written(last, DayFormat)}.", nameof(last));
        }

        category = Slug.FromPath(category);
        var name = Written(first, first == last ? DayFormat : MonthFormat);
        return new(kind, Below(category, $"{ArchiveFolder}/{name}{ending}")) { Category = category, First = first, Last = last };
    }

    private static string Below(string category, string file) => category.Length == 0 ? $"/{Feeds}/{file}" : $"/{Feeds}/{category}/{file}";

    private static string Join(ReadOnlySpan<string> segments) => string.Join('/', segments!);

    private static (DateOnly First, DateOnly Last)? DaysOfFile(string file) =>
        file.EndsWith(Xml, StringComparison.OrdinalIgnoreCase) ? Days(file[..^Xml.Length]) : null;

    private static (DateOnly First, DateOnly Last)? Days(string name) => Days(name, MonthFormat) ?? Days(name, DayFormat);

    private static (DateOnly First, DateOnly Last)? Days(string name, string format)
    {
        if (!DateOnly.TryParseExact(name, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            return null;
        }

        return (first, format == MonthFormat ? LastDay(first.Year, first.Month) : first);
    }

    private static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    private static string Written(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static bool Is(string segment, string word) => segment.Equals(word, StringComparison.OrdinalIgnoreCase);

    // A file's path has no "." or "..", no backslash and no U+0000. U+FFFE is no character.
    private static bool IsFile(ReadOnlySpan<string> segments)
    {
        foreach (var segment in segments)
        {
            if (segment is "." or ".." || segment.AsSpan().ContainsAny('\\', '\0', '\uFFFE'))
            {
                return false;
            }
        }

        return !segments.IsEmpty;
    }
}
