using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <content>An edition that is made of every article: the first, and each whose categories are others than before.</content>
internal sealed partial class EditionMaker
{
    private Edition Whole(DateTimeOffset now)
    {
        var shape = Edition.Empty(new EditionShape(_publication!, _categories.Values)); // memberships are asked of it
        var lists = shape.Categories.Keys.Append("").ToDictionary(path => path, _ => new Listed(), StringComparer.Ordinal);
        var plain = new Dictionary<string, Listed[]>(StringComparer.Ordinal); // by the folder's category: nearly every article names no further one
        var formerly = new List<Article>();
        foreach (var (article, isPublic) in _articles)
        {
            var changed = LastEvent(article, now);
            foreach (var listed in ListsOf(article))
            {
                listed.Add(article, isPublic, changed);
            }

            if (isPublic && article.Aliases.Count > 0)
            {
                formerly.Add(article);
            }
        }

        var times = Memberships.TimesOf(_folderTimes);
        var next = _schedule.NextOf(lists.Keys, article => Memberships.Of(article, shape));
        return new Edition
        {
            Number = ++_made,
            Shape = shape.Shape,
            All = Filled(shape.All),
            Categories = shape.Categories.ToImmutableDictionary(pair => pair.Key, pair => Filled(pair.Value), StringComparer.Ordinal),
            FormerAddresses = (_former = new FormerAddresses()).Change([], formerly),
        };

        Listed[] ListsOf(Article article)
        {
            if (article.Categories.Count > 0)
            {
                return Found(article);
            }

            ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(plain, article.Category, out _);
            return found ??= Found(article);
        }

        Listed[] Found(Article article) => [.. Memberships.Of(article, shape).Select(path => lists[path])];

        Listing Filled(Listing category)
        {
            var listed = lists[category.Path];
            return category with
            {
                Articles = listed.Sorted(),
                Changed = Later(listed.Changed, times.GetValueOrDefault(category.Path)),
                NextEvent = next.GetValueOrDefault(category.Path),
            };
        }
    }

    /// <summary>What a category of a whole edition holds.</summary>
    private sealed class Listed
    {
        private readonly List<Article> _public = [];
        private readonly List<long> _ages = [];

        /// <summary>The newest event of any article, public or not.</summary>
        public DateTimeOffset Changed { get; private set; }

        public void Add(Article article, bool isPublic, DateTimeOffset changed)
        {
            Changed = Later(Changed, changed);
            if (isPublic)
            {
                _public.Add(article);
                _ages.Add(-article.Published.Ticks);
            }
        }

        /// <summary>Those that are public, newest first.</summary>
        public ImmutableArray<Article> Sorted()
        {
            Ordered.Sort(CollectionsMarshal.AsSpan(_ages), CollectionsMarshal.AsSpan(_public));
            return [.. _public];
        }
    }
}
