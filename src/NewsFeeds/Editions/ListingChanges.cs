using System.Runtime.InteropServices;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>What changes in each listing from one edition to the next. One writer; not thread-safe.</summary>
/// <param name="before">Where articles stood.</param>
/// <param name="after">Where articles stand.</param>
internal sealed class ListingChanges(Memberships before, Memberships after)
{
    private readonly Dictionary<ListingKey, ListingChange> _byKey = [];

    /// <summary>The listings that change.</summary>
    public IReadOnlyCollection<ListingKey> Keys => _byKey.Keys;

    /// <summary>What changes in a listing; null for nothing.</summary>
    public ListingChange? Find(ListingKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>An article went.</summary>
    public void Remove(Article article)
    {
        foreach (var key in before.Of(article))
        {
            In(key).Removed.Add(article);
        }
    }

    /// <summary>Something changed at a time that the listings of an article show. Perhaps the article has come.</summary>
    public void Touch(Article article, DateTimeOffset changed, bool hasCome)
    {
        foreach (var key in after.Of(article))
        {
            var listing = In(key);
            listing.Note(changed);
            if (hasCome)
            {
                listing.Added.Add(article);
            }
        }
    }

    /// <summary>
    /// An article stays, and the categories and partner feeds around it may be others. Its tags and authors are the same.
    /// </summary>
    public void Move(Article article, DateTimeOffset changed)
    {
        var (left, entered) = (before.OfShape(article), after.OfShape(article));
        if (left.SequenceEqual(entered))
        {
            return; // As nearly all do.
        }

        foreach (var key in left.Except(entered))
        {
            In(key).Removed.Add(article);
        }

        foreach (var key in entered.Except(left))
        {
            In(key).Added.Add(article);
            In(key).Note(changed);
        }
    }

    private ListingChange In(ListingKey key)
    {
        ref var change = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _);
        return change ??= new ListingChange();
    }
}

/// <summary>What changes in one listing from one edition to the next.</summary>
internal sealed class ListingChange
{
    public List<Article> Removed { get; } = [];

    public List<Article> Added { get; } = [];

    /// <summary>The newest change of any of its articles, public or not.</summary>
    public DateTimeOffset Changed { get; private set; }

    public void Note(DateTimeOffset changed) => Changed = changed > Changed ? changed : Changed;
}
