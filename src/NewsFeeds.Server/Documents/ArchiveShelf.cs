using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Documents;

/// <summary>The rest of history, month by month (RFC 5005 §4).</summary>
internal sealed class ArchiveShelf(FeedSource feeds)
{
    /// <summary>An <see cref="Opener"/>: the document at a path that names a month with articles, else null.</summary>
    public Document? Open(string path, Edition edition) =>
        Address.Parse(path) is { Kind: AddressKind.Archive } address && address.First != address.Last
            ? Open(address, edition, category => Prepare(category, address.First))
            : null;

    /// <summary>
    /// The document at an archive's address, if the category has articles of those days. A category that is gone has a document that says so.
    /// </summary>
    public static Document? Open(Address address, Edition edition, Func<Listing, Material> prepare)
    {
        return Find(edition) is { } here && (here.Gone || here.Between(address.First, address.Last).Any())
            ? new(address.Path, Find, (_, subject) => subject is Listing { Gone: false } category ? prepare(category) : null)
            : null;

        Listing? Find(Edition edition) => address.Category.Length == 0 ? edition.All : edition.Categories.GetValueOrDefault(address.Category);
    }

    private Material Prepare(Listing category, DateOnly month) => new()
    {
        Source = category,
        MediaType = FeedFormat.Atom.MediaType,
        MediaTypeInBrowser = FeedShelf.XmlInBrowser,
        Write = edition => feeds.Archive(edition, category, month.Year, month.Month) ?? throw new InvalidOperationException("The month has no articles any more."),
        MaxAge = TimeSpan.FromHours(1),
        NextEvent = category.NextEvent,
    };
}
