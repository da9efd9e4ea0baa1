using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;
using NewsFeeds.Rendering;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Checks;

/// <summary>
/// Checks whether the links and pictures of one body lead to something on this service. Addresses on other sites are not checked.
/// </summary>
internal sealed class LinkTargets(CheckedContent content, ArticleLinks links, CheckedFile manuscript)
{
    /// <summary>The fault of a link or picture, or null.</summary>
    public Fault? Check(WrittenLink link)
    {
        var written = link.Address;
        if (written.Length == 0)
        {
            return link.IsPicture ? Fault(link, "missing-picture/empty") : Fault(link, "broken-link/empty");
        }

        var isPath = written[0] == '/';
        var isElsewhere = written.StartsWith("//", StringComparison.Ordinal)
            || (!isPath && Uri.TryCreate(written, UriKind.Absolute, out _));
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

        var resolved = links.Resolve(written);
        if (resolved is not null && content.Addresses.PathOf(resolved) is { } own)
        {
            return Own(link, own);
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
        if (content.Media.Find(file) is not null)
        {
            return null;
        }

        return link.IsPicture ? Fault(link, "missing-picture/no-file", file) : Fault(link, "broken-link/no-file", file);
    }

    private Fault? Own(WrittenLink link, string path)
    {
        var address = Address.ParseAnySpelling(path);
        if (address is { Kind: AddressKind.Media })
        {
            return MissingFile(link, address.Name);
        }

        return link.IsPicture ? OwnPicture(link, path.Trim('/')) : OwnLink(link, path, address);
    }

    private Fault OwnPicture(WrittenLink link, string file) => content.Media.Find(file) is not null
        ? Fault(link, "missing-picture/served-as", Address.Media(file).Path)
        : Fault(link, "missing-picture/no-picture", $"/{file}");

    private Fault? OwnLink(WrittenLink link, string path, Address? address)
    {
        if (IsFormer(path))
        {
            return null;
        }

        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        switch (address?.Kind)
        {
            case AddressKind.Article:
                return ArticleFault(link, address, path);
            case AddressKind.Feed or AddressKind.Page or AddressKind.Archive or AddressKind.ArchivePage:
                return CategoryFault(link, address.Category);
            case null when segments is ["articles", ..]:
                return Fault(link, "broken-link/article-form", path);
            case null when segments.Length > 0 && Address.TopSegments.Contains(segments[0]):
                return Fault(link, "broken-link/no-page", path);
            case null when TextFile.Is(path):
                return TextFileFault(link, path);
            default:
                return null; // Another server may have such a page under the same name.
        }
    }

    private Fault TextFileFault(WrittenLink link, string path) => content.Find(path.Trim('/')) is { } article
        ? Fault(link, "broken-link/article-file", PathOf(article))
        : Fault(link, "broken-link/no-page", path);

    private Fault? ArticleFault(WrittenLink link, Address address, string written) => content.Find(address.First, address.Name) switch
    {
        null => Fault(link, "broken-link/no-article", written),
        { Draft: true } draft => Fault(link, "broken-link/draft", draft.File),
        _ => null,
    };

    private Fault? CategoryFault(WrittenLink link, string path)
    {
        if (path.Length == 0 || content.Edition.Shape.FormerPaths.ContainsKey(path))
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

    private bool IsFormer(string path)
    {
        var former = content.Edition.FormerAddresses;
        return former.ContainsKey(path) || former.ContainsKey(path.TrimEnd('/')) || former.ContainsKey($"{path}/");
    }

    private static string PathOf(Article article) => Address.Article(article.Day, article.Slug).Path;
}
