using System.Globalization;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Pages;

/// <summary>Headlines month by month, <c>/feeds/{category}/archive/{yyyy-MM}/</c>, and day by day where a month has many; opened when they are asked for.</summary>
internal sealed class MonthShelf(FeedSource feeds, Addresses addresses)
{
    private const string Top = "/feeds/";
    private const string Folder = "/archive/";

    /// <summary>An <see cref="Opener"/>.</summary>
    public Document? Open(string path, Edition edition)
    {
        var cut = path.LastIndexOf(Folder, StringComparison.Ordinal);
        if (cut < Top.Length - 1 || !path.StartsWith(Top, StringComparison.Ordinal) || Span.Parse(path.AsSpan(cut + Folder.Length)) is not { } span)
        {
            return null;
        }

        var category = cut < Top.Length ? "" : path[Top.Length..cut];
        return Find(edition, category) is { } here && (here.Category.Gone || here.Articles.Any(article => span.Holds(article.Day)))
            ? new Document(path, now => Find(now, category), (_, subject) => Prepare((CategoryEdition)subject, span))
            : null;
    }

    private Material? Prepare(CategoryEdition category, Span span) => category.Category.Gone ? null : new Material
    {
        Source = category,
        MediaType = PageHeaders.MediaType,
        Write = edition => PageRenderer.Render<MonthPage>(
            (nameof(MonthPage.Imprint), new Imprint(edition, feeds, addresses)), (nameof(MonthPage.Category), category),
            (nameof(MonthPage.First), span.First), (nameof(MonthPage.Last), span.Last)),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = category.NextEvent,
        Headers = PageHeaders.All,
    };

    private static CategoryEdition? Find(Edition edition, string path) => path.Length == 0 ? edition.All : edition.Categories.GetValueOrDefault(path);

    /// <summary>A month or a day.</summary>
    private sealed record Span(DateOnly First, DateOnly Last)
    {
        public static Span? Parse(ReadOnlySpan<char> name) =>
            DateOnly.TryParseExact(name, "yyyy-MM-dd'/'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Span(day, day)
            : DateOnly.TryParseExact(name, "yyyy-MM'/'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? new Span(first, new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)))
            : null;

        public bool Holds(DateOnly day) => First <= day && day <= Last;
    }
}
