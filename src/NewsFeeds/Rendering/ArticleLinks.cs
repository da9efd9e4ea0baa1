using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>
/// The absolute addresses to which the links, pictures and sounds of one article lead, and what their files tell.
/// Remembers each file that it looked up. Serves one rendering in one thread.
/// </summary>
internal sealed class ArticleLinks(Article article, PublicUrls addresses, MediaFolder media)
{
    private readonly Dictionary<string, MediaFile?> _media = new(StringComparer.Ordinal);

    /// <summary>The address of the article's page, against which relative links are resolved.</summary>
    public Uri Page { get; } = new(addresses.Article(article));

    /// <summary>The files looked up so far, by path in the content folder (in Unicode's form C); null for a missing one.</summary>
    public IReadOnlyDictionary<string, MediaFile?> Media => _media;

    /// <summary>The absolute address for what the author wrote; null where it leads nowhere that may be linked.</summary>
    public string? Resolve(string written)
    {
        written = written.Trim();
        if (written.StartsWith("//", StringComparison.Ordinal))
        {
            written = "https:" + written;
        }

        if (written.StartsWith('/'))
        {
            return Uri.TryCreate(addresses.Absolute(written), UriKind.Absolute, out var own) ? own.AbsoluteUri : null;
        }

        if (Uri.TryCreate(written, UriKind.Absolute, out var uri))
        {
            return uri.Scheme is "http" or "https" or "mailto" or "tel" ? uri.AbsoluteUri : null;
        }

        // The file need not be there yet: a picture may be saved after the text.
        if (PathBeside(written) is { } file && MediaTypes.Of(file) is not null)
        {
            return addresses.Media(file);
        }

        return Uri.TryCreate(Page, written, out var relative) && relative.Scheme is "http" or "https" ? relative.AbsoluteUri : null;
    }

    /// <summary>The path in the content folder that a relative address names; null when it leads out of it.</summary>
    public string? PathBeside(string written) => ContentPath.Beside(article.Folder, Uri.UnescapeDataString(written.Split('?', '#')[0]));

    /// <summary>The lead picture with what its file tells; null where the article has none.</summary>
    public FeedPicture? Lead() => FeedPicture.Of(article.Image, addresses, Find);

    /// <summary>
    /// The article's sounds and films with what their files tell. One of unknown kind is left out, and so is one of the content folder
    /// as long as its file is missing: any length that a feed gave for it would be wrong.
    /// </summary>
    public IEnumerable<FeedEnclosure> Enclosures() => article.Enclosures.Select(Enclosure).OfType<FeedEnclosure>();

    /// <summary>The pixels of a picture of the content folder at its absolute address; null where they are not known.</summary>
    public (int Width, int Height)? SizeOf(string address)
    {
        if (addresses.PathOf(address) is not { } path || Address.ParseAnySpelling(path) is not { Kind: AddressKind.Media } own)
        {
            return null;
        }

        return Find(own.Name) is { Width: { } width, Height: { } height } ? (width, height) : null;
    }

    private FeedEnclosure? Enclosure(Enclosure enclosure)
    {
        var isOurs = !WebAddress.Is(enclosure.Source);
        var file = isOurs ? Find(enclosure.Source) : null;
        var type = enclosure.MediaType ?? file?.MediaType ?? MediaTypes.OfAddress(enclosure.Source);
        if (file is { IsMisnamed: true })
        {
            type = file.MediaType; // Whoever wrote the type went by the name.
        }

        if (type is null || (isOurs && file is null))
        {
            return null;
        }

        var length = file?.Length ?? enclosure.Length ?? 0;
        return new FeedEnclosure(addresses.Media(enclosure.Source), type, length, enclosure.Duration, enclosure.Title);
    }

    private MediaFile? Find(string path) => _media[NormalForm.Of(path)] = media.Find(path);
}
