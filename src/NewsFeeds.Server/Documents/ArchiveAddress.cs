using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>An address in a category's history: <c>/feeds/{category}/archive/{name}</c>, of the whole publication <c>/feeds/archive/{name}</c>.</summary>
internal sealed record ArchiveAddress(string Path, string Category, string Name)
{
    private const string Top = "/feeds/";
    private const string Folder = "/archive/";

    /// <summary>The parts of a path; null where it is no such address.</summary>
    public static ArchiveAddress? Parse(string path)
    {
        var cut = path.LastIndexOf(Folder, StringComparison.Ordinal);
        return cut < Top.Length - 1 || !path.StartsWith(Top, StringComparison.Ordinal) ? null
            : new(path, cut < Top.Length ? "" : path[Top.Length..cut], path[(cut + Folder.Length)..]);
    }

    /// <summary>The document there, if the category has articles of the days; of one that is gone there is a document that says so.</summary>
    public Document? Open(Edition edition, DateOnly first, DateOnly last, Func<Listing, Material> prepare) =>
        Find(edition) is { } here && (here.Gone || here.Between(first, last).Any())
            ? new Document(Path, Find, (_, subject) => subject is Listing { Gone: false } category ? prepare(category) : null)
            : null;

    private Listing? Find(Edition edition) => Category.Length == 0 ? edition.All : edition.Categories.GetValueOrDefault(Category);
}
