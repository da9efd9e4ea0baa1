using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>The content that each article is checked against. Immutable; thread-safe.</summary>
internal sealed class CheckedContent
{
    private readonly Dictionary<(DateOnly Day, string Slug), Article> _byAddress = [];
    private readonly Dictionary<string, Article> _byFile = new(StringComparer.Ordinal);

    public CheckedContent(ContentFolder folder, ContentChange change, PublicUrls addresses, DateTimeOffset now)
    {
        (Media, Categories, Addresses, Now) = (folder.Media, change.Categories, addresses, now);
        Index = folder.ReadMatter("_index.md", new byte[Manuscript.MaxFileBytes], out _);
        Edition = new EditionMaker().Make(change, now);
        foreach (var article in change.Added.OrderBy(article => article.File, StringComparer.Ordinal))
        {
            _byAddress.TryAdd((article.Day, article.Slug), article);
            _byFile.Add(article.File, article);
        }
    }

    public MediaFolder Media { get; }

    public IReadOnlyDictionary<string, Category> Categories { get; }

    public PublicUrls Addresses { get; }

    public DateTimeOffset Now { get; }

    public Edition Edition { get; }

    /// <summary>The publication's own front matter, if it can be read.</summary>
    public Manuscript? Index { get; }

    /// <summary>Whether the publication names the zone of dates without an offset.</summary>
    public bool HasTimeZone => Index?.Root is { } root && FrontMatterReader.Part(root, "timezone") is not null;

    /// <summary>The article at an address, public or not; the first in path order if there are several.</summary>
    public Article? Find(DateOnly day, string slug) => _byAddress.GetValueOrDefault((day, slug));

    /// <summary>The article of a file.</summary>
    public Article? Find(string file) => _byFile.GetValueOrDefault(file);

    /// <summary>The path of the category that is spelled most like these words; null when none is near.</summary>
    public string? NearestCategory(string words)
    {
        var slugs = Categories.Keys.Concat(Edition.Titles.Keys);
        return Nearest.Of(Slug.FromPath(words), slugs, 3) is { } slug ? Edition.Titles.GetValueOrDefault(slug, slug) : null;
    }
}
