using NewsFeeds.Addresses;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>Kinds of listings whose documents are made alike: with each edition, or when somebody asks. Immutable.</summary>
internal sealed class ListingKinds
{
    /// <summary>There are few of them, and programs poll them every few minutes.</summary>
    public static readonly ListingKinds Few = new(areMadeAhead: true, ListingKind.Category, ListingKind.Partner);

    /// <summary>There may be thousands of them, and few are asked for.</summary>
    public static readonly ListingKinds Many = new(areMadeAhead: false, ListingKind.Tag, ListingKind.Author);

    /// <summary>Both.</summary>
    public static readonly IReadOnlyList<ListingKinds> All = [Few, Many];

    private readonly ListingKind[] _kinds;

    private ListingKinds(bool areMadeAhead, params ListingKind[] kinds) => (AreMadeAhead, _kinds) = (areMadeAhead, kinds);

    /// <summary>Whether their documents are made with each edition, before anybody asks.</summary>
    public bool AreMadeAhead { get; }

    /// <summary>Whether a listing is of one of these kinds.</summary>
    public bool Have(ListingKey listing) => Array.IndexOf(_kinds, listing.Kind) >= 0;

    /// <summary>The listings of these kinds.</summary>
    public IEnumerable<Listing> In(Edition edition) => _kinds.SelectMany(edition.Of);
}
