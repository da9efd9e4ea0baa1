using NewsFeeds.Articles;
using NewsFeeds.Folder;

namespace NewsFeeds.Imports;

/// <summary>What a content folder holds before an import, beside what earlier imports wrote.</summary>
internal sealed record ContentBefore
{
    /// <summary>The publication; null where nobody described it yet.</summary>
    public Publication? Publication { get; private init; }

    /// <summary>The categories.</summary>
    public IReadOnlyList<Category> Categories { get; private init; } = [];

    /// <summary>The addresses that articles have, as <see cref="PostPlaces.AddressOf"/> makes them. Each source adds its own.</summary>
    public HashSet<ulong> Addresses { get; private init; } = [];

    /// <summary>The digests of ids that articles of others have. Each source adds its own.</summary>
    public HashSet<UInt128> Ids { get; private init; } = [];

    /// <summary>The former addresses in the file of redirects.</summary>
    public RedirectTable Redirects { get; private init; } = RedirectTable.Empty;

    /// <summary>Reads the content folder.</summary>
    public static ContentBefore Read(string content, Ledger ledger)
    {
        using var folder = new ContentFolder(content, defaultAuthority: "");
        var change = folder.Read();
        if (!change.Available)
        {
            return new ContentBefore();
        }

        var ours = ledger.Paths.ToHashSet(StringComparer.Ordinal);
        Article[] others = [.. change.Articles.Where(article => !ours.Contains(article.Key))];
        return new ContentBefore
        {
            Publication = File.Exists(Path.Combine(content, ContentPath.IndexFile)) ? change.Publication : null,
            Categories = change.Categories ?? [],
            Addresses = others.Select(article => PostPlaces.AddressOf(article.Day, article.Slug)).ToHashSet(),
            Redirects = change.Redirects ?? RedirectTable.Empty,
            Ids = others.Select(article => Digest.Of(article.Id)).ToHashSet(),
        };
    }
}
