using System.Runtime.InteropServices;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>What changes in each listing from one edition to the next. One writer; not thread-safe.</summary>
internal sealed class ListingChanges(EditionShape shape)
{
    private readonly Dictionary<string, ListingChange> _byPath = new(StringComparer.Ordinal);

    // Nearly every article names no category beside its folder's. The listings of such articles are looked up once for each folder.
    private readonly Dictionary<string, ListingChange[]> _byFolder = new(StringComparer.Ordinal);

    /// <summary>The paths of the listings that change.</summary>
    public IReadOnlyCollection<string> Paths => _byPath.Keys;

    /// <summary>What changes in a listing; null for nothing.</summary>
    public ListingChange? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The listings that an article stands in.</summary>
    public ReadOnlySpan<ListingChange> Of(Article article)
    {
        if (article.Categories.Count > 0)
        {
            return ListingsOf(article);
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFolder, article.Category, out _);
        return known ??= ListingsOf(article);
    }

    private ListingChange[] ListingsOf(Article article) => [.. Memberships.Of(article, shape).Select(Of)];

    private ListingChange Of(string path)
    {
        ref var change = ref CollectionsMarshal.GetValueRefOrAddDefault(_byPath, path, out _);
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
