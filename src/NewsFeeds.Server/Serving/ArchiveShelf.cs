using System.Globalization;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Serving;

/// <summary>The rest of history, month by month (RFC 5005 §4): <c>/feeds/{category}/archive/{yyyy-MM}.xml</c>.</summary>
internal sealed class ArchiveShelf(FeedSource feeds)
{
    private const string Top = "/feeds/";
    private const string Folder = "/archive/";

    /// <summary>An <see cref="Opener"/>: the document at a path that names a month with articles, else null.</summary>
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
            ? new Document(path, now => Find(now, category), (_, subject) => Prepare((CategoryEdition)subject, month))
            : null;
    }

    private Material? Prepare(CategoryEdition category, DateOnly month)
    {
        if (category.Category.Gone)
        {
            return null;
        }

        return new Material
        {
            Source = category,
            MediaType = FeedFormat.Atom.MediaType,
            MediaTypeInBrowser = FeedShelf.XmlInBrowser,
            Write = edition => feeds.Archive(edition, category, month.Year, month.Month) ?? throw new InvalidOperationException("The month has no articles any more."),
            MaxAge = TimeSpan.FromHours(1),
            NextEvent = category.NextEvent,
        };
    }

    private static CategoryEdition? Find(Edition edition, string path) => path.Length == 0 ? edition.All : edition.Categories.GetValueOrDefault(path);

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
