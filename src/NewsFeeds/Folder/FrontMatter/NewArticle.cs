using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>The file of a new article. Its id is written into it, so that it stays when title, date or category change.</summary>
/// <param name="File">Its path in the content folder.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Day">Its day in the publication's zone.</param>
/// <param name="Slug">The last segment of its address.</param>
/// <param name="Id">Its permanent id.</param>
public sealed record NewArticle(string File, string Text, DateOnly Day, string Slug, string Id)
{
    // A file name may have 255 bytes, but a shorter address is easier to read.
    private const int LongestSlug = 80;

    /// <summary>The file of an article that begins now. Pure, but for the UUID of a publication without an authority.</summary>
    /// <param name="title">Any text; it is folded to one line.</param>
    /// <param name="category">The category whose folder gets the file.</param>
    /// <param name="publication">Gives zone and authority; without an authority the id is a new UUID.</param>
    /// <param name="now">The moment; day and date are in the publication's zone.</param>
    /// <param name="isDraft">Whether the article is a draft until its editor removes the line.</param>
    /// <param name="body">Its text so far, in Markdown.</param>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    public static NewArticle Begin(
        string title, Category category, Publication publication, DateTimeOffset now, bool isDraft, string body = "")
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
        List<string> frontMatter =
        [
            $"title: {ContentWriter.Scalar(title)}",
            string.Create(CultureInfo.InvariantCulture, $"date: {local:yyyy-MM-ddTHH:mmzzz}"),
            $"id: {ContentWriter.Scalar(id)}",
        ];
        if (isDraft)
        {
            frontMatter.Add("draft: true");
        }

        var text = ContentWriter.Manuscript(frontMatter, body);
        return new NewArticle($"{category.Folder}/{name}.md", text, DateOnly.FromDateTime(local.DateTime), slug, id);
    }

    private static string Shortened(string slug)
    {
        if (slug.Length <= LongestSlug)
        {
            return slug;
        }

        var cut = slug.LastIndexOf('-', LongestSlug);
        return slug[..(cut > 0 ? cut : LongestSlug)];
    }
}
