using System.Globalization;
using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>The file with which an article begins: dated, and with an id that stays whatever becomes of title, date or category.</summary>
/// <param name="File">Its path in the content folder.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Day">Its day in the publication's zone.</param>
/// <param name="Slug">The last segment of its address.</param>
/// <param name="Id">The permanent id that stands in it.</param>
public sealed partial record NewArticle(string File, string Text, DateOnly Day, string Slug, string Id)
{
    // A file name may have 255 bytes; an address that anybody reads aloud has far fewer.
    private const int LongestSlug = 80;

    /// <summary>Pure: <paramref name="now"/> gives day and date in the publication's zone.</summary>
    /// <param name="title">Any text; it is folded to one line.</param>
    /// <param name="category">Whose folder it goes into.</param>
    /// <param name="publication">Gives zone and authority; without an authority the id is a new UUID, for nothing else is sure to stay.</param>
    /// <param name="now">The moment.</param>
    /// <param name="isDraft">Whether it waits until its editor takes the line out.</param>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    public static NewArticle Begin(string title, Category category, Publication publication, DateTimeOffset now, bool isDraft)
    {
        ArgumentNullException.ThrowIfNull(category);
        ArgumentNullException.ThrowIfNull(publication);
        title = PlainText.Line(title);
        if (title.Length == 0)
        {
            throw new ArgumentException("the title is empty", nameof(title));
        }

        var local = TimeZoneInfo.ConvertTime(now, publication.TimeZone);
        var slug = Shortened(NewsFeeds.Text.Slug.From(title));
        var name = string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd}-{slug}");
        var id = publication.Authority.Length == 0
            ? $"urn:uuid:{Guid.CreateVersion7(now)}"
            : string.Create(CultureInfo.InvariantCulture, $"tag:{publication.Authority}:{local:yyyy-MM-dd}/{slug}");
        string[] lines =
        [
            "---",
            $"title: {Quoted(title)}",
            string.Create(CultureInfo.InvariantCulture, $"date: {local:yyyy-MM-ddTHH:mmzzz}"),
            $"id: {(Simple().IsMatch(id) ? id : Quoted(id))}",
            .. isDraft ? ["draft: true"] : Array.Empty<string>(),
            "---",
            "",
            "",
        ];
        return new NewArticle($"{category.Folder}/{name}.md", string.Join('\n', lines), DateOnly.FromDateTime(local.DateTime), slug, id);
    }

    // YAML's single quotes know no escape but the doubled one, and the text is one line.
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Shortened(string slug) =>
        slug.Length <= LongestSlug ? slug : slug[..(slug.LastIndexOf('-', LongestSlug) is > 0 and var cut ? cut : LongestSlug)];

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.,:@/_-]*[A-Za-z0-9]$")]
    private static partial Regex Simple();
}
