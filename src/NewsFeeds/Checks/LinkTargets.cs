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
internal sealed class LinkTargets(CheckedContent content, ArticleLinks links, CheckedFile manuscript, PictureCheck pictures)
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

        var kind = Reference.Of(written).Kind;
        if (kind is ReferenceKind.Web or ReferenceKind.Contact or ReferenceKind.Fragment)
        {
            return content.Addresses.IsOfPartner(written) ? Fault(link, "partner-link") : null;
        }

        var target = link.IsPicture ? links.Show(written) : links.Follow(written);
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

        return content.Addresses.PathOf(target.Address) is { } own ? Own(link, own) : null;
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

    private Fault? MissingFile(WrittenLink link, string file)
    {
        if (content.Media.Find(file) is not null)
        {
            return null;
        }

        return link.IsPicture ? Fault(link, "missing-picture/no-file", file) : Fault(link, "broken-link/no-file", file);
    }

    private Fault? Own(WrittenLink link, string path) =>
        link.IsPicture ? Fault(link, "missing-picture/no-picture", path) : OwnLink(link, path, Address.ParseAnySpelling(path));

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
}
