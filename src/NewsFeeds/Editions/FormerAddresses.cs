using System.Collections.Immutable;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>Where former addresses lead: of several public articles that name one the newest has it, and the others wait. One writer; not thread-safe.</summary>
internal sealed class FormerAddresses
{
    private readonly Dictionary<string, SortedSet<Article>> _waiting = new(StringComparer.Ordinal);

    /// <summary>The articles by address.</summary>
    public ImmutableDictionary<string, Article> Current { get; private set; } = ImmutableDictionary.Create<string, Article>(StringComparer.Ordinal);

    public ImmutableDictionary<string, Article> Change(IEnumerable<Article> removed, IEnumerable<Article> added)
    {
        var current = Current.ToBuilder();
        foreach (var (article, address) in removed.SelectMany(Of))
        {
            var waiting = _waiting.GetValueOrDefault(address);
            if (current.GetValueOrDefault(address) != article)
            {
                waiting?.Remove(article);
            }
            else if (waiting?.Min is { } next)
            {
                waiting.Remove(next);
                current[address] = next;
            }
            else
            {
                current.Remove(address);
            }

            if (waiting is { Count: 0 })
            {
                _waiting.Remove(address);
            }
        }

        foreach (var (article, address) in added.SelectMany(Of))
        {
            if (current.TryAdd(address, article) || current[address] == article)
            {
                continue;
            }

            var holder = current[address];
            var (newer, older) = Article.NewestFirst(article, holder) < 0 ? (article, holder) : (holder, article);
            current[address] = newer;
            if (!_waiting.TryGetValue(address, out var waiting))
            {
                _waiting.Add(address, waiting = new SortedSet<Article>(Comparer<Article>.Create(Article.NewestFirst)));
            }

            waiting.Add(older);
        }

        return Current = current.ToImmutable();
    }

    // A bare slug was the article's on its own day: a daily bulletin's stands under many days.
    private static IEnumerable<(Article Article, string Address)> Of(Article article) => article.Aliases.Select(alias =>
        alias.StartsWith('/') ? alias : Address.Article(article.Day, alias).Path)
        .Distinct(StringComparer.Ordinal)
        .Select(address => (article, address));
}
