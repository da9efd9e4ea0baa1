using System.Globalization;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Pages;

/// <summary>Texts of articles as pages show them in lists. Pure.</summary>
internal static class PageText
{
    /// <summary>A summary of at most 280 characters, so that a page of thirty stays light however long the editor's are.</summary>
    public static string Short(string summary) => Excerpt.Cut(summary, 280);

    /// <summary>A headline of at most 140 characters where many stand together. The article's own page has all of it.</summary>
    public static string Headline(string title) => Excerpt.Cut(title, 140);

    /// <summary>The playing time of a sound or film: <c>4:07</c>, <c>1:02:00</c>.</summary>
    public static string Playing(TimeSpan duration) =>
        duration.ToString(duration.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>The size of a file in whole units.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000} MB");
}
