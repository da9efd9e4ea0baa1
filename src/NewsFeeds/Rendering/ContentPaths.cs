using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Media;

namespace NewsFeeds.Rendering;

/// <summary>What stands at the paths of the content folder that texts name, as it is now. Thread-safe.</summary>
public sealed class ContentPaths(MediaFolder media, IContentIndex index, PublicUrls addresses)
{
    /// <summary>The addresses at which all of it is published.</summary>
    internal PublicUrls Addresses => addresses;

    /// <summary>
    /// What a rendering shows of a path: a <see cref="MediaFile"/>, or the address (a string) of a manuscript's article or category. Null
    /// where there is nothing to which readers can be led. The rendering is right as long as this gives an equal answer.
    /// </summary>
    internal object? Find(string path) => MediaTypes.Of(path) is null ? AddressOf(path) : media.Find(path);

    /// <summary>The picture or sound at a path.</summary>
    internal MediaFile? FindMedia(string path) => media.Find(path);

    /// <summary>The article of a file to which readers cannot be led: a draft, or one that waits. Null where there is none such.</summary>
    internal Article? FindUnlinked(string path) => index.FindArticle(path) is { } article && !IsLinked(article) ? article : null;

    private string? AddressOf(string path)
    {
        if (path == ContentPath.IndexFile || path.EndsWith("/" + ContentPath.IndexFile, StringComparison.Ordinal))
        {
            var category = index.FindCategory(path[..^ContentPath.IndexFile.Length].TrimEnd('/'));
            return category is null ? null : addresses.Of(Address.Page(category));
        }

        return index.FindArticle(path) is { } article && IsLinked(article) ? addresses.Article(article) : null;
    }

    private bool IsLinked(Article article) => !article.Draft && !index.IsWaiting(article);
}
