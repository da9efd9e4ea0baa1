using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// Keeps every article that the store told, public or not yet, and makes editions of them: whole when categories changed, otherwise
/// by changing only the categories that hold what changed. One writer; not thread-safe.
/// </summary>
internal sealed class EditionMaker
{
    private readonly HashSet<Article> _articles = [];
    private readonly HashSet<Article> _public = [];
    private readonly Schedule _schedule = new();
    private IReadOnlyDictionary<string, Category> _categories = FrozenDictionary<string, Category>.Empty;
    private IReadOnlyDictionary<string, DateTimeOffset> _folderTimes = FrozenDictionary<string, DateTimeOffset>.Empty;
    private Publication? _publication;
    private Edition? _edition;

    /// <summary>When the next article appears or leaves, or null.</summary>
    public DateTimeOffset? NextEvent => _schedule.Next;

    /// <summary>The edition after a change, at a moment; the same instance when nothing came, went or fell due.</summary>
    public Edition Make(ContentChange change, DateTimeOffset now)
    {
        var isNewShape = _edition is null || !ReferenceEquals(change.Categories, _categories) || !ReferenceEquals(change.Publication, _publication);
        (_publication, _categories) = (change.Publication, change.Categories);
        _folderTimes = change.FolderTimes.Count > 0 ? change.FolderTimes : _folderTimes;

        // What the clock moved, what the store took away, what it brought.
        var delta = new Delta();
        foreach (var (article, at) in _schedule.TakeDue(now))
        {
            // What is out stays out when the system's clock is set back: membership is remembered, not asked of the clock again.
            if (article.IsPublicAt(now) ? _public.Add(article) : _public.Remove(article))
            {
                (_public.Contains(article) ? delta.Added : delta.Removed).Add(article);
            }

            delta.Changed = Later(delta.Changed, at);
        }

        foreach (var article in change.Removed)
        {
            _articles.Remove(article);
            _schedule.Remove(article);
            delta.Added.Remove(article);
            delta.Touched.Add(article);
            if (_public.Remove(article))
            {
                delta.Removed.Add(article);
            }
        }

        _articles.EnsureCapacity(_articles.Count + change.Added.Count);
        _public.EnsureCapacity(_public.Count + change.Added.Count);
        foreach (var article in change.Added)
        {
            _articles.Add(article);
            _schedule.Add(article, now);
            delta.Touched.Add(article);
            if (article.IsPublicAt(now))
            {
                _public.Add(article);
                delta.Added.Add(article);
            }
        }

        return _edition = isNewShape ? Whole(now) : Changed(_edition!, delta);
    }

    /// <summary>The edition at a moment, when the clock alone moved.</summary>
    public Edition Make(DateTimeOffset now) => Make(new ContentChange { Publication = _publication!, Categories = _categories, FolderTimes = _folderTimes }, now);

    private Edition Whole(DateTimeOffset now)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        var former = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var category in _categories.Values.OrderBy(category => category.Path, StringComparer.Ordinal))
        {
            titles.TryAdd(Slug.From(category.Title), category.Path);
            foreach (var alias in category.Aliases.Where(alias => !_categories.ContainsKey(alias)))
            {
                former.TryAdd(alias, category.Path);
            }
        }

        // The shape first: memberships are asked of it.
        var empty = new Edition
        {
            Number = 0,
            Publication = _publication!,
            All = new CategoryEdition(new Category { Path = "", Title = _publication!.Title, Folder = "", Description = _publication.Description }, [], default, null),
            Categories = _categories.Values.ToFrozenDictionary(category => category.Path, category => new CategoryEdition(category, [], default, null), StringComparer.Ordinal),
            FormerPaths = former.ToFrozenDictionary(StringComparer.Ordinal),
            Titles = titles.ToFrozenDictionary(StringComparer.Ordinal),
            FormerAddresses = ImmutableDictionary<string, Article>.Empty,
        };

        var lists = empty.Categories.Keys.Append("").ToDictionary(path => path, _ => (Articles: new List<Article>(), Changed: DateTimeOffset.MinValue), StringComparer.Ordinal);
        var ordered = _articles.ToArray();
        Array.Sort(ordered, Article.NewestFirst);
        foreach (var article in ordered)
        {
            var isPublic = _public.Contains(article);
            var changed = LastEvent(article, now);
            foreach (var path in Memberships.Of(article, empty))
            {
                var (articles, latest) = lists[path];
                lists[path] = (articles, Later(latest, changed));
                if (isPublic)
                {
                    articles.Add(article);
                }
            }
        }

        var times = Memberships.TimesOf(_folderTimes);
        var next = _schedule.NextOf(lists.Keys, article => Memberships.Of(article, empty));
        return new Edition
        {
            Number = (_edition?.Number ?? 0) + 1,
            Publication = empty.Publication,
            All = Filled(empty.All),
            Categories = empty.Categories.ToFrozenDictionary(pair => pair.Key, pair => Filled(pair.Value), StringComparer.Ordinal),
            FormerPaths = empty.FormerPaths,
            Titles = empty.Titles,
            FormerAddresses = Former(empty.FormerAddresses, [], ordered.Where(article => article.Aliases.Count > 0 && _public.Contains(article))),
        };

        CategoryEdition Filled(CategoryEdition category)
        {
            var (articles, changed) = lists[category.Category.Path];
            return category with
            {
                Articles = [.. articles],
                Changed = Later(changed, times.GetValueOrDefault(category.Category.Path)),
                NextEvent = next.GetValueOrDefault(category.Category.Path),
            };
        }
    }

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
            Number = edition.Number + 1,
            Publication = edition.Publication,
            All = Next(edition.All),
            Categories = edition.Categories.ToFrozenDictionary(pair => pair.Key, pair => Next(pair.Value), StringComparer.Ordinal),
            FormerPaths = edition.FormerPaths,
            Titles = edition.Titles,
            FormerAddresses = Former(edition.FormerAddresses, delta.Removed, delta.Added),
        };

        (List<Article> Removed, List<Article> Added, DateTimeOffset Changed) Touch(string path, DateTimeOffset changed)
        {
            var entry = touched.GetValueOrDefault(path, ([], [], default));
            return touched[path] = entry with { Changed = Later(entry.Changed, changed) };
        }

        CategoryEdition Next(CategoryEdition before)
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

    private static ImmutableDictionary<string, Article> Former(ImmutableDictionary<string, Article> before, IEnumerable<Article> removed, IEnumerable<Article> added)
    {
        var former = before.ToBuilder();
        foreach (var (article, alias) in removed.SelectMany(FormerOf))
        {
            if (former.GetValueOrDefault(alias) == article)
            {
                former.Remove(alias);
            }
        }

        foreach (var (article, alias) in added.SelectMany(FormerOf))
        {
            if (former.GetValueOrDefault(alias) is not { } other || Article.NewestFirst(article, other) < 0)
            {
                former[alias] = article;
            }
        }

        return former.ToImmutable();
    }

    // A bare slug was the article's on its own day: a daily bulletin's stands under many days.
    private static IEnumerable<(Article Article, string Address)> FormerOf(Article article) => article.Aliases.Select(alias => (article,
        alias.StartsWith('/') ? alias : string.Create(CultureInfo.InvariantCulture, $"/articles/{article.Day:yyyy-MM-dd}/{Slug.From(alias)}")));

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
        public DateTimeOffset Changed { get; set; }
    }
}
