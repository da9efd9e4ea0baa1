using System.Collections.Frozen;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads <c>_index.md</c>: the top folder's describes the publication, every other folder's describes a category.</summary>
internal static class IndexReader
{
    /// <summary>The keys of the publication.</summary>
    public static readonly FrozenSet<string> OfPublication = FrozenSet.Create(
        StringComparer.Ordinal, "title", "description", "summary", "language", "timezone", "copyright", "logo", "icon", "image",
        "authority", "items", "window", "fullText", "maxAge");

    /// <summary>The keys of a category.</summary>
    public static readonly FrozenSet<string> OfCategory = FrozenSet.Create(
        StringComparer.Ordinal, "title", "description", "summary", "language", "image", "slug", "aliases", "gone",
        "items", "window", "fullText", "maxAge");

    /// <summary>The publication of a content folder without <c>_index.md</c>.</summary>
    public static Publication Untitled(string authority) => new() { Title = "News", Authority = authority, Language = "en" };

    public static Publication Publication(FrontMatterReader keys, string folder, string defaultAuthority)
    {
        var title = keys.Text("title");
        if (title is null)
        {
            keys.Warn(null, "missing-title/publication");
        }

        var authority = keys.Text("authority");
        if (authority is null)
        {
            keys.Warn(null, "no-authority", defaultAuthority);
        }

        var publication = new Publication
        {
            Title = title ?? "News",
            Description = keys.Text("description", "summary"),
            Language = keys.Text("language") ?? "vi",
            TimeZone = Zone(keys),
            Copyright = keys.Text("copyright"),
            Logo = ArticleReader.Picture(keys, "logo", folder) ?? ArticleReader.Picture(keys, "image", folder),
            Icon = ArticleReader.Picture(keys, "icon", folder),
            Authority = authority ?? defaultAuthority,
            Rules = Rules(keys).Within(FeedRules.Default),
        };
        keys.WarnOfUnknown();
        return publication;
    }

    public static Category Category(FrontMatterReader keys, string folder, string parentPath)
    {
        var name = folder[(folder.LastIndexOf('/') + 1)..];
        var slug = keys.Text("slug") is { } given ? Slug.From(given) : Slug.From(name);
        var category = new Category
        {
            Path = parentPath.Length == 0 ? slug : $"{parentPath}/{slug}",
            Title = keys.Text("title") ?? PlainText.Line(name),
            Folder = folder,
            Description = keys.Text("description", "summary"),
            Language = keys.Text("language"),
            Image = ArticleReader.Picture(keys, "image", folder),
            Aliases = [.. ArticleReader.Aliases(keys, Former).Select(alias => Former(alias)!)],
            Rules = Rules(keys),
            Gone = keys.Flag("gone") ?? false,
        };
        keys.WarnOfUnknown();
        return category;
    }

    // A category's alias is a former path. It may also be the address of its page or of a feed.
    private static string? Former(string alias)
    {
        if (Alias.Of(alias)?.TrimStart('/') is not { } path || path.StartsWith('?'))
        {
            return null;
        }

        return Address.ParseAnySpelling($"/{path}") is { Category.Length: > 0 } address ? address.Category : Slug.FromPath(path);
    }

    private static FeedRules Rules(FrontMatterReader keys) => new(
        keys.Count("items", 1, 100), keys.Span("window"), keys.Flag("fullText"),
        keys.Count("maxAge", 0, 86400) is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

    private static TimeZoneInfo Zone(FrontMatterReader keys)
    {
        if (keys.Text("timezone") is not { } name)
        {
            return TimeZoneInfo.Utc;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        keys.Error(keys["timezone"], "timezone", name);
        return TimeZoneInfo.Utc;
    }
}
