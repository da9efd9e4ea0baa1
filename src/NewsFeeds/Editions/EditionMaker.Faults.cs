using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <content>What stands in no edition, and why.</content>
internal sealed partial class EditionMaker
{
    // The fault that was told last of each version.
    private readonly Dictionary<string, Fault> _told = new(StringComparer.Ordinal);

    // The articles with which no edition can be made, by key.
    private readonly Dictionary<string, Fault> _unusable = new(StringComparer.Ordinal);
    private IReadOnlyList<Fault> _unservedCategories = [];
    private List<Fault> _faults = [];

    /// <summary>
    /// The faults of what is left out of the last edition, in no order: public articles that are copies, or whose id or address another one
    /// has; categories whose path another one has; articles that cannot be used.
    /// </summary>
    public IEnumerable<Fault> Conflicts =>
        _copies.Conflicts.Concat(_listed.Conflicts).Select(AsTold).Concat(_unservedCategories).Concat(_unusable.Values);

    /// <summary>Whether an article stands in the last edition.</summary>
    public bool Lists(Article article) => _listed.Holds(article);

    /// <summary>Whether there are faults to take.</summary>
    public bool HasFaults => _faults.Count > 0;

    /// <summary>The faults that making the last edition found, each told once.</summary>
    public IReadOnlyList<Fault> TakeFaults()
    {
        var faults = _faults;
        _faults = [];
        return faults;
    }

    /// <summary>
    /// Gives the faults that are not yet taken and that a key of a file makes their places, for which the file is read once more. Where it
    /// cannot be read, its fault concerns the whole of it.
    /// </summary>
    public async Task PlaceFaultsAsync(IArticleStore store, CancellationToken stop)
    {
        List<(int At, Article Article)> unplaced = [];
        foreach (var (at, fault) in _faults.Index())
        {
            if (fault is { Field: null, Line: 0, Code: "duplicate-id" or "duplicate-slug" } && _articles.Find(fault.File) is { } article)
            {
                unplaced.Add((at, article));
            }
        }

        if (unplaced.Count == 0)
        {
            return;
        }

        var texts = await store.ReadTextsAsync([.. unplaced.Select(each => each.Article)], stop).ConfigureAwait(false);
        foreach (var (at, text) in unplaced.Select(each => each.At).Zip(texts))
        {
            _faults[at] = text?.Placed(_faults[at]) ?? _faults[at];
            _told[_faults[at].File] = _faults[at];
        }
    }

    /// <summary>Takes out the articles that cannot even be asked what an edition has to know of them.</summary>
    private void DropUnusable()
    {
        var memberships = new Memberships(new EditionShape(_publication!, new ServedCategories(_categories).All), _names);
        foreach (var article in _articles.All.Keys.ToList())
        {
            try
            {
                _ = ArticleOrder.ById.GetHashCode(article) + ArticleOrder.ByAddress.GetHashCode(article)
                    + FormerAddress.Of(article).Count() + memberships.Of(article).Count;
            }
#pragma warning disable CA1031 // Whatever it is, it is this article's fault.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _articles.Remove(article.Key);
                var fault = new Fault(article.Key, 0, 0, Severity.Error, "unusable", e.Message) { Field = article.FieldOf("") };
                _unusable[article.Key] = fault;
                Tell(fault);
            }
        }
    }

    /// <summary>The article is gone, or has another version.</summary>
    private void ForgetUnusable(string key)
    {
        if (_unusable.Remove(key))
        {
            _told.Remove(key);
        }
    }

    private void Tell(Fault fault)
    {
        var placed = AsTold(fault);
        if (_told.GetValueOrDefault(fault.File) != placed)
        {
            _told[fault.File] = placed;
            _faults.Add(placed);
        }
    }

    /// <summary>The fault at the place where one of its code was told of the same version.</summary>
    private Fault AsTold(Fault fault) => _told.TryGetValue(fault.File, out var told) && told.Code == fault.Code
        ? fault with { Line = told.Line, Column = told.Column }
        : fault;
}
