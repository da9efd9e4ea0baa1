using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>
/// The absolute addresses to which the links, pictures and sounds of one article lead, and what their files tell. Remembers each path that
/// it looked up. Serves one rendering in one thread.
/// </summary>
internal sealed class ArticleLinks(Article article, PublicUrls addresses, ContentPaths content)
{
    // The files that make a folder one article.
    private static readonly string[] BundleFiles = [ContentPath.BundleFile, "index.html"];

    private readonly Dictionary<string, object?> _lookedUp = new(StringComparer.Ordinal);

    /// <summary>The address of the article's page, against which other relative links are resolved.</summary>
    public Uri Page { get; } = new(addresses.Article(article));

    /// <summary>
    /// The paths of the content folder looked up so far, in Unicode's form C, with what <see cref="ContentPaths.Find"/> gave.
    /// </summary>
    public IReadOnlyDictionary<string, object?> LookedUp => _lookedUp;

    /// <summary>Where a link leads. One to a manuscript of the content folder leads to its article or category.</summary>
    public LinkTarget Follow(string written)
    {
        var reference = Reference.Of(written);
        if (PathOf(reference) is { } path)
        {
            if (MediaTypes.Of(path) is not null)
            {
                return Media(reference, path);
            }

            if (Manuscript(reference, path) is { } target)
            {
                return target;
            }
        }

        return new LinkTarget(Absolute(reference));
    }

    /// <summary>Where a picture, sound or film is. One that the service never sends is nowhere.</summary>
    public LinkTarget Show(string written)
    {
        var reference = Reference.Of(written);
        if (reference.Kind is not (ReferenceKind.FromTop or ReferenceKind.Beside))
        {
            return new LinkTarget(Absolute(reference));
        }

        if (PathOf(reference) is not { } path)
        {
            return new LinkTarget(null, Loss: Warning("missing-picture/outside", written));
        }

        if (MediaTypes.Of(path) is not null)
        {
            return Media(reference, path);
        }

        return reference.Kind == ReferenceKind.Beside || IsOwnMedia(reference)
            ? new LinkTarget(null, Loss: Warning("missing-picture/type", path))
            : new LinkTarget(Absolute(reference)); // Another server may have it under the same name.
    }

    /// <summary>The lead picture with what its file tells; null where the article has none.</summary>
    public FeedPicture? Lead() => FeedPicture.Of(article.Image, addresses, FindMedia);

    /// <summary>
    /// The article's sounds and films with what their files tell. One of unknown kind is left out, and so is one of the content folder
    /// as long as its file is missing: any length that a feed gave for it would be wrong.
    /// </summary>
    public IEnumerable<FeedEnclosure> Enclosures() => article.Enclosures
        .Select(enclosure => FeedEnclosure.Of(enclosure, addresses, FindMedia)).OfType<FeedEnclosure>();

    /// <summary>The pixels of a picture of the content folder at its absolute address; null where they are not known.</summary>
    public (int Width, int Height)? SizeOf(string address)
    {
        if (addresses.PathOf(address) is not { } path || Address.ParseAnySpelling(path) is not { Kind: AddressKind.Media } own)
        {
            return null;
        }

        return FindMedia(own.Name) is { Width: { } width, Height: { } height } ? (width, height) : null;
    }

    private static bool IsOwnMedia(Reference reference) =>
        reference.Kind == ReferenceKind.FromTop && Address.ParseAnySpelling(reference.Path) is { Kind: AddressKind.Media };

    private string? PathOf(Reference reference) => Address.FileOf(reference, article.Folder);

    /// <summary>
    /// The address of a picture or sound. Its file need not be there yet: it may be saved after the text. A path from the top may also be
    /// one of another server, as long as there is no such file.
    /// </summary>
    private LinkTarget Media(Reference reference, string path)
    {
        var file = FindMedia(path);
        if (file is null && reference.Kind == ReferenceKind.FromTop && !IsOwnMedia(reference))
        {
            return new LinkTarget(Absolute(reference));
        }

        return ContentPath.IsHidden(path)
            ? new LinkTarget(null, Loss: Warning("missing-picture/hidden", path))
            : new LinkTarget(addresses.Media(file?.Path ?? path), path);
    }

    /// <summary>Where the path of a manuscript leads; null for a path that is none.</summary>
    private LinkTarget? Manuscript(Reference reference, string path)
    {
        var isFolder = reference.Path.EndsWith('/') || reference.Path.EndsWith("/..", StringComparison.Ordinal);
        var isMarkdown = ContentPath.IsMarkdown(path);
        if (!isFolder && !isMarkdown && !path.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] files = isFolder ? [.. BundleFiles.Select(name => $"{path}/{name}")] : [path];
        foreach (var file in files)
        {
            if (LookUp(file) is string address)
            {
                return new LinkTarget(address + reference.Fragment);
            }
        }

        foreach (var file in files)
        {
            if (content.FindUnlinked(file) is { } unlinked)
            {
                return new LinkTarget(null, Loss: unlinked.Draft
                    ? Warning("broken-link/draft", unlinked.Key)
                    : Warning("broken-link/waiting", unlinked.Key));
            }
        }

        // The newsroom's site may have a folder or a page of such a name, but no Markdown.
        return isMarkdown ? new LinkTarget(null, Loss: Warning("broken-link/no-article-file", path)) : null;
    }

    private Fault Warning(string kind, string named) =>
        new Fault(article.Key, 0, 0, Severity.Warning, kind, named) { Field = article.FieldOf("body") };

    private string? Absolute(Reference reference) => reference.Kind switch
    {
        ReferenceKind.Web or ReferenceKind.Contact => reference.Text,
        ReferenceKind.FromTop when Uri.TryCreate(addresses.Absolute(reference.Text), UriKind.Absolute, out var own) => own.AbsoluteUri,
        ReferenceKind.Beside when Uri.TryCreate(Page, reference.Text, out var relative) && WebAddress.Is(relative.AbsoluteUri) =>
            relative.AbsoluteUri,
        _ => null,
    };

    private MediaFile? FindMedia(string path) => (MediaFile?)LookUp(path);

    private object? LookUp(string path) => _lookedUp[NormalForm.Of(path)] = content.Find(path);
}
