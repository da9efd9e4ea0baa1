using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <content>Tells what an edition did to articles, and which categories it lost.</content>
internal sealed partial class EditionMaker
{
    /// <summary>
    /// A change is found within two minutes. An older file time belongs to a file that was moved or restored, so it does not say when the
    /// edit was made.
    /// </summary>
    private static readonly TimeSpan LongestFinding = TimeSpan.FromMinutes(2);

    private IReadOnlyCollection<Article> _gone = []; // What left listings with the last edition.
    private IReadOnlyCollection<Article> _come = []; // What came into listings with it.

    /// <summary>
    /// What the last edition did to articles, newest first; nothing for the first one. An article is what its id says, so a file that is
    /// moved or takes another's place is a change.
    /// </summary>
    public List<Edit> Edits { get; private set; } = [];

    /// <summary>
    /// The paths of categories that the last edition no longer has, and that no category says it had; without those below one of them.
    /// </summary>
    public List<string> LostCategories { get; private set; } = [];

    /// <summary>What the clock does next to articles, in order of time.</summary>
    public List<Upcoming> Upcoming(int most) => [.. _schedule.Upcoming(_listed.MayHold).Take(most)];

    private List<Edit> EditsBetween(
        IReadOnlyCollection<Article> gone, IReadOnlyCollection<Article> come, DateTimeOffset last, DateTimeOffset now)
    {
        var edits = new List<Edit>();
        var left = new HashSet<Article>(gone, ArticleOrder.ById);
        foreach (var article in come)
        {
            var before = left.TryGetValue(article, out var found) ? found : null;
            left.Remove(article);
            if (before is null || !IsSameVersion(before, article))
            {
                Note(KindOf(before, article), article);
            }
        }

        foreach (var article in left)
        {
            Note(EditKind.Removed, article);
        }

        edits.Sort((a, b) => Article.NewestFirst(a.Article, b.Article));
        return edits;

        void Note(EditKind kind, Article article) => edits.Add(new Edit(kind, article, CauseOf(article, last, now), now));
    }

    private static EditKind KindOf(Article? before, Article after)
    {
        if (after.Retraction is not null && before?.Retraction is null)
        {
            return EditKind.Withdrawn;
        }

        return before is null ? EditKind.Out : EditKind.Changed;
    }

    // The same version comes again where its category or its publication is another.
    private static bool IsSameVersion(Article a, Article b) => (a.Key, a.Modified, a.Revision) == (b.Key, b.Modified, b.Revision);

    /// <summary>When an article's present version was written, when its moment came, or when it was deleted; null for unknown.</summary>
    private DateTimeOffset? CauseOf(Article article, DateTimeOffset last, DateTimeOffset now)
    {
        DateTimeOffset?[] causes = _articles.Find(article.Key) is { } told
            ? [told.Modified, told.Appears, told.Leaves]
            : [_times.GetValueOrDefault(article.Category)];
        return causes.Where(at => at <= now && last - at < LongestFinding).Max();
    }

    private List<string> CategoriesLost(EditionShape before, EditionShape after)
    {
        if (before == after)
        {
            return [];
        }

        // One that is there and not served is told as a fault.
        var present = _categories.Select(category => category.Path).ToHashSet(StringComparer.Ordinal);
        var lost = before.Categories.Keys.Where(path => !present.Contains(path) && !after.IsFormer(path));
        return [.. EditionShape.TopMost(lost.ToHashSet(StringComparer.Ordinal))];
    }
}
