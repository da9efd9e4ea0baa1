using NewsFeeds.Text;

namespace NewsFeeds.Addresses;

/// <summary>Names a listing as its addresses do. Two spellings of one name make equal keys. Compared by value.</summary>
/// <param name="Kind">What selects its articles.</param>
/// <param name="Name">
/// The path of a category, empty for the whole publication; the segment of a tag or of a person; the name of a partner feed.
/// </param>
public readonly record struct ListingKey(ListingKind Kind, string Name)
{
    /// <summary>The whole publication.</summary>
    public static ListingKey All { get; } = new(ListingKind.Category, "");

    /// <summary>A category by its path in any spelling; the whole publication by the empty path.</summary>
    public static ListingKey OfCategory(string path) => new(ListingKind.Category, Slug.FromPath(path));

    /// <summary>A tag in any spelling. Where nothing of it stays in an address, the name is empty, and there is no such listing.</summary>
    public static ListingKey OfTag(string tag) => new(ListingKind.Tag, NameSegment.Of(tag));

    /// <summary>A person by a name in any spelling; as with tags, the name of the listing may be empty.</summary>
    public static ListingKey OfAuthor(string name) => new(ListingKind.Author, NameSegment.Of(name));

    /// <summary>A partner feed by its name, which has one spelling.</summary>
    public static ListingKey OfPartner(string name) => new(ListingKind.Partner, NormalForm.Of(name));
}
