using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads <c>_index.md</c>: the top folder's describes the publication, every other folder's describes a category.</summary>
internal static class IndexReader
{
    private const string DefaultTitle = "News";
    private const string DefaultLanguage = "vi";

    /// <summary>It stands at the foot of every page. A press law asks for some 300 characters.</summary>
    private const int LongestImprint = 1_000;

    /// <summary>The publication of a content folder without <c>_index.md</c>.</summary>
    public static Publication Untitled(string authority) => new() { Title = DefaultTitle, Authority = authority, Language = "en" };

    /// <summary>The publication of an <c>_index.md</c> that cannot be read. Its editors are still told so in their language.</summary>
    public static Publication Unread(string authority, ReadOnlySpan<byte> file)
    {
        var language = LegibleGuards.Pairs(file).FirstOrDefault(pair => pair.Key == "language").Value?.Text;
        return Untitled(authority) with { Language = LanguageTag.TryParse(language ?? "", out var tag) ? tag : DefaultLanguage };
    }

    public static Publication Publication(FrontMatterReader keys, string folder, string defaultAuthority)
    {
        keys.CheckKeys();
        var title = keys.Text("title");
        if (title is null)
        {
            keys.Warn(null, "missing-title/publication", keys.NameOf("title"));
        }

        return new Publication
        {
            Title = title ?? DefaultTitle,
            Description = keys.Text(KeyNames.Summary),
            Language = keys["language"] is null ? DefaultLanguage : keys.Language() ?? "en",
            TimeZone = Zone(keys),
            Copyright = keys.Text("copyright"),
            Imprint = Imprint(keys),
            License = keys["license"] is { } license ? keys.WebAddress(license, "license") : null,
            Logo = MediaReader.Picture(keys, folder, KeyNames.Logo),
            Icon = MediaReader.Picture(keys, folder, "icon"),
            Authority = Authority(keys, defaultAuthority),
            Rules = Rules(keys).Within(FeedRules.Default),
            PartnerFeeds = PartnerFeedReader.Read(keys),
        };
    }

    /// <param name="keys">What it says.</param>
    /// <param name="folder">The folder that it describes; where it is a row of a database, the category's path.</param>
    /// <param name="parentPath">The path of the category around it.</param>
    /// <param name="mediaFolder">The folder in which its picture is; null stands for its own.</param>
    public static Category Category(FrontMatterReader keys, string folder, string parentPath, string? mediaFolder = null)
    {
        var name = folder[(folder.LastIndexOf('/') + 1)..];
        var slug = keys.Text("slug") is { } given ? Slug.From(given) : Slug.From(name);
        keys.CheckKeys();
        var gone = Gone(keys);
        return new Category
        {
            Path = parentPath.Length == 0 ? slug : $"{parentPath}/{slug}",
            Title = keys.Text("title") ?? PlainText.Line(name),
            Folder = folder,
            Description = keys.Text(KeyNames.Summary),
            Language = keys.Language(),
            Image = MediaReader.Picture(keys, mediaFolder ?? folder, "image"),
            Aliases = [.. ArticleReader.Aliases(keys, Former).Select(alias => Former(alias)!)],
            Rules = Rules(keys),
            Podcast = PodcastReader.Read(keys, mediaFolder ?? folder),
            Gone = gone,
            IsHeldBack = keys.IsHeldBack,
        };
    }

    // A category that may be gone is not served.
    private static bool Gone(FrontMatterReader keys)
    {
        var gone = keys.Flag("gone");
        if (gone is null && keys["gone"] is not null)
        {
            keys.HoldBack();
        }

        return gone ?? false;
    }

    private static string Authority(FrontMatterReader keys, string defaultAuthority)
    {
        if (keys["authority"] is { Text: null } node)
        {
            keys.Error(node, "authority", node.Items is null ? "{…}" : "[…]");
            return defaultAuthority;
        }

        if (keys.Text("authority") is not { } authority)
        {
            keys.Warn(null, "no-authority", defaultAuthority);
            return defaultAuthority;
        }

        if (TagAuthority.Is(authority))
        {
            return authority;
        }

        keys.Error(keys["authority"], "authority", authority);
        return defaultAuthority;
    }

    private static string? Imprint(FrontMatterReader keys)
    {
        var imprint = keys.Lines("imprint");
        if (imprint?.Length > LongestImprint)
        {
            keys.Warn(keys["imprint"], "long-imprint", imprint.Length, LongestImprint);
            return Excerpt.Cut(imprint, LongestImprint);
        }

        return imprint;
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

    /// <summary>How feeds are cut, as the publication, a category or a partner's feed says.</summary>
    public static FeedRules Rules(FrontMatterReader keys) => new(
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
