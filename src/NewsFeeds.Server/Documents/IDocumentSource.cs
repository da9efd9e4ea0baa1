using NewsFeeds.Addresses;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>Offers the documents of one kind. Thread-safe.</summary>
internal interface IDocumentSource
{
    /// <summary>Whether its documents are made with each edition, before anybody asks.</summary>
    bool IsMadeAhead { get; }

    /// <summary>A new document for an address; null where an edition has none of this kind there.</summary>
    Document? Find(Address address, Edition edition);

    /// <summary>The addresses of all its documents in an edition.</summary>
    IEnumerable<Address> All(Edition edition);
}
