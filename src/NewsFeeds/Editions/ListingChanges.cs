using System.Runtime.InteropServices;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>What changes in each listing from one edition to the next. One writer; not thread-safe.</summary>
internal sealed class ListingChanges
{
    private readonly Dictionary<string, ListingChange> _byPath = new(StringComparer.Ordinal);
    private readonly Side _before;
    private readonly Side _after;

    public ListingChanges(EditionShape before, EditionShape after)
    {
        _after = new Side(this, after);
        _before = before == after ? _after : new Side(this, before);
    }

    /// <summary>The paths of the listings that change.</summary>
    public IReadOnlyCollection<string> Paths => _byPath.Keys;

    /// <summary>What changes in a listing; null for nothing.</summary>
    public ListingChange? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>An article came.</summary>
    public void Add(Article article)
    {
        foreach (var listing in _after.Of(article))
        {
            listing.Added.Add(article);
        }
    }

    /// <summary>An article went.</summary>
    public void Remove(Article article)
    {
        foreach (var listing in _before.Of(article))
        {
            listing.Removed.Add(article);
        }
    }

    /// <summary>Something changed at a time that the listings of an article show.</summary>
    public void Touch(Article article, DateTimeOffset changed)
    {
        foreach (var listing in _after.Of(article))
        {
            listing.Note(changed);
        }
    }

    /// <summary>An article stays, and the categories around it may be others.</summary>
    public void Move(Article article, DateTimeOffset changed)
    {
        var (left, entered) = (_before.Of(article), _after.Of(article));
        if (left.AsSpan().SequenceEqual(entered))
        {
            return; // As nearly all do. An article may stand in thousands of listings, and what follows compares each with each.
        }

        foreach (var listing in left)
        {
            if (Array.IndexOf(entered, listing) < 0)
            {
                listing.Removed.Add(article);
            }
        }

        foreach (var listing in entered)
        {
            if (Array.IndexOf(left, listing) < 0)
            {
                listing.Added.Add(article);
                listing.Note(changed);
            }
        }
    }

    /// <summary>The listings of articles in one of the two editions.</summary>
    private sealed class Side(ListingChanges changes, EditionShape shape)
    {
        // Nearly every article names no category beside its folder's. The listings of such articles are looked up once for each folder.
        private readonly Dictionary<string, ListingChange[]> _byFolder = new(StringComparer.Ordinal);

        public ListingChange[] Of(Article article)
        {
            if (article.Categories.Count > 0)
            {
                return ListingsOf(article);
            }

            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFolder, article.Category, out _);
            return known ??= ListingsOf(article);
        }

        private ListingChange[] ListingsOf(Article article) => [.. Memberships.Of(article, shape).Select(ChangeOf)];

        private ListingChange ChangeOf(string path)
        {
            ref var change = ref CollectionsMarshal.GetValueRefOrAddDefault(changes._byPath, path, out _);
            return change ??= new ListingChange();
        }
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
