using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Whether the links and pictures of one body lead anywhere on this service. Other sites are taken at their word.</summary>
internal sealed class LinkTargets(CheckedContent content, ArticleLinks links)
{
    // A month for readers' programs, and a month or a day for people.
    private static readonly string[] Spans = ["yyyy-MM'.xml'", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>What is wrong with an address, or null.</summary>
    public string? Trouble(string written, bool isPicture)
    {
        if (written.Length == 0)
        {
            return "no address stands between the brackets";
        }

        if (written[0] == '#' || written.StartsWith("//", StringComparison.Ordinal) || (written[0] != '/' && Uri.TryCreate(written, UriKind.Absolute, out _)))
        {
            return null;
        }

        if (written[0] != '/' && Article(written) is { } article)
        {
            return $"an article is linked by its address, not by its file: {PathOf(article)}";
        }

        var beside = written[0] != '/' && links.PathBeside(written) is { } path && MediaTypes.Of(path) is not null ? path : null;
        if (beside is not null)
        {
            return !content.Media.Has(beside) ? $"there is no file '{beside}' in the content folder (upper and lower case count)" : null;
        }

        var home = content.Addresses.Absolute("/");
        return links.Resolve(written) is not { } resolved ? "this leads nowhere"
            : resolved.StartsWith(home, StringComparison.Ordinal) ? Own(Uri.UnescapeDataString(resolved[home.Length..].Split('?', '#')[0]), isPicture)
            : isPicture ? "this is no picture in the content folder"
            : null;
    }

    private string? Own(string path, bool isPicture)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            ["media", .. var file] => !content.Media.Has(string.Join('/', file)) ? $"there is no file '{string.Join('/', file)}' in the content folder" : null,
            _ when isPicture => !content.Media.Has(path) ? $"there is no picture at /{path}" : $"the picture is served as /media/{path}; name it by its path beside the article",
            _ when IsFormer(path) => null,
            ["articles", var day, var slug] when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) => ArticleTrouble(parsed, slug),
            ["articles", ..] => $"there is no article at /{path}; addresses are /articles/YYYY-MM-DD/slug",
            ["feeds", .. var feed] => FeedTrouble(feed),
            _ when TextFile.Is(path) => content.Find(path) is { } article
                ? $"an article is linked by its address, not by its file: {PathOf(article)}" : $"there is no page at /{path}",
            _ => null, // perhaps a page that another server has under the same name
        };
    }

    private string? ArticleTrouble(DateOnly day, string slug) => content.Find(day, slug) switch
    {
        null => $"there is no article at {PublicUrls.ArticlePath(day, slug)}",
        { Draft: true } draft => $"the article there is a draft ('{draft.File}'): readers find nothing",
        _ => null,
    };

    private string? FeedTrouble(string[] feed)
    {
        var category = feed switch
        {
            ["opml.xml"] => [],
            [.. var above, "archive", var span] when DateOnly.TryParseExact(span, Spans, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => above,
            [.. var above, var file] when FeedFormat.All.Any(format => format.FileName == file) => above,
            _ => feed,
        };
        var path = Slug.FromPath(string.Join('/', category));
        return path.Length == 0 || content.Edition.Shape.FormerPaths.ContainsKey(path) ? null
            : !content.Categories.TryGetValue(path, out var found) ? $"there is no category '{path}'{content.Suggestion(path)}"
            : found.Gone ? $"the category '{path}' is gone" : null;
    }

    private bool IsFormer(string path) =>
        content.Edition.FormerAddresses.ContainsKey("/" + path) || content.Edition.FormerAddresses.ContainsKey("/" + path.TrimEnd('/'))
        || content.Edition.FormerAddresses.ContainsKey($"/{path}/");

    private Article? Article(string written) => links.PathBeside(written) is { } path ? content.Find(path) : null;

    private static string PathOf(Article article) => PublicUrls.ArticlePath(article.Day, article.Slug);
}
