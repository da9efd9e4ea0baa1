using System.Collections.Immutable;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// The articles that stand in listings: those that are public, hold their id and their address, and lie in a category that is served. Those
/// that do not hold one are told as faults and wait. One writer; not thread-safe.
/// </summary>
internal sealed class ListedArticles
{
    private readonly Claims<Article> _ids;
    private readonly Claims<Article> _addresses;
    private readonly Claims<FormerAddress> _formerAddresses;
    private readonly ImmutableDictionary<string, Article>.Builder _byFormerAddress =
        ImmutableDictionary.CreateBuilder<string, Article>(StringComparer.Ordinal);
    private IReadOnlySet<string> _unservedFolders = new HashSet<string>();
    private HashSet<Article> _added = [];
    private HashSet<Article> _removed = [];

    public ListedArticles()
    {
        _formerAddresses = new(FormerAddress.ByPath, FormerAddress.NewestFirst,
            gained: address => _byFormerAddress[address.Path] = address.Article,
            lost: address => _byFormerAddress.Remove(address.Path));
        _addresses = new(ArticleOrder.ByAddress, ArticleOrder.OfClaims, List, Unlist);
        _ids = new(ArticleOrder.ById, ArticleOrder.OfClaims,
            gained: article => _addresses.Add(article),
            lost: article => _addresses.Remove(article));
    }

    /// <summary>The faults of those that wait, in no order.</summary>
    public IEnumerable<Fault> Conflicts =>
        _ids.Waiting.Select(each => SharedId(each.Waiting, each.Holder))
            .Concat(_addresses.Waiting.Select(each => SharedAddress(each.Waiting, each.Holder)));

    /// <summary>Whether an article is listed.</summary>
    public bool Holds(Article article) => _addresses.Holds(article);

    /// <summary>Whether an article may be listed at all: whether its category is served.</summary>
    public bool MayHold(Article article) => !IsIn(_unservedFolders, article);

    /// <summary>The listed articles by the former addresses that they hold.</summary>
    public ImmutableDictionary<string, Article> ByFormerAddress => _byFormerAddress.ToImmutable();

    /// <summary>Makes room for as many more at once.</summary>
    public void Expect(int more)
    {
        _ids.Expect(more);
        _addresses.Expect(more);
        _added.EnsureCapacity(more);
    }

    /// <summary>Lets an article in that is public now.</summary>
    public void Publish(Article article)
    {
        if (!IsIn(_unservedFolders, article))
        {
            _ids.Add(article);
        }
    }

    /// <summary>Lets an article go that was public.</summary>
    public void Withdraw(Article article)
    {
        if (!IsIn(_unservedFolders, article))
        {
            _ids.Remove(article);
        }
    }

    /// <summary>Lets articles go and in as their categories lose and gain their paths.</summary>
    /// <param name="unservedFolders">The folders of categories that are not served.</param>
    /// <param name="published">Every article that was published and not withdrawn.</param>
    public void Serve(IReadOnlySet<string> unservedFolders, IEnumerable<Article> published)
    {
        var before = _unservedFolders;
        _unservedFolders = unservedFolders;
        foreach (var article in unservedFolders.SetEquals(before) ? [] : published)
        {
            if (IsIn(before, article))
            {
                Publish(article);
            }
            else if (IsIn(unservedFolders, article))
            {
                _ids.Remove(article);
            }
        }
    }

    /// <summary>
    /// The articles that came into listings and left them since this was last asked. One that came and left is in neither.
    /// </summary>
    public (IReadOnlyCollection<Article> Added, IReadOnlyCollection<Article> Removed) TakeChanges()
    {
        var changes = (_added, _removed);
        (_added, _removed) = ([], []);
        return changes;
    }

    /// <summary>The faults of the articles that began to wait since this was last asked.</summary>
    public List<Fault> TakeConflicts() =>
    [
        .. _ids.TakeNewlyWaiting().Select(each => SharedId(each.Waiting, each.Holder)),
        .. _addresses.TakeNewlyWaiting().Select(each => SharedAddress(each.Waiting, each.Holder)),
    ];

    /// <summary>The fault of an article whose id another one holds.</summary>
    public static Fault SharedId(Article waiting, Article holder)
    {
        var id = holder.Id == waiting.Id ? waiting.Id : waiting.Iri;
        var fault = (holder.Day, holder.Slug) == (waiting.Day, waiting.Slug)
            ? new Fault(waiting.Key, 0, 0, Severity.Error, "duplicate-id/slug", holder.Key, waiting.Key, id)
            : new Fault(waiting.Key, 0, 0, Severity.Error, "duplicate-id", holder.Key, waiting.Key, id);
        return fault with { Field = waiting.FieldOf("id") };
    }

    /// <summary>The fault of an article whose address another one holds.</summary>
    public static Fault SharedAddress(Article waiting, Article holder) => new Fault(
        waiting.Key, 0, 0, Severity.Error, "duplicate-slug", holder.Key, waiting.Key, Address.Article(waiting.Day, waiting.Slug).Path)
    {
        Field = waiting.FieldOf("slug"),
    };

    private static bool IsIn(IReadOnlySet<string> folders, Article article) =>
        folders.Count > 0 && folders.Contains(article.CategoryFolder);

    private void List(Article article)
    {
        if (!_removed.Remove(article))
        {
            _added.Add(article);
        }

        foreach (var address in FormerAddress.Of(article))
        {
            _formerAddresses.Add(address);
        }
    }

    private void Unlist(Article article)
    {
        if (!_added.Remove(article))
        {
            _removed.Add(article);
        }

        foreach (var address in FormerAddress.Of(article))
        {
            _formerAddresses.Remove(address);
        }
    }
}
