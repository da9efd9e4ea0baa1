using System.Globalization;
using NewsFeeds.Folder;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Files;

/// <summary>The text of an imported post's file. Pure.</summary>
internal static class ArticleFile
{
    /// <summary>The line that keeps an article from being published.</summary>
    public const string Draft = "draft: true";

    private const int LongestMadeTitle = 60;

    /// <summary>Front matter and body.</summary>
    /// <param name="post">What the source tells.</param>
    /// <param name="id">Its permanent id; null for a post that has none, which gets the one that its day and slug make.</param>
    /// <param name="zone">The publication's zone.</param>
    /// <param name="authors">The names in its byline.</param>
    /// <param name="categories">The paths of its further categories.</param>
    /// <param name="media">Where a picture or sound is now.</param>
    /// <param name="image">Its lead picture, as a path or an address; null for none.</param>
    /// <param name="html">Its body.</param>
    public static string Of(
        SourcePost post, string? id, TimeZoneInfo zone, IEnumerable<string> authors, IEnumerable<string> categories,
        Func<string, string> media, (string Source, string? Alt)? image, string html)
    {
        List<string> lines =
        [
            $"title: {Scalar(TitleOf(post, html))}",
            $"date: {Written(DateOf(post), zone)}",
        ];
        if (post.Updated > DateOf(post))
        {
            lines.Add($"lastmod: {Written(post.Updated.Value, zone)}");
        }

        if (id is not null)
        {
            lines.Add($"id: {Scalar(id)}");
        }

        // A scheduled post whose moment is not known waits for one.
        if (post.Status is not (PostStatus.Published or PostStatus.Scheduled) || post is { Status: PostStatus.Scheduled, Published: null })
        {
            lines.Add(Draft);
        }

        Add(lines, "authors", authors);
        Add(lines, "categories", categories);
        Add(lines, "tags", post.Tags);
        Add(lines, "aliases", AliasesOf(post));
        if (post.Language is { } language)
        {
            lines.Add($"language: {Scalar(language)}");
        }

        if (post.Summary is { } summary && PlainText.Line(summary) is { Length: > 0 } line)
        {
            lines.Add($"summary: {Scalar(line)}");
        }

        if (image is { } lead)
        {
            lines.Add(lead.Alt is null ? $"image: {Scalar(lead.Source)}" : "image:");
            if (lead.Alt is not null)
            {
                lines.Add($"  src: {Scalar(lead.Source)}");
                lines.Add($"  alt: {Scalar(PlainText.Line(lead.Alt))}");
            }
        }

        AddEnclosures(lines, post.Enclosures, media);
        return ContentWriter.Manuscript(lines, html.Length == 0 || html[^1] == '\n' ? html : html + '\n');
    }

    /// <summary>Its first publication. A draft may have only the date of its last change, or none, which is the first of 2000.</summary>
    public static DateTimeOffset DateOf(SourcePost post) =>
        post.Published ?? post.Updated ?? new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The title; where the source has none, the opening words, or the last segment of the address.</summary>
    public static string TitleOf(SourcePost post, string html)
    {
        if (PlainText.Line(post.Title) is { Length: > 0 } title)
        {
            return title;
        }

        var words = HtmlText.Of(html);
        if (words.Length > 0)
        {
            return Excerpt.Cut(words, LongestMadeTitle);
        }

        var slug = (post.Slug ?? "").Replace('-', ' ').Trim();
        return new[] { slug, post.Guid, post.Link ?? "" }.Select(PlainText.Line).FirstOrDefault(line => line.Length > 0) ?? "…";
    }

    private static IEnumerable<string> AliasesOf(SourcePost post)
    {
        if (post.Link is not { } link || FormerPath.Of(link) is not { Length: > 1 })
        {
            return [];
        }

        // Where a slug was changed, WordPress leads the old path to the new one.
        var path = new Uri(link).AbsolutePath.TrimEnd('/');
        var above = path[..(path.LastIndexOf('/') + 1)];
        return post.FormerSlugs.Select(slug => FormerPath.Written(above + Uri.EscapeDataString(slug)))
            .Prepend(FormerPath.Written(path));
    }

    private static void Add(List<string> lines, string key, IEnumerable<string> texts)
    {
        string[] items = [.. texts.Select(PlainText.Line).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
        if (items.Length > 0)
        {
            lines.Add($"{key}:");
            lines.AddRange(items.Select(item => $"  - {Scalar(item)}"));
        }
    }

    private static void AddEnclosures(List<string> lines, IReadOnlyList<SourceEnclosure> enclosures, Func<string, string> media)
    {
        if (enclosures.Count > 0)
        {
            lines.Add("enclosures:");
        }

        foreach (var enclosure in enclosures)
        {
            lines.Add($"  - src: {Scalar(media(enclosure.Address))}");
            if (enclosure.Type is { } type)
            {
                lines.Add($"    type: {Scalar(type)}");
            }

            if (enclosure.Length is > 0 and var length)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"    length: {length}"));
            }
        }
    }

    private static string Scalar(string text) => ContentWriter.Scalar(text);

    private static string Written(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
