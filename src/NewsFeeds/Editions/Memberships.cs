using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>Which feeds an article stands in.</summary>
internal static class Memberships
{
    /// <summary>The whole publication's (empty path), its folder's category and those it names, and every category around one of these; each once.</summary>
    public static IEnumerable<string> Of(Article article, Edition edition)
    {
        yield return "";
        if (article.Categories.Count == 0)
        {
            for (var path = article.Category; path.Length > 0; path = Category.ParentOf(path))
            {
                if (edition.Categories.ContainsKey(path))
                {
                    yield return path;
                }
            }

            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in article.Categories.Select(edition.Shape.Resolve).Prepend(article.Category).OfType<string>())
        {
            for (var path = start; path.Length > 0; path = Category.ParentOf(path))
            {
                if (edition.Categories.ContainsKey(path) && seen.Add(path))
                {
                    yield return path;
                }
            }
        }
    }

    /// <summary>For each path the newest time of its own folder and of those below it.</summary>
    public static Dictionary<string, DateTimeOffset> TimesOf(IReadOnlyDictionary<string, DateTimeOffset> folderTimes)
    {
        var times = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (path, time) in folderTimes)
        {
            for (var at = path; ; at = Category.ParentOf(at))
            {
                times[at] = times.TryGetValue(at, out var known) && known > time ? known : time;
                if (at.Length == 0)
                {
                    break;
                }
            }
        }

        return times;
    }
}
