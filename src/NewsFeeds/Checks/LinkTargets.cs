using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;
using NewsFeeds.Rendering;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>
/// Checks whether the links and pictures of one body lead to something on this service. Addresses on other sites are not checked.
/// </summary>
internal sealed class LinkTargets(CheckedContent content, ArticleLinks links, CheckedFile manuscript)
{
    // A month's archive document for feed readers, and a month's or a day's page for people.
    private static readonly string[] Spans = ["yyyy-MM'.xml'", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>The fault of a link or picture, or null.</summary>
    public Fault? Check(WrittenLink link)
    {
        var written = link.Address;
        if (written.Length == 0)
        {
            return link.IsPicture ? Fault(link, "missing-picture/empty") : Fault(link, "broken-link/empty");
        }

        var isPath = written[0] == '/';
        var isElsewhere = written.StartsWith("//", StringComparison.Ordinal) || (!isPath && Uri.TryCreate(written, UriKind.Absolute, out _));
        if (written[0] == '#' || isElsewhere)
        {
            return null;
        }

        var beside = isPath ? null : links.PathBeside(written);
        if (beside is not null && MediaTypes.Of(beside) is not null)
        {
            return MissingFile(link, beside);
        }

        if (!link.IsPicture && beside is not null && content.Find(beside) is { } article)
        {
            return Fault(link, "broken-link/article-file", PathOf(article));
        }

        var home = content.Addresses.Absolute("/");
        var resolved = links.Resolve(written);
        if (resolved is not null && resolved.StartsWith(home, StringComparison.Ordinal))
        {
            var path = Uri.UnescapeDataString(resolved[home.Length..].Split('?', '#')[0]);
            return link.IsPicture ? OwnPicture(link, path) : OwnLink(link, path);
        }

        if (link.IsPicture)
        {
            return Fault(link, "missing-picture/not-a-picture");
        }

        return resolved is null ? Fault(link, "broken-link/nowhere") : null;
    }

    private Fault Fault(WrittenLink link, string kind, params IReadOnlyList<object> arguments) =>
        manuscript.InBody(link.Line, link.Column, kind, arguments);

    private Fault? MissingFile(WrittenLink link, string file)
    {
        if (content.Media.Has(file))
        {
            return null;
        }

        return link.IsPicture ? Fault(link, "missing-picture/no-file", file) : Fault(link, "broken-link/no-file", file);
    }

    private Fault? OwnPicture(WrittenLink link, string path)
    {
        if (MediaFile(path) is { } file)
        {
            return MissingFile(link, file);
        }

        return content.Media.Has(path)
            ? Fault(link, "missing-picture/served-as", path)
            : Fault(link, "missing-picture/no-picture", $"/{path}");
    }

    private Fault? OwnLink(WrittenLink link, string path)
    {
        if (MediaFile(path) is { } file)
        {
            return MissingFile(link, file);
        }

        if (IsFormer(path))
        {
            return null;
        }

        return path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["articles", var day, var slug] when IsDay(day, out var parsed) => ArticleFault(link, parsed, slug),
            ["articles", ..] => Fault(link, "broken-link/article-form", $"/{path}"),
            ["feeds", .. var feed] => FeedFault(link, feed),
            _ when TextFile.Is(path) => TextFileFault(link, path),
            _ => null, // another server may have such a page
        };
    }

    private Fault TextFileFault(WrittenLink link, string path) => content.Find(path) is { } article
        ? Fault(link, "broken-link/article-file", PathOf(article))
        : Fault(link, "broken-link/no-page", $"/{path}");

    private Fault? ArticleFault(WrittenLink link, DateOnly day, string slug) => content.Find(day, slug) switch
    {
        null => Fault(link, "broken-link/no-article", PublicUrls.ArticlePath(day, slug)),
        { Draft: true } draft => Fault(link, "broken-link/draft", draft.File),
        _ => null,
    };

    private Fault? FeedFault(WrittenLink link, string[] feed)
    {
        var category = feed switch
        {
            ["opml.xml"] => [],
            [.. var above, "archive", var span] when IsSpan(span) => above,
            [.. var above, var file] when FeedFormat.All.Any(format => format.FileName == file) => above,
            _ => feed,
        };
        var path = Slug.FromPath(string.Join('/', category));
        if (path.Length == 0 || content.Edition.FormerPaths.ContainsKey(path))
        {
            return null;
        }

        if (content.Categories.TryGetValue(path, out var found))
        {
            return found.Gone ? Fault(link, "broken-link/gone", path) : null;
        }

        return content.NearestCategory(path) is { } nearest
            ? Fault(link, "broken-link/no-category-near", path, nearest)
            : Fault(link, "broken-link/no-category", path);
    }

    private static string? MediaFile(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["media", .. var file] ? string.Join('/', file) : null;

    private static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool IsSpan(string text) =>
        DateOnly.TryParseExact(text, Spans, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private bool IsFormer(string path) =>
        content.Edition.FormerAddresses.ContainsKey("/" + path) || content.Edition.FormerAddresses.ContainsKey("/" + path.TrimEnd('/'))
        || content.Edition.FormerAddresses.ContainsKey($"/{path}/");

    private static string PathOf(Article article) => PublicUrls.ArticlePath(article.Day, article.Slug);
}
