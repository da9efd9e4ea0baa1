using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Serving;

/// <summary>Leads other spellings, former addresses and those of WordPress to the one address of a document. Reads nothing but its arguments and the table of documents.</summary>
internal sealed class Redirects(DocumentCatalog documents, PublicUrls addresses)
{
    private static readonly string[] Files = [.. FeedFormat.All.Select(format => format.FileName), "opml.xml"];

    /// <summary>The absolute address that a path without a document leads to, or null.</summary>
    public string? Find(string path, Edition edition)
    {
        // What Kestrel left encoded is a slash or no UTF-8; U+FFFE is no character, and normalisation throws at it.
        if (path.AsSpan().ContainsAny("%\\\0\uFFFE"))
        {
            return null;
        }

        if (FormerArticle(path, edition) is { } article)
        {
            return addresses.ArticlePage(article);
        }

        if (ArchiveOf(path, edition) is { } archive)
        {
            return addresses.Of(archive);
        }

        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is [var only] && Is(only, "favicon.ico") && edition.Publication.Icon is { } icon)
        {
            return addresses.Media(icon.Source);
        }

        if (segments is [var health, var probe] && Is(health, "health") && (Is(probe, "live") || Is(probe, "ready")))
        {
            return addresses.Absolute($"/health/{probe.ToLowerInvariant()}");
        }

        var canonical = segments switch
        {
            [] => "/",
            [var top, var day, var slug] when Is(top, "articles") => ArticleAt(day, slug, edition),
            [var top, ..] when Is(top, "feeds") => Canonical(segments.AsSpan(1), edition),
            [var top, var asset] when Is(top, "assets") => $"/assets/{asset.ToLowerInvariant()}",
            [var single] when Is(single, "robots.txt") => "/robots.txt",
            _ => WordPress(segments, edition),
        };
        return canonical is not null && canonical != path && documents.Find(canonical, edition) is not null ? addresses.Absolute(canonical) : null;
    }

    // An archive of a month that has become one of each day leads to the newest day; a day of a month that has not, to the month.
    private static Address? ArchiveOf(string path, Edition edition)
    {
        if (Address.Parse(path) is not { Kind: AddressKind.Archive } address
            || edition.ListingOf(address.Category)?.Between(address.First, address.Last).FirstOrDefault() is not { } newest)
        {
            return null;
        }

        var span = edition.ListingOf(address.Category)!.ArchiveSpanOf(newest.Day);
        return Address.Archive(address.Category, span.First, span.Last);
    }

    private static Article? FormerArticle(string path, Edition edition) =>
        edition.FormerAddresses.TryGetValue(path, out var article)
        || edition.FormerAddresses.TryGetValue(path.EndsWith('/') ? path[..^1] : path + "/", out article) ? article : null;

    // Its own slug in another spelling, or one that it had.
    private static string? ArticleAt(string day, string slug, Edition edition) =>
        !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? null
        : edition.Find(date, Slug.From(slug)) is { } article ? $"/articles/{day}/{article.Slug}"
        : edition.FormerAddresses.TryGetValue($"/articles/{day}/{Slug.From(slug)}", out var renamed) ? PublicUrls.ArticlePath(renamed.Day, renamed.Slug)
        : null;

    // /feeds/{category}/rss.xml, /feeds/{category}/archive/{month}.xml, /feeds/{category}/archive/{month}/, /feeds/{category}/
    private static string? Canonical(ReadOnlySpan<string> rest, Edition edition)
    {
        if (rest is [.. var category, var file] && Files.Any(known => Is(file, known)))
        {
            return Below(category, edition, file.ToLowerInvariant());
        }

        return rest is [.. var archived, var folder, var month] && Is(folder, "archive") && month.Length > 0 && char.IsAsciiDigit(month[0])
            ? Below(archived, edition, $"archive/{month.ToLowerInvariant()}{(month.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? "" : "/")}")
            : Below(rest, edition, "");
    }

    // /feed/, /feed/rss2/, /feed/atom/, /category/a/b/feed/, /category/a/b/feed/atom/, /category/a/b/
    private static string? WordPress(ReadOnlySpan<string> segments, Edition edition)
    {
        var isCategory = segments is [var top, _, ..] && Is(top, "category");
        var path = isCategory ? segments[1..] : segments;
        return path switch
        {
            [.. var above, var feed] when Is(feed, "feed") && (isCategory || above.IsEmpty) => Below(above, edition, FeedFormat.Rss.FileName),
            [.. var above, var feed, var form] when Is(feed, "feed") && (isCategory || above.IsEmpty) && FormatOf(form) is { } format =>
                Below(above, edition, format.FileName),
            _ => isCategory ? Below(path, edition, "") : null,
        };
    }

    private static FeedFormat? FormatOf(string form) =>
        Is(form, "rss2") || Is(form, "rss") || Is(form, "rdf") ? FeedFormat.Rss : Is(form, "atom") ? FeedFormat.Atom : Is(form, "json") ? FeedFormat.Json : null;

    private static string Below(ReadOnlySpan<string> category, Edition edition, string file) =>
        Present(Slug.FromPath(string.Join('/', category!)), edition) is { Length: > 0 } path ? $"/feeds/{path}/{file}" : file.Length > 0 ? $"/feeds/{file}" : "/";

    /// <summary>Where a category is now, when it or one around it was renamed; a few times over, but never in a circle.</summary>
    private static string Present(string path, Edition edition)
    {
        // An address may have thousands of segments: what it begins with is neither copied nor, where no former path is as long, hashed.
        var former = edition.Shape.FormerPaths.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var moves = 0; moves < 8 && !edition.Categories.ContainsKey(path); moves++)
        {
            var cut = path.Length;
            string? present = null;
            while (cut > 0 && !former.TryGetValue(path.AsSpan(0, cut), out present))
            {
                cut = path.LastIndexOf('/', cut - 1);
            }

            if (present is null)
            {
                break;
            }

            path = present + path[cut..];
        }

        return path;
    }

    private static bool Is(string? segment, string word) => string.Equals(segment, word, StringComparison.OrdinalIgnoreCase);
}
