using NewsFeeds.Addresses;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>The documents of all kinds. Nothing of them is kept. Thread-safe.</summary>
internal sealed class DocumentSources(IEnumerable<IDocumentSource> sources)
{
    private readonly IDocumentSource[] _sources = [.. sources];

    /// <summary>The addresses of all documents of an edition.</summary>
    public IEnumerable<Address> All(Edition edition) => _sources.SelectMany(source => source.All(edition));

    /// <summary>The addresses of those that are made with each edition, before anybody asks.</summary>
    public IEnumerable<Address> MadeAhead(Edition edition) =>
        _sources.Where(source => source.IsMadeAhead).SelectMany(source => source.All(edition));

    /// <summary>A new document for a path; null where an edition has none there.</summary>
    public Document? Find(string path, Edition edition)
    {
        if (Address.Parse(path) is not { } address)
        {
            return null;
        }

        foreach (var source in _sources)
        {
            if (source.Find(address, edition) is { } document)
            {
                document.IsMadeAhead = source.IsMadeAhead;
                document.IsFeed = address.Kind is AddressKind.Feed or AddressKind.Podcast;
                return document;
            }
        }

        return null;
    }
}
