using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Imports.Files;

namespace NewsFeeds.Imports;

/// <summary>What a content folder holds before an import, beside what earlier imports wrote.</summary>
internal sealed record ContentBefore
{
    /// <summary>The publication's zone; null where nobody described the publication yet. The first source then gives it.</summary>
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>The publication's language; null where nobody described the publication yet. The first source then gives it.</summary>
    public string? Language { get; set; }

    /// <summary>The categories.</summary>
    public IReadOnlyList<Category> Categories { get; private init; } = [];

    /// <summary>
    /// The digests of the articles' addresses (<see cref="PostPlaces.AddressOf"/>), each with that of the file that has it
    /// (<see cref="PostPlaces.OwnerOf"/>); 0 for a file that no import wrote. Each source adds its own.
    /// </summary>
    public Dictionary<ulong, ulong> Addresses { get; private init; } = [];

    /// <summary>
    /// The files of articles of others by the digests of their ids. Each source adds the ids of its own, without files.
    /// </summary>
    public Dictionary<ulong, string?> Holders { get; private init; } = [];

    /// <summary>The former addresses in the file of redirects.</summary>
    public RedirectTable Redirects { get; private init; } = RedirectTable.Empty;

    /// <summary>Reads the content folder.</summary>
    /// <exception cref="ContentException">The publication is described, and nothing of that can be read.</exception>
    public static ContentBefore Read(string content, Ledger ledger)
    {
        using var folder = new ContentFolder(content, defaultAuthority: "");
        var change = folder.Read();
        if (!change.Available)
        {
            return new ContentBefore();
        }

        if (change.PublicationFault is { } unread)
        {
            // Its zone gives every post its day, and so its address.
            throw new ContentException(unread with { File = Path.Combine(content, unread.File) });
        }

        var ours = ledger.Paths.ToHashSet(StringComparer.Ordinal);
        Article[] others = [.. change.Articles.Where(article => !ours.Contains(article.Key))];
        var addresses = new Dictionary<ulong, ulong>();
        foreach (var article in change.Articles)
        {
            var owner = ours.Contains(article.Key) ? PostPlaces.OwnerOf(article.Key) : 0;
            addresses[PostPlaces.AddressOf(article.Day, article.Slug)] = owner;
        }

        var holders = new Dictionary<ulong, string?>();
        foreach (var article in others)
        {
            holders.TryAdd(Digest.OfName(article.Id), article.Key);
        }

        var publication = File.Exists(Path.Combine(content, ContentPath.IndexFile)) ? change.Publication : null;
        return new ContentBefore
        {
            Zone = publication?.TimeZone,
            Language = publication?.Language,
            Categories = change.Categories ?? [],
            Addresses = addresses,
            Redirects = change.Redirects ?? RedirectTable.Empty,
            Holders = holders,
        };
    }
}
