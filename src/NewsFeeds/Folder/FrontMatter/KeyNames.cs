using System.Collections.Frozen;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>The keys of front matter. Where a key has several names, the first of them counts before the others.</summary>
internal static class KeyNames
{
    /// <summary>Jekyll's <c>published</c> is a flag, Hugo's is a date.</summary>
    public static readonly string[] PublishDate = ["publishDate", "pubdate", "published"];

    public static readonly string[] ExpiryDate = ["expiryDate", "unpublishdate"];

    public static readonly string[] LastModified = ["lastmod", "modified", "updated"];

    public static readonly string[] Summary = ["summary", "description", "excerpt"];

    public static readonly string[] Authors = ["authors", "author"];

    public static readonly string[] Categories = ["categories", "category"];

    /// <summary>The publication's picture.</summary>
    public static readonly string[] Logo = ["logo", "image"];

    // The keys of nested mappings.
    public static readonly string[] OfPicture = ["src", "alt", "caption", "credit", "type", "length", "width", "height", "distribute"];

    public static readonly string[] OfEnclosure = ["src", "url", "type", "length", "duration", "title"];

    public static readonly string[] OfAuthor = ["name", "email", "url"];

    public static readonly string[] OfSource = ["title", "url"];

    public static readonly string[] OfEpisode = ["number", "season", "type", "explicit", "image", "transcript"];

    public static readonly string[] OfPodcast = ["guid", "author", "owner", "category", "explicit", "type", "image", "locked"];

    public static readonly string[] OfOwner = ["name", "email"];

    /// <summary>The keys that say how a partner's feed looks.</summary>
    public static readonly string[] OfPartnerForm = ["title", "linkQuery", "items", "window", "fullText", "maxAge"];

    public static readonly string[] OfExclusion = ["categories", "tags", "authors"];

    /// <summary>The keys that say which articles a partner's feed has and who may see it.</summary>
    public static readonly string[] OfPartnerRule = [.. OfExclusion, "exclude", "private"];

    public static readonly string[] OfPartnerFeed = [.. OfPartnerRule, .. OfPartnerForm];

    public static readonly string[] OfRetraction = ["notice", "date"];

    public static readonly string[] OfCorrection = ["note", "date"];

    /// <summary>The keys whose values are sentences and names. Behind a date or a flag, a # begins a comment.</summary>
    public static readonly string[] Texts =
    [
        "title", .. Summary, .. Authors, "name", "alt", "caption", "credit", "notice", "note", "retracted", "correction", "copyright",
        "imprint",
    ];

    /// <summary>The keys whose values may be lists.</summary>
    public static readonly string[] Lists = [.. Authors, .. Categories, "tags", "aliases", "enclosures", "correction"];

    /// <summary>The keys that the value of a key may have.</summary>
    private static readonly (string[] Keys, string[] Within)[] Nested =
    [
        (["image", "logo", "icon"], OfPicture), (["enclosures"], OfEnclosure), (Authors, OfAuthor), (["source"], OfSource),
        (["episode"], OfEpisode), (["podcast"], OfPodcast), (["owner"], OfOwner), (["retracted"], OfRetraction),
        (["correction"], OfCorrection),
    ];

    /// <summary>The names of an article's keys, each with all names of its key.</summary>
    public static readonly FrozenDictionary<string, string[]> OfArticle = Table(
        [LastModified, PublishDate, ExpiryDate, Summary, Authors, Categories],
        "title", "date", "draft", "retracted", "correction", "id", "slug", "aliases", "link", "tags", "language", "image", "enclosures",
        "source", "episode");

    /// <summary>The names of the publication's keys.</summary>
    public static readonly FrozenDictionary<string, string[]> OfPublication = Table(
        [Summary, Logo], "title", "language", "timezone", "copyright", "imprint", "license", "icon", "authority", "items", "window",
        "fullText", "maxAge", "feeds");

    /// <summary>The names of a category's keys.</summary>
    public static readonly FrozenDictionary<string, string[]> OfCategory = Table(
        [Summary], "title", "language", "image", "slug", "aliases", "gone", "podcast", "items", "window", "fullText", "maxAge");

    /// <summary>Whether the value of a key may have another one.</summary>
    public static bool IsWithin(string name, string key) =>
        Nested.Any(each => each.Keys.Contains(key, StringComparer.Ordinal) && each.Within.Contains(name, StringComparer.Ordinal));

    /// <summary>Whether the value of any key may have this one.</summary>
    public static bool IsWithin(string name) => Nested.Any(each => each.Within.Contains(name, StringComparer.Ordinal));

    private static FrozenDictionary<string, string[]> Table(string[][] keys, params string[] others) =>
        others.Select(name => new[] { name }).Concat(keys).SelectMany(names => names.Select(name => KeyValuePair.Create(name, names)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
