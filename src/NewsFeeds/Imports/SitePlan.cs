using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports;

/// <summary>Where everything of one source goes. It is made first, because a post may link to one that comes later.</summary>
internal sealed class SitePlan
{
    /// <summary>Why a page of the site is not carried over.</summary>
    public const string Page = "page";

    private readonly ImportOptions _options;
    private readonly PostIds _ids;

    // By the post's number among those that are carried over. Nearly every id is the guid.
    private readonly Dictionary<int, PostId> _unusual = [];

    /// <param name="site">What the source says of the site.</param>
    /// <param name="posts">Its posts.</param>
    /// <param name="options">Says which posts are carried over.</param>
    /// <param name="before">What is there already.</param>
    /// <param name="ledger">What earlier imports wrote.</param>
    public SitePlan(SourceSite site, IEnumerable<SourcePost> posts, ImportOptions options, ContentBefore before, Ledger ledger)
    {
        (Site, _options) = (site, options);
        (_ids, Places) = (new PostIds(before.Holders, site.PostCount), new PostPlaces(before.Addresses, site.PostCount));
        ledger.Expect(site.PostCount);
        Folders = new CategoryFolders(before.Categories, site.Categories);
        Zone = before.Zone ?? site.Zone ?? TimeZoneInfo.Utc;
        var number = -1;
        foreach (var post in posts.Where(post => WhyNotCarried(post) is null))
        {
            number++;
            var id = _ids.Of(post);
            if (id != PostId.OfGuid(post))
            {
                _unusual.Add(number, id);
            }

            if (id is { IsHeld: true, Holder: null })
            {
                continue;
            }

            Places.Add(post, id.Holder ?? Places.Find(FolderOf(post), DayOf(post), SlugOf(post), ledger.Find(id.Key)?.Path));
            IsPlain |= post is { Status: PostStatus.Published, Link: { } link } && FormerPath.IsPlain(link);
        }
    }

    /// <summary>What the source says of the site.</summary>
    public SourceSite Site { get; }

    /// <summary>The folders of its categories.</summary>
    public CategoryFolders Folders { get; }

    /// <summary>The paths of the posts' files, in the source's order.</summary>
    public PostPlaces Places { get; }

    /// <summary>The publication's zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Whether the site used plain addresses, such as <c>/?p=123</c>.</summary>
    public bool IsPlain { get; }

    /// <summary>Why a post is not carried over, as a stable word; null where it is.</summary>
    public string? WhyNotCarried(SourcePost post)
    {
        if (post.IsPage && !_options.Pages)
        {
            return Page;
        }

        return post.Status switch
        {
            PostStatus.Published or PostStatus.Scheduled => null,
            PostStatus.Trashed => "trashed",
            _ when _options.Drafts => null,
            PostStatus.Private => "private",
            _ => "draft",
        };
    }

    /// <summary>The id of a post, by its number among those that are carried over, from 0.</summary>
    public PostId IdOf(SourcePost post, int number) => _unusual.TryGetValue(number, out var id) ? id : PostId.OfGuid(post);

    /// <summary>The digests of its posts' ids.</summary>
    public IReadOnlySet<ulong> Ids => _ids.Given;

    /// <summary>Whether a post that is carried over has this id.</summary>
    public bool Carries(string id) => Ids.Contains(Digest.OfName(id));

    /// <summary>The folder of a post: its first category's, or the top.</summary>
    public string FolderOf(SourcePost post) => post.Categories is [var first, ..] ? Folders.FolderOf(first) : "";

    /// <summary>Whether a file is where an import may have written a post.</summary>
    public bool IsPlaceOf(SourcePost post, string path) => PostPlaces.IsNumbered(path, FolderOf(post), DayOf(post), SlugOf(post));

    /// <summary>The day of its first publication in the publication's zone.</summary>
    public DateOnly DayOf(SourcePost post) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(ArticleFile.DateOf(post), Zone).DateTime);

    /// <summary>What a link to the former site becomes; null where it stays, because it leads to no post.</summary>
    public string? LinkTo(string address)
    {
        if (!WebAddress.Is(address, out var uri) || !Site.Hosts.Has(uri) || Places.At(address) is not { } path)
        {
            return null;
        }

        return ContentReference.FromTop(path) + uri.Fragment;
    }

    /// <summary>Whether an address is one of a file that was uploaded to the former site.</summary>
    public bool IsUpload(string address) =>
        WebAddress.Is(address, out var uri) && Site.Hosts.HasFilesAt(uri)
        && uri.AbsolutePath.Contains("/wp-content/uploads/", StringComparison.Ordinal);

    private static string SlugOf(SourcePost post) => ContentName.Of(post.Slug ?? "", ArticleFile.TitleOf(post, ""));
}
