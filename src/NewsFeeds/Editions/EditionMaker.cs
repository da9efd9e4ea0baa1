using System.Collections.Frozen;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// Keeps every article that the store told, public or not yet, and makes editions of them: whole when categories changed, otherwise
/// by changing only the categories that hold what changed. One writer; not thread-safe.
/// </summary>
internal sealed partial class EditionMaker
{
    // Each with whether it is public now.
    private readonly Dictionary<Article, bool> _articles = [];
    private readonly Schedule _schedule = new();
    private FormerAddresses _former = new();
    private IReadOnlyDictionary<string, Category> _categories = FrozenDictionary<string, Category>.Empty;
    private IReadOnlyDictionary<string, DateTimeOffset> _folderTimes = FrozenDictionary<string, DateTimeOffset>.Empty;
    private Publication? _publication;
    private Edition? _edition;
    private long _made;
    private IReadOnlyCollection<Article> _came = [];

    /// <summary>When the next article appears or leaves, or null.</summary>
    public DateTimeOffset? NextEvent => _schedule.Next;

    /// <summary>The edition after a change, at a moment; the same instance when nothing came, went or fell due.</summary>
    public Edition Make(ContentChange change, DateTimeOffset now)
    {
        var isNewShape = _edition is null || !ReferenceEquals(change.Categories, _categories) || !ReferenceEquals(change.Publication, _publication);
        (_publication, _categories) = (change.Publication, change.Categories);
        _folderTimes = change.FolderTimes.Count > 0 ? change.FolderTimes : _folderTimes;

        // What the clock moved, what the store took away, what it brought; a whole edition does not ask.
        var delta = isNewShape ? null : new Delta();
        foreach (var (article, at) in _schedule.TakeDue(now))
        {
            // What is out stays out when the system's clock is set back: membership is remembered, not asked of the clock again.
            var isPublic = article.IsPublicAt(now);
            if (_articles[article] != isPublic)
            {
                _articles[article] = isPublic;
                (isPublic ? delta?.Added : delta?.Removed)?.Add(article);
            }

            delta?.Touched.Add(article); // its category's next event is another one now, even where this one changed nothing
            delta?.Moved(at);
        }

        foreach (var article in change.Removed)
        {
            _articles.Remove(article, out var wasPublic);
            _schedule.Remove(article);
            delta?.Added.Remove(article);
            delta?.Touched.Add(article);
            if (wasPublic)
            {
                delta?.Removed.Add(article);
            }
        }

        _articles.EnsureCapacity(_articles.Count + change.Added.Count);
        foreach (var article in change.Added)
        {
            var isPublic = article.IsPublicAt(now);
            _articles[article] = isPublic;
            _schedule.Add(article, now);
            delta?.Touched.Add(article);
            if (isPublic)
            {
                delta?.Added.Add(article);
            }
        }

        _came = delta is null ? change.Added : delta.Added;
        var before = _edition;
        _edition = null; // should the making fail, the next edition is made whole
        return _edition = delta is null ? Whole(now) : Changed(before!, delta);
    }

    /// <summary>The edition at a moment, when the clock alone moved.</summary>
    public Edition Make(DateTimeOffset now) => Make(new ContentChange { Publication = _publication!, Categories = _categories, FolderTimes = _folderTimes }, now);

    /// <summary>Tells, once, which of the articles that came with the last edition stand at one address with another: one page stands for both. Looks through their days alone.</summary>
    public List<Fault> TakeSharedAddresses()
    {
        var faults = new List<Fault>();
        var came = _came.ToHashSet(); // at a start these are all there are
        foreach (var day in came.Select(article => article.Day).Distinct())
        {
            var shown = new Dictionary<string, Article>(StringComparer.Ordinal);
            foreach (var article in _edition!.Around(day))
            {
                if (article.Day == day && !shown.TryAdd(article.Slug, article) && (came.Contains(article) || came.Contains(shown[article.Slug])))
                {
                    faults.Add(SharedAddress(article, shown[article.Slug]));
                }
            }
        }

        _came = [];
        return faults;
    }

    /// <summary>That one page stands for two articles.</summary>
    public static Fault SharedAddress(Article article, Article shown) =>
        new Fault(article.File, 0, 0, Severity.Error, "duplicate-slug", article.File, shown.File, article.Day, article.Slug);

    private Edition Changed(Edition edition, Delta delta)
    {
        var touched = new Dictionary<string, (List<Article> Removed, List<Article> Added, DateTimeOffset Changed)>(StringComparer.Ordinal);
        foreach (var article in delta.Removed)
        {
            foreach (var path in Memberships.Of(article, edition))
            {
                Touch(path, delta.Changed).Removed.Add(article);
            }
        }

        foreach (var article in delta.Added)
        {
            foreach (var path in Memberships.Of(article, edition))
            {
                Touch(path, Later(delta.Changed, article.Modified)).Added.Add(article);
            }
        }

        foreach (var path in delta.Touched.SelectMany(article => Memberships.Of(article, edition)))
        {
            Touch(path, delta.Changed);
        }

        if (touched.Count == 0)
        {
            return edition;
        }

        var times = Memberships.TimesOf(_folderTimes);
        var next = _schedule.NextOf(touched.Keys, article => Memberships.Of(article, edition));
        return new Edition
        {
            Number = ++_made,
            Publication = edition.Publication,
            All = Next(edition.All),
            Categories = edition.Categories.ToFrozenDictionary(pair => pair.Key, pair => Next(pair.Value), StringComparer.Ordinal),
            FormerPaths = edition.FormerPaths,
            Titles = edition.Titles,
            FormerAddresses = _former.Change(delta.Removed, delta.Added),
        };

        (List<Article> Removed, List<Article> Added, DateTimeOffset Changed) Touch(string path, DateTimeOffset changed)
        {
            var entry = touched.GetValueOrDefault(path, ([], [], default));
            return touched[path] = entry with { Changed = Later(entry.Changed, changed) };
        }

        Listing Next(Listing before)
        {
            var path = before.Category.Path;
            return !touched.TryGetValue(path, out var change) ? before : before with
            {
                Articles = Ordered.Merge(before.Articles, change.Removed, change.Added),
                Changed = Later(Later(before.Changed, change.Changed), times.GetValueOrDefault(path)),
                NextEvent = next.GetValueOrDefault(path),
            };
        }
    }

    private static DateTimeOffset LastEvent(Article article, DateTimeOffset now)
    {
        var last = Later(article.Modified, article.Appears <= now ? article.Appears : default);
        return Later(last, article.Leaves is { } leaves && leaves <= now ? leaves : default);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>What changed between two editions of one shape.</summary>
    private sealed class Delta
    {
        public HashSet<Article> Removed { get; } = [];

        public HashSet<Article> Added { get; } = [];

        /// <summary>Versions that came or went, public or not: they may change the category's next event.</summary>
        public HashSet<Article> Touched { get; } = [];

        /// <summary>The newest of the clock's events.</summary>
        public DateTimeOffset Changed { get; private set; }

        public void Moved(DateTimeOffset at) => Changed = Later(Changed, at);
    }
}
