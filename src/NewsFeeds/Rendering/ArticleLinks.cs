using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>Where the links, pictures and sounds of one article lead, absolute.</summary>
internal sealed class ArticleLinks(Article article, PublicUrls addresses, MediaFolder media)
{
    /// <summary>What relative links are resolved against.</summary>
    public Uri Page { get; } = new(addresses.Article(article));

    /// <summary>An address as the author wrote it, absolute; null where it leads nowhere that may be linked.</summary>
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

        return FileBeside(written) is { } file ? addresses.Media(file)
            : Uri.TryCreate(Page, written, out var relative) && relative.Scheme is "http" or "https" ? relative.AbsoluteUri
            : null;
    }

    /// <summary>Sound or film with what its file tells; null where nothing tells its kind, and as long as a file of ours is not there: its length would be a lie.</summary>
    public FeedEnclosure? Enclosure(Enclosure enclosure)
    {
        var isOurs = !WebAddress.Is(enclosure.Source);
        var file = isOurs ? media.Find(enclosure.Source) : null;
        var type = enclosure.MediaType ?? file?.MediaType ?? MediaTypes.OfAddress(enclosure.Source);
        return type is null || (isOurs && file is null) ? null
            : new FeedEnclosure(addresses.Media(enclosure.Source), type, file?.Length ?? enclosure.Length ?? 0, enclosure.Duration, enclosure.Title);
    }

    // Whether it is there yet or not: a picture may be saved after the text.
    private string? FileBeside(string written) => PathBeside(written) is { } file && MediaTypes.Of(file) is not null ? file : null;

    /// <summary>The path in the content folder that a relative address names, whether anything stands there or not; null when it leads out of the folder.</summary>
    public string? PathBeside(string written) => ContentPath.Beside(article.Folder, Uri.UnescapeDataString(written.Split('?', '#')[0]));
}
