using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;
using NewsFeeds.Rendering;

namespace NewsFeeds.Checks;

/// <summary>The content that each article is checked against. Immutable; thread-safe.</summary>
internal sealed class CheckedContent : IContentIndex
{
    private readonly EditionMaker _maker = new();
    private readonly HashSet<Article> _unserved;
    private readonly Holders _holders;
    private readonly bool _isPublicationUnread;

    public CheckedContent(ContentFolder folder, ContentChange change, PublicUrls addresses, DateTimeOffset now)
    {
        _unserved = [.. change.Unserved];
        _isPublicationUnread = change.PublicationFault is not null;
        (Media, Addresses, Now) = (folder.Media, addresses, now);
        Paths = new ContentPaths(Media, this, addresses);
        Index = folder.ReadManuscript(ContentPath.IndexFile, new byte[Manuscript.MaxFileBytes], out _);
        Edition = _maker.Make([change], now);
        CategoryFaults = [.. _maker.TakeFaults().Where(fault => fault.Code == "duplicate-category")];
        _holders = new Holders(change.Articles.Where(article => OriginalOf(article) is null), change.Categories ?? [], now);
    }

    public MediaFolder Media { get; }

    /// <summary>A fault of each day that has more articles than its archive.</summary>
    public IEnumerable<Fault> CrowdedDays =>
        from day in Edition.All.Articles.GroupBy(article => article.Day)
        let count = day.Count()
        where count > Listing.MostOfADay
        let name = day.Key.ToString("O", CultureInfo.InvariantCulture)
        select new Fault(day.Last().Key, 0, 0, Severity.Warning, "crowded-day", name, count, Listing.MostOfADay);

    /// <summary>What stands at the paths that texts name.</summary>
    public ContentPaths Paths { get; }

    public IReadOnlyDictionary<string, Category> Categories => Edition.Shape.Categories;

    /// <summary>The faults of categories whose path another category holds.</summary>
    public IReadOnlyList<Fault> CategoryFaults { get; }

    public PublicUrls Addresses { get; }

    public DateTimeOffset Now { get; }

    public Edition Edition { get; }

    /// <summary>The publication's own front matter, if it can be read.</summary>
    public Manuscript? Index { get; }

    /// <summary>Whether the publication names the zone of dates without an offset, or may name it.</summary>
    public bool HasTimeZone => _isPublicationUnread || Index?.Root is { } root && FrontMatterReader.Part(root, "timezone") is not null;

    /// <summary>
    /// The faults of what is public now and yet in no listing. <see cref="EditionMaker.Conflicts"/> tells what is in it.
    /// </summary>
    public IEnumerable<Fault> Conflicts => _maker.Conflicts;

    /// <summary>Whether an article is out now: whether the edition lists it.</summary>
    public bool IsOut(Article article) => _maker.Lists(article);

    /// <summary>The article that is made of a file; null for none.</summary>
    public Article? ArticleOf(string file) => _maker.Articles.Find(file);

    /// <summary>The article of which this one is a copy, or null.</summary>
    public Article? OriginalOf(Article article) => Copies.OriginalOf(article, _maker.Articles.Find);

    /// <summary>The article that would have the id of this one if all that <see cref="Holders"/> counts were public now.</summary>
    public Article HolderOfId(Article article) => _holders.OfId(article);

    /// <summary>The article that would be at an address if all that <see cref="Holders"/> counts were public now.</summary>
    public Article? Find(DateOnly day, string slug) => _holders.OfAddress(day, slug);

    /// <summary>What answers at a path, or at the same path with a slash behind it; null for nothing.</summary>
    public string? HolderOf(string path)
    {
        var address = Address.Parse(path) ?? Address.Parse(path + "/");
        return address?.Kind switch
        {
            null => null,
            AddressKind.Article => Find(address.First, address.Name) is { Draft: false } article ? article.Key : null,
            AddressKind.Media => Media.Find(address.Name) is not null ? address.Name : null,
            _ when address.Category.Length > 0 => Categories.GetValueOrDefault(address.Category)?.Title,
            _ => Edition.Publication.Title,
        };
    }

    /// <inheritdoc/>
    public Article? FindArticle(string file) =>
        _maker.Articles.LookUp(file) is { } article && !_unserved.Contains(article) ? article : null;

    /// <inheritdoc/>
    public bool IsWaiting(Article article) => _maker.Articles.IsWaiting(article);

    /// <inheritdoc/>
    public string? FindCategory(string folder) => Edition.Shape.Find(folder);
}
