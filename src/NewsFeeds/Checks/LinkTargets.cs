using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Rendering;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Checks;

/// <summary>
/// Checks whether the links and pictures of one body lead to something on this service that every reader may see. Addresses on other
/// sites are not checked.
/// </summary>
internal sealed partial class LinkTargets(CheckedContent content, ArticleLinks links, CheckedFile manuscript, PictureCheck pictures)
{
    /// <summary>The fault of a link or picture, or null.</summary>
    public Fault? Check(WrittenLink link)
    {
        var written = link.Address;
        if (written.Length == 0)
        {
            return link.IsPicture ? Fault(link, "missing-picture/empty") : Fault(link, "broken-link/empty");
        }

        if (PrivateLinks.Is(written, content.Addresses))
        {
            return Fault(link, "private-link", written);
        }

        var reference = Reference.Of(written);
        var kind = reference.Kind;
        if (kind is ReferenceKind.Web or ReferenceKind.Contact or ReferenceKind.Fragment)
        {
            return content.Addresses.IsOfPartner(written) ? Fault(link, "partner-link") : null;
        }

        var target = link.IsPicture ? links.Show(written) : links.Follow(written);
        var isThere = target.File is { } named && content.Media.Find(named) is not null;
        if (!isThere && OfNoPath(link, kind, target) is { } misread)
        {
            return misread;
        }

        if (target.Loss is { } loss)
        {
            return Fault(link, loss.Kind, loss.Arguments);
        }

        if (target.File is { } file)
        {
            return MissingFile(link, file);
        }

        if (target.Address is null)
        {
            // What the sanitiser removes because of its scheme is reported as removed.
            return link.IsPicture || kind == ReferenceKind.Nowhere ? null : Fault(link, "broken-link/nowhere");
        }

        return content.Addresses.PathOf(target.Address) is { } own ? Own(link, reference, own) : null;
    }

    /// <summary>The faults of a picture that is there and does not suit readers.</summary>
    public IEnumerable<Fault> CheckPicture(WrittenLink link)
    {
        var path = link.IsPicture ? links.Show(link.Address).File : null;
        var file = path is null ? null : content.Media.Find(path);
        return pictures.Run(file).Select(fault => Fault(link, fault.Kind, fault.Arguments));
    }

    private Fault Fault(WrittenLink link, string kind, params IReadOnlyList<object> arguments) =>
        manuscript.InBody(link.Line, link.Column, kind, arguments);

    /// <summary>The fault of what only reads like a path: a share of Windows, or an address of the web; null for a path.</summary>
    private Fault? OfNoPath(WrittenLink link, ReferenceKind kind, LinkTarget target)
    {
        // Markdown makes one backslash of two.
        if (kind == ReferenceKind.FromTop && link.Address.StartsWith('\\') && !IsOwn(target))
        {
            return Fault(link, "private-link", link.Address);
        }

        if (kind != ReferenceKind.Beside || !WithoutScheme().IsMatch(link.Address))
        {
            return null;
        }

        return link.IsPicture
            ? Fault(link, "missing-picture/no-scheme", link.Address)
            : Fault(link, "broken-link/no-scheme", link.Address);
    }

    private bool IsOwn(LinkTarget target) =>
        target.Address is { } address && content.Addresses.PathOf(address) is { } path && Address.ParseAnySpelling(path) is not null;

    private Fault? MissingFile(WrittenLink link, string file)
    {
        if (content.Media.Find(file) is not null)
        {
            return null;
        }

        if (content.Media.IsEmpty(file))
        {
            return link.IsPicture ? Fault(link, "missing-picture/empty-file", file) : Fault(link, "broken-link/empty-file", file);
        }

        return link.IsPicture ? Fault(link, "missing-picture/no-file", file) : Fault(link, "broken-link/no-file", file);
    }

    private Fault? Own(WrittenLink link, Reference reference, string path)
    {
        if (link.IsPicture)
        {
            return Fault(link, "missing-picture/no-picture", path);
        }

        var fault = OwnLink(link, path, Address.ParseAnySpelling(path));
        var isOfFile = fault is { Kind: "broken-link/no-article" or "broken-link/article-form" }
            && reference.Kind == ReferenceKind.Beside && EndOfFile().IsMatch(reference.Path);
        return isOfFile ? Fault(link, "broken-link/type", link.Address) : fault;
    }

    private Fault? OwnLink(WrittenLink link, string path, Address? address)
    {
        if (content.Edition.FindFormer(path) is not null)
        {
            return null;
        }

        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        switch (address?.Kind)
        {
            case AddressKind.Article:
                return ArticleFault(link, address, path);
            case AddressKind.Feed or AddressKind.Podcast or AddressKind.Page or AddressKind.Archive or AddressKind.ArchivePage:
                return ListingFault(link, address, path);
            case null when segments is [Address.ArticleFolder, ..]:
                return Fault(link, "broken-link/article-form", path);
            case null when segments.Length > 0 && Address.TopSegments.Contains(segments[0]):
                return Fault(link, "broken-link/no-page", path);
            default:
                return null; // Another server may have such a page under the same name.
        }
    }

    private Fault? ArticleFault(WrittenLink link, Address address, string written) => content.Find(address.First, address.Name) switch
    {
        null => Fault(link, "broken-link/no-article", written),
        { Draft: true } draft => Fault(link, "broken-link/draft", draft.Key),
        _ => null,
    };

    private Fault? ListingFault(WrittenLink link, Address address, string written)
    {
        var name = address.Listing.Name;
        switch (address.Listing.Kind)
        {
            case ListingKind.Partner:
                return Fault(link, "partner-link");
            case ListingKind.Tag:
                return IsIn(content.Edition.Tags, name) ? null : Fault(link, "broken-link/no-tag", written);
            case ListingKind.Author:
                return IsIn(content.Edition.Authors, name) ? null : Fault(link, "broken-link/no-author", written);
            default:
                var isNoPodcast = address.Kind == AddressKind.Podcast && content.Edition.Find(address.Listing) is { Podcast: null };
                return isNoPodcast ? Fault(link, "broken-link/no-podcast", name) : CategoryFault(link, name);
        }
    }

    // A name that is written without its marks is redirected.
    private static bool IsIn(NamedListings listings, string name) => (listings.Find(name) ?? listings.FindFolded(name)) is not null;

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

        return content.Edition.Shape.NearestTo(path) is { } nearest
            ? Fault(link, "broken-link/no-category-near", path, nearest)
            : Fault(link, "broken-link/no-category", path);
    }

    // Names of hosts: no article and no picture has such a name.
    [GeneratedRegex(
        @"\A(?:www\.[^/\s]+\.[a-z]|(?:[a-z0-9-]+\.)+(?:vn|com|net|org)(?:[/?#]|\z))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithoutScheme();

    // Pages of articles end in no such letters. An .html file may be meant as an article.
    [GeneratedRegex(@"[^/.]\.(?!html?\z)[a-z][a-z0-9]{1,4}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfFile();
}
