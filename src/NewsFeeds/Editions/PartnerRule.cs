using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>Which articles a partner feed selects. Immutable.</summary>
internal sealed class PartnerRule
{
    private readonly HashSet<ListingKey>? _categories;
    private readonly HashSet<ListingKey>? _tags;
    private readonly HashSet<ListingKey>? _authors;
    private readonly HashSet<ListingKey> _excluded;

    /// <param name="feed">The feed as the editor described it.</param>
    /// <param name="resolve">The path of the category that an editor's words name; null for none.</param>
    public PartnerRule(PartnerFeed feed, Func<string, string?> resolve)
    {
        Key = ListingKey.OfPartner(feed.Name);
        Feed = feed;
        _categories = feed.Categories is { } categories ? [.. Categories(categories)] : null;
        _tags = feed.Tags is { } tags ? [.. tags.Select(ListingKey.OfTag)] : null;
        _authors = feed.Authors is { } authors ? [.. authors.Select(ListingKey.OfAuthor)] : null;
        _excluded =
        [
            .. Categories(feed.ExcludedCategories),
            .. feed.ExcludedTags.Select(ListingKey.OfTag),
            .. feed.ExcludedAuthors.Select(ListingKey.OfAuthor),
        ];

        IEnumerable<ListingKey> Categories(IEnumerable<string> words) =>
            words.Select(resolve).OfType<string>().Select(ListingKey.OfCategory);
    }

    public ListingKey Key { get; }

    public PartnerFeed Feed { get; }

    /// <summary>Whether it selects an article that stands in these listings of categories, tags and people.</summary>
    public bool Selects(IReadOnlyList<ListingKey> listings) =>
        IsIn(_categories, listings) && IsIn(_tags, listings) && IsIn(_authors, listings) && !listings.Any(_excluded.Contains);

    private static bool IsIn(HashSet<ListingKey>? wanted, IReadOnlyList<ListingKey> listings) =>
        wanted is null || listings.Any(wanted.Contains);
}
