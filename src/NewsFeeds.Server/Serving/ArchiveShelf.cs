using System.Globalization;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;

namespace NewsFeeds.Server.Serving;

/// <summary>The rest of history, month by month (RFC 5005 §4): <c>/feeds/{category}/archive/{yyyy-MM}.xml</c>.</summary>
internal sealed class ArchiveShelf(FeedSource feeds, Addresses addresses)
{
    private const string Top = "/feeds/";
    private const string Folder = "/archive/";

    /// <summary>The document at a path that names a month with articles, else null.</summary>
    public Document? Open(string path, Edition edition)
    {
        var cut = path.LastIndexOf(Folder, StringComparison.Ordinal);
        if (cut < Top.Length - 1 || !path.StartsWith(Top, StringComparison.Ordinal)
            || !DateOnly.TryParseExact(path.AsSpan(cut + Folder.Length), "yyyy-MM'.xml'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return null;
        }

        var category = cut < Top.Length ? "" : path[Top.Length..cut];
        return Find(edition, category) is { } here && (here.Category.Gone || here.Articles.Any(article => MonthOf(article.Day) == month))
            ? new Document(path, now => Find(now, category), (now, subject) => Prepare(now, (CategoryEdition)subject, month))
            : null;
    }

    private Material? Prepare(Edition edition, CategoryEdition category, DateOnly month)
    {
        if (category.Category.Gone)
        {
            return null;
        }

        var months = category.Articles.Select(article => MonthOf(article.Day)).Distinct().ToList();
        var links = new ArchiveLinks(month.Year, month.Month, AddressOf(category, month),
            months.Where(other => other < month).Select(other => AddressOf(category, other)).FirstOrDefault(),
            months.Where(other => other > month).Select(other => AddressOf(category, other)).LastOrDefault());
        var modified = feeds.Archive(edition, category, month.Year, month.Month).LastModified;
        return new Material
        {
            Source = category,
            MediaType = FeedFormat.Atom.MediaType,
            Write = () => ArchiveWriter.Write(feeds.Archive(edition, category, month.Year, month.Month), links),
            LastModified = modified == default ? null : modified,
            MaxAge = TimeSpan.FromHours(1),
            NextEvent = category.NextEvent,
        };
    }

    private string AddressOf(CategoryEdition category, DateOnly month) => addresses.Archive(category.Category.Path, month.Year, month.Month);

    private static CategoryEdition? Find(Edition edition, string path) => path.Length == 0 ? edition.All : edition.Categories.GetValueOrDefault(path);

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
