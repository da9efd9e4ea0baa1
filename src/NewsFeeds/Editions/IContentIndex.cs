using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>Tells what stands at the paths of a store to which texts link. Thread-safe.</summary>
public interface IContentIndex
{
    /// <summary>
    /// The article of a file, public or not, whatever Unicode form the path is in, and whatever its case where one file alone can be meant;
    /// null for none.
    /// </summary>
    Article? FindArticle(string file);

    /// <summary>
    /// Whether an article would be public now but stands nowhere: another one has its id or address, it is a copy, or its category is not
    /// served.
    /// </summary>
    bool IsWaiting(Article article);

    /// <summary>
    /// The path of the category that a folder is, in any spelling as above; empty for the whole publication; null for none.
    /// </summary>
    string? FindCategory(string folder);
}
