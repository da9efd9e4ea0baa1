using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>Tells what stands at the paths of a store to which texts link. Thread-safe.</summary>
public interface IContentIndex
{
    /// <summary>The article of a file, public or not, whatever Unicode form the path is in; null for none.</summary>
    Article? FindArticle(string file);

    /// <summary>The path of the category that a folder is; empty for the whole publication; null for none.</summary>
    string? FindCategory(string folder);
}
