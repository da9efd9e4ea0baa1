using System.Globalization;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>The draft of an article that is a file. The file's name gives its day and slug.</summary>
internal static class FileDraft
{
    private const int DayLength = 10;

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

    /// <summary>The name to give a file that has its day before another sign than a hyphen; null for no such one.</summary>
    public static string? NameWithDay(ArticleDraft draft)
    {
        var stem = ContentPath.StemOf(draft.Folder, draft.Name);
        if (draft.Day is not null || stem.Length <= DayLength)
        {
            return null;
        }

        var name = $"{stem[..DayLength]}-{stem[DayLength..].TrimStart(" _.,–")}";
        return DayOf(name) is null ? null : name;
    }

    private static DateOnly? DayOf(ReadOnlySpan<char> stem)
    {
        var isDated = stem.Length > DayLength + 1 && stem[DayLength] == '-';
        if (!isDated)
        {
            return null;
        }

        var date = stem[..DayLength];
        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
