using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Checks;

/// <summary>Checks an article's dates against the clock.</summary>
internal static class DateCheck
{
    // Nothing on the web is older, and nobody plans so far ahead.
    private const int FirstYear = 1990;
    private const int MostYearsAhead = 10;

    public static IEnumerable<Fault> Run(CheckedFile manuscript, Article article, CheckedContent content) =>
        [.. Zones(manuscript, content), .. Far(manuscript, article, content), .. Future(manuscript, article, content)];

    private static IEnumerable<Fault> Zones(CheckedFile manuscript, CheckedContent content)
    {
        // One warning for each file is enough. A text that is not a date is another fault.
        if (!content.HasTimeZone && Main(manuscript).Concat(Changes(manuscript)).FirstOrDefault(IsWithoutOffset) is { } first)
        {
            yield return manuscript.Warning(first, "date-without-zone", first.Text!);
        }

        static bool IsWithoutOffset(YamlNode date) =>
            Dates.TryParse(date.Text!, TimeZoneInfo.Utc, out _, out var hasOffset) && !hasOffset;
    }

    /// <summary>
    /// Dates of another age, which somebody mistyped. The article's id and its place in every list are made of its 'date', and of no other.
    /// </summary>
    private static IEnumerable<Fault> Far(CheckedFile manuscript, Article article, CheckedContent content)
    {
        foreach (var node in Main(manuscript).Append(LastModified(manuscript)).OfType<YamlNode>())
        {
            // An expiry far ahead is how newsrooms write "never". Of an article that is never shown, or shown before its date, the store
            // has said so at this place.
            if (MomentOf(node, content) is not { } moment || !IsFar(moment, content)
                || (node == manuscript[KeyNames.ExpiryDate] && (moment <= article.Appears || moment > content.Now))
                || (node == manuscript[KeyNames.PublishDate] && moment < article.Published))
            {
                continue;
            }

            yield return node == manuscript["date"]
                ? manuscript.Warning(node, "far-date", node.Text!, FirstYear, MostYearsAhead)
                : manuscript.Warning(node, "far-date/other", node.Text!, FirstYear, MostYearsAhead);
        }

        // The file's name gives the date that front matter does not give.
        var day = article.Day.ToString("O", CultureInfo.InvariantCulture);
        if (manuscript["date"] is null && IsFar(article.Published, content)
            && Path.GetFileName(manuscript.File).StartsWith(day, StringComparison.Ordinal))
        {
            yield return manuscript.Warning(null, "far-date/name", day, FirstYear, MostYearsAhead);
        }
    }

    private static IEnumerable<Fault> Future(CheckedFile manuscript, Article article, CheckedContent content)
    {
        // An article may appear tomorrow, but it cannot have been changed or corrected tomorrow.
        var latest = article.Published > content.Now ? article.Published : content.Now;
        foreach (var node in Changes(manuscript))
        {
            if (MomentOf(node, content) is { } moment && moment > latest
                && !(node == LastModified(manuscript) && IsFar(moment, content)))
            {
                yield return manuscript.Warning(node, "future-date", node.Text!);
            }
        }
    }

    private static bool IsFar(DateTimeOffset moment, CheckedContent content)
    {
        var zone = content.Edition.Publication.TimeZone;
        var year = TimeZoneInfo.ConvertTime(moment, zone).Year;
        return year < FirstYear || year > TimeZoneInfo.ConvertTime(content.Now, zone).Year + MostYearsAhead;
    }

    private static DateTimeOffset? MomentOf(YamlNode node, CheckedContent content) =>
        Dates.TryParse(node.Text!, content.Edition.Publication.TimeZone, out var moment, out _) ? moment : null;

    private static IEnumerable<YamlNode> Main(CheckedFile manuscript) =>
        new[] { manuscript["date"], manuscript[KeyNames.PublishDate], manuscript[KeyNames.ExpiryDate] }
            .OfType<YamlNode>().Where(node => node.Text is not null);

    private static YamlNode? LastModified(CheckedFile manuscript) =>
        manuscript[KeyNames.LastModified] is { Text: not null } node ? node : null;

    private static IEnumerable<YamlNode> Changes(CheckedFile manuscript)
    {
        var correction = manuscript["correction"];
        return (correction?.Items ?? []).Append(correction).Append(manuscript["retracted"]).OfType<YamlNode>()
            .Select(node => FrontMatterReader.Part(node, "date")).Prepend(LastModified(manuscript))
            .OfType<YamlNode>().Where(node => node.Text is not null);
    }
}
