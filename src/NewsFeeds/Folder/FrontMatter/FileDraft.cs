using System.Globalization;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>The draft of an article that is a file. The file's name gives its day and slug.</summary>
internal static class FileDraft
{
    public static ArticleDraft Of(string folder, string name, string category, DateTimeOffset modified, long bytes)
    {
        var stem = ContentPath.StemOf(folder, name);
        var day = DayOf(stem);
        return new ArticleDraft
        {
            Folder = folder,
            Name = name,
            Category = category,
            Modified = modified,
            Revision = bytes,
            Day = day,
            Slug = stem[(day is null ? 0 : "YYYY-MM-DD-".Length)..].ToString(),
        };
    }

    private static DateOnly? DayOf(ReadOnlySpan<char> stem)
    {
        var isDated = stem.Length > "YYYY-MM-DD-".Length && stem[10] == '-';
        if (!isDated)
        {
            return null;
        }

        var date = stem[..10];
        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
