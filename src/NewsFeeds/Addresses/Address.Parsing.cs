using System.Globalization;

namespace NewsFeeds.Addresses;

/// <content>Takes paths apart.</content>
public sealed partial record Address
{
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
        [var file] when Is(file, SitemapFile) => Sitemap,
        [var file] when Is(file, NewsSitemapFile) => NewsSitemap,
        [var top, var file] when Is(top, SitemapFolder) => Is(file, SitemapPagesFile) ? SitemapPages : SitemapMonth(file),
        [var top, .. var rest] when Is(top, Feeds) => BelowFeeds(rest),
        [var top, var tag, .. var rest] when Is(top, Tags) => BelowName(ListingKey.OfTag(tag), rest),
        [var top, var name, .. var rest] when Is(top, Authors) => BelowName(ListingKey.OfAuthor(name), rest),
        [var top, var name, .. [_] and var rest] when Is(top, Partners) => BelowName(ListingKey.OfPartner(name), rest),
        _ => null,
    };

    private static Address BelowFeeds(ReadOnlySpan<string> rest) => rest switch
    {
        [var file] when Is(file, OpmlFile) => Opml,
        [.. var category, var file] when FeedForms.Named(file) is { } form => Feed(Join(category), form),
        [.. var category, var file] when Is(file, PodcastFile) => Podcast(Join(category)),
        [.. var category, var folder, var file] when Is(folder, ArchiveFolder) && DaysOfFile(file) is { } days =>
            Archive(Join(category), days.First, days.Last),
        [.. var category, var folder, var name] when Is(folder, ArchiveFolder) && Days(name) is { } days =>
            ArchivePage(Join(category), days.First, days.Last),
        _ => Page(Join(rest)),
    };

    private static Address? BelowName(ListingKey listing, ReadOnlySpan<string> rest) => rest switch
    {
        _ when listing.Name.Length == 0 => null,
        [] => Page(listing),
        [var file] when FeedForms.Named(file) is { } form => Feed(listing, form),
        _ => null,
    };

    private static Address? SitemapMonth(string file) =>
        DaysOfFile(file) is { } days && days.First != days.Last ? SitemapMonth(days.First.Year, days.First.Month) : null;

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
