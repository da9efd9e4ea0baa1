using System.Collections.Frozen;
using System.Collections.Immutable;
using NewsFeeds.Addresses;
using NewsFeeds.Text;

namespace NewsFeeds.Editions;

/// <summary>The listings of one kind by their names: those of tags, of people or of partners. Immutable.</summary>
public sealed class NamedListings
{
    private readonly ImmutableDictionary<string, Listing> _byName;

    // The names by their folded spellings; null where one spelling means several. The names seldom change, so editions share it.
    private readonly Lazy<FrozenDictionary<string, string?>> _byFoldedName;

    private NamedListings(ImmutableDictionary<string, Listing> byName, Lazy<FrozenDictionary<string, string?>>? byFoldedName = null)
    {
        string[] names = byFoldedName is null ? [.. byName.Keys] : []; // The listings of this edition are not kept.
        (_byName, _byFoldedName) = (byName, byFoldedName ?? new(() => Fold(names)));
    }

    /// <summary>No listing.</summary>
    public static NamedListings Empty { get; } = new(ImmutableDictionary.Create<string, Listing>(StringComparer.Ordinal));

    /// <summary>How many there are.</summary>
    public int Count => _byName.Count;

    /// <summary>All of them in ordinal order of their names.</summary>
    public IEnumerable<Listing> All => _byName.Values.OrderBy(listing => listing.Key.Name, StringComparer.Ordinal);

    /// <summary>Their keys in no order.</summary>
    internal IEnumerable<ListingKey> Keys => _byName.Values.Select(listing => listing.Key);

    /// <summary>The listing with exactly this name, or null.</summary>
    public Listing? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// The listing whose name folds to this slug: "bao" means "bão" where no other name folds to it. Null for none, and for a name that is
    /// not folded itself: "bảo" never means "bão".
    /// </summary>
    public Listing? FindFolded(string name) =>
        Slug.From(name) == name && _byFoldedName.Value.GetValueOrDefault(name) is { } meant ? Find(meant) : null;

    /// <summary>The listing whose name alone differs from this one in nothing but case; null for none.</summary>
    public Listing? FindInAnyCase(string name)
    {
        var alike = _byName.Where(each => each.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return alike is [var (_, only)] ? only : null;
    }

    /// <summary>The same listings with some of them others; null takes one away.</summary>
    internal NamedListings With(IReadOnlyCollection<KeyValuePair<string, Listing?>> changes)
    {
        if (changes.Count == 0)
        {
            return this;
        }

        var listings = _byName.ToBuilder();
        var hasOtherNames = false;
        foreach (var (name, listing) in changes)
        {
            hasOtherNames |= _byName.ContainsKey(name) != (listing is not null);
            if (listing is null)
            {
                listings.Remove(name);
            }
            else
            {
                listings[name] = listing;
            }
        }

        return new(listings.ToImmutable(), hasOtherNames ? null : _byFoldedName);
    }

    private static FrozenDictionary<string, string?> Fold(string[] names) => names.GroupBy(Slug.From, StringComparer.Ordinal)
        .ToFrozenDictionary(alike => alike.Key, alike => alike.Skip(1).Any() ? null : alike.First(), StringComparer.Ordinal);
}
