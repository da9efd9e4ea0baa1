using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>Which listings an article stands in.</summary>
internal static class Memberships
{
    /// <summary>The whole publication's (empty path), its folder's category and those it names, and every category around one of these; each once.</summary>
    public static IEnumerable<string> Of(Article article, EditionShape shape)
    {
        yield return "";
        var seen = article.Categories.Count > 0 ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var start in article.Categories.Select(shape.Resolve).Prepend(article.Category).OfType<string>())
        {
            for (var path = start; path.Length > 0; path = Category.ParentOf(path))
            {
                if (shape.Categories.ContainsKey(path) && seen?.Add(path) != false)
                {
                    yield return path;
                }
            }
        }
    }
}
