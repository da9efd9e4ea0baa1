using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;
using NewsFeeds.Rendering;

namespace NewsFeeds.Checks;

/// <summary>Whether the links and pictures of one body lead anywhere on this service. Other sites are taken at their word.</summary>
internal sealed class LinkTargets(CheckedContent content, ArticleLinks links)
{
    private static readonly Address Example = Address.Article(new DateOnly(2026, 11, 20), "slug");

    /// <summary>What is wrong with an address, or null.</summary>
    public string? Trouble(string written, bool isPicture)
    {
        if (written.Length == 0)
        {
            return "no address stands between the brackets";
        }

        if (written[0] == '#' || written.StartsWith("//", StringComparison.Ordinal)
            || (written[0] != '/' && Uri.TryCreate(written, UriKind.Absolute, out _)))
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

        if (links.Resolve(written) is not { } resolved)
        {
            return "this leads nowhere";
        }

        if (content.Addresses.PathOf(resolved) is { } own)
        {
            return Own(own, isPicture);
        }

        return isPicture ? "this is no picture in the content folder" : null;
    }

    private string? Own(string path, bool isPicture)
    {
        var address = Address.ParseAnySpelling(path);
        var file = path.Trim('/');
        if (address is { Kind: AddressKind.Media })
        {
            return content.Media.Has(address.Name) ? null : $"there is no file '{address.Name}' in the content folder";
        }

        if (isPicture)
        {
            return content.Media.Has(file)
                ? $"the picture is served as {Address.Media(file)}; name it by its path beside the article"
                : $"there is no picture at /{file}";
        }

        if (IsFormer(path))
        {
            return null;
        }

        switch (address?.Kind)
        {
            case AddressKind.Article:
                return ArticleTrouble(address, file);
            case AddressKind.Archive when address.First == address.Last:
                return $"there is no archive at /{file}; an archive is of a month";
            case AddressKind.Feed or AddressKind.Page or AddressKind.Archive or AddressKind.ArchivePage:
                return CategoryTrouble(address.Category);
            case null when file.Split('/') is ["articles", ..]:
                return $"there is no article at /{file}; an article's address is like {Example}";
            case null when Address.TopSegments.Contains(file.Split('/')[0]):
                return $"there is nothing at /{file}";
            case null when TextFile.Is(file):
                return content.Find(file) is { } article
                    ? $"an article is linked by its address, not by its file: {PathOf(article)}"
                    : $"there is no page at /{file}";
            default:
                return null; // Perhaps a page that another server has under the same name.
        }
    }

    private string? ArticleTrouble(Address address, string written) => content.Find(address.First, address.Name) switch
    {
        null => $"there is no article at /{written}",
        { Draft: true } draft => $"the article there is a draft ('{draft.File}'): readers find nothing",
        _ => null,
    };

    private string? CategoryTrouble(string path)
    {
        if (path.Length == 0 || content.Edition.Shape.FormerPaths.ContainsKey(path))
        {
            return null;
        }

        if (!content.Categories.TryGetValue(path, out var found))
        {
            return $"there is no category '{path}'{content.Suggestion(path)}";
        }

        return found.Gone ? $"the category '{path}' is gone" : null;
    }

    private bool IsFormer(string path) =>
        content.Edition.FormerAddresses.ContainsKey(path) || content.Edition.FormerAddresses.ContainsKey(path.TrimEnd('/'))
        || content.Edition.FormerAddresses.ContainsKey($"{path}/");

    private Article? Article(string written) => links.PathBeside(written) is { } path ? content.Find(path) : null;

    private static string PathOf(Article article) => Address.Article(article.Day, article.Slug).Path;
}
