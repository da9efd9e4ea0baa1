using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Leads other spellings, former addresses and those of WordPress to the one address of a document. What an article says of its own former
/// addresses counts first, then the site's redirects, then what follows from the address itself. Reads nothing but its arguments and the
/// documents.
/// </summary>
internal sealed class Redirects(DocumentCatalog documents, PublicUrls addresses)
{
    /// <summary>A category may have been renamed several times, but is followed through no more names than this.</summary>
    public const int MostNames = 8;

    /// <summary>The absolute address that a path without a document leads to, or null. A query counts at the top alone.</summary>
    public string? Find(string path, Edition edition, string query = "")
    {
        // A feed of WordPress leads to the feed of what its page leads to.
        var (target, fragment, form) = ((string?)null, "", (FeedForm?)null);
        for (var steps = 0; steps <= RedirectTable.MostSteps; steps++)
        {
            // No address has a backslash, U+0000 or U+FFFE.
            if (path.AsSpan().ContainsAny("\\\0\uFFFE"))
            {
                return Feed(target, form);
            }

            if (FormerPage(path, query, edition) is var (page, pageQuery, asked))
            {
                (path, query, form) = (page, pageQuery, form ?? asked);
            }

            if (edition.FindFormer(path, query) is { } article)
            {
                return form is null ? addresses.ArticlePage(article) + fragment : null;
            }

            if (edition.Redirects.Find(path, query) is not { } written || IsSpelling(path, edition))
            {
                return Feed(Present(path, query, edition) is { } present ? present + fragment : target, form);
            }

            target = addresses.Target(written);
            if (addresses.PathOf(target) is not { } next || IsDocument(next, edition))
            {
                return Feed(target, form);
            }

            var parts = new Uri(target);
            (path, query, fragment) = (next, parts.Query, parts.Fragment);
        }

        return null; // They lead in a circle.
    }

    /// <summary>
    /// Whether a query at the top asks for something else than the front page, as WordPress did before it had paths: <c>/?p=123</c>,
    /// <c>/?feed=atom</c>, <c>/?feed=atom&amp;cat=4</c>. Other queries mean nothing.
    /// </summary>
    public static bool IsFormerTop(string query, Edition edition) =>
        edition.FindFormer(Address.Home.Path, query) is not null
        || edition.Redirects.Find(Address.Home.Path, query) is not null
        || (WordPressFeeds.ParseQuery(query) is var (_, page)
            && (page.Length == 0 || edition.Redirects.Find(Address.Home.Path, page) is not null));

    /// <summary>Whether it is WordPress's feed of comments, which nothing here continues.</summary>
    public static bool IsGone(string path)
    {
        var segments = SegmentsOf(path);
        return WordPressFeeds.Parse(segments) is { Page: 1 } && Is(segments[0], "comments");
    }

    // The top may be asked for with a query that means something else.
    private bool IsDocument(string path, Edition edition) => path != Address.Home.Path && IsShown(path, edition);

    // A document that was found stays in later editions, which may have nothing for it to show.
    private bool IsShown(string path, Edition edition) => documents.Find(path, edition)?.SubjectOf(edition) is not null;

    // A document that is there wins over the site's redirects, in whatever spelling it is asked for.
    private bool IsSpelling(string path, Edition edition) =>
        Address.ParseAnySpelling(path) is { } address && IsDocument(address.Path, edition);

    private string? Present(string path, string query, Edition edition)
    {
        if (path == Address.Home.Path)
        {
            return WordPressFeeds.ParseQuery(query) is var (form, page) && page.Length == 0
                ? addresses.Of(Address.Feed("", form))
                : null;
        }

        var segments = SegmentsOf(path);
        if (segments is [var only] && Is(only, "favicon.ico") && edition.Publication.Icon is { } icon)
        {
            return addresses.Media(icon.Source);
        }

        return Canonical(path, segments, edition) is { } address && address.Path != path && IsServed(address, edition)
            ? addresses.Of(address)
            : null;
    }

    private static Address? Canonical(string path, string[] segments, Edition edition) => Address.ParseAnySpelling(path) switch
    {
        null => WordPress(segments, edition),
        { Kind: AddressKind.Article } address => PresentArticle(address, edition),
        { Kind: AddressKind.Archive } address => PresentArchive(address.In(Present(address.Listing, edition)), edition),
        { } address => address.In(Present(address.Listing, edition)),
    };

    // A renamed category, a tag or a person whose name is written without its marks, or a partner whose name is written in another case.
    private static ListingKey Present(ListingKey listing, Edition edition) => listing.Kind switch
    {
        ListingKind.Category => ListingKey.OfCategory(PresentPath(listing.Name, edition)),
        _ when edition.Find(listing) is not null => listing,
        ListingKind.Tag => edition.Tags.FindFolded(listing.Name)?.Key ?? listing,
        ListingKind.Author => edition.Authors.FindFolded(listing.Name)?.Key ?? listing,
        _ => edition.Partners.FindInAnyCase(listing.Name)?.Key ?? listing,
    };

    // The article that has this address, or the one that had it.
    private static Address? PresentArticle(Address address, Edition edition)
    {
        if (edition.Find(address.First, address.Name) is not null)
        {
            return address;
        }

        return edition.FormerAddresses.TryGetValue(address.Path, out var renamed) ? Address.Article(renamed.Day, renamed.Slug) : null;
    }

    // The archive of a month that is divided into days leads to its newest day. A day of any other month leads to the month.
    private static Address PresentArchive(Address address, Edition edition)
    {
        var listing = edition.Find(address.Listing);
        if (listing?.Between(address.First, address.Last).FirstOrDefault() is not { } newest)
        {
            return address;
        }

        var span = listing.ArchiveSpanOf(newest.Day);
        return Address.Archive(address.Category, span.First, span.Last);
    }

    private bool IsServed(Address address, Edition edition) =>
        address.Kind is AddressKind.Live or AddressKind.Ready || IsShown(address.Path, edition);

    // The site's redirects name the pages of WordPress's categories, tags and people, but not the feeds of each page.
    private static (string Path, string Query, FeedForm Form)? FormerPage(string path, string query, Edition edition)
    {
        if (PageOfFeed(path, query) is not { } page
            || edition.FindFormer(path, query) is not null || edition.Redirects.Find(path, query) is not null)
        {
            return null;
        }

        return edition.Redirects.Find(page.Path, page.Query) is null ? null : page;
    }

    private static (string Path, string Query, FeedForm Form)? PageOfFeed(string path, string query)
    {
        if (path == Address.Home.Path)
        {
            return WordPressFeeds.ParseQuery(query) is var (asked, page) ? (path, page, asked) : null;
        }

        var segments = SegmentsOf(path);
        return WordPressFeeds.Parse(segments) is var (form, count) ? ("/" + string.Join('/', segments[..count]), "", form) : null;
    }

    // A redirect leads to the page of a listing, and from there to its feed.
    private string? Feed(string? target, FeedForm? form)
    {
        if (form is not { } asked)
        {
            return target;
        }

        var page = target is null ? null : addresses.PathOf(target);
        if (page is null || !page.EndsWith('/'))
        {
            return null;
        }

        return Address.ParseAnySpelling(page) switch
        {
            { Kind: AddressKind.Home } => addresses.Of(Address.Feed("", asked)),
            { Kind: AddressKind.ArchivePage } => null, // It has no feed.
            _ => target!.Split('?', '#')[0] + asked.FileName,
        };
    }

    // /feed/, /feed/rss2/, /feed/atom/, /category/a/b/, /category/a/b/feed/, /tag/a/feed/atom/, /author/a/
    private static Address? WordPress(string[] segments, Edition edition)
    {
        if (WordPressFeeds.Parse(segments) is var (form, count) && WordPressListing(segments[..count]) is { } listing)
        {
            return Address.Feed(Present(listing, edition), form);
        }

        return WordPressListing(segments) is { } page ? Address.Page(Present(page, edition)) : null;
    }

    private static ListingKey? WordPressListing(string[] segments) => segments switch
    {
        [] => ListingKey.All,
        [var top, _, ..] when Is(top, "category") => ListingKey.OfCategory(string.Join('/', segments[1..])),
        [var top, var tag] when Is(top, "tag") => ListingKey.OfTag(tag),
        [var top, var name] when Is(top, "author") => ListingKey.OfAuthor(name),
        _ => null,
    };

    /// <summary>
    /// The path of a category now, if it or one around it was renamed. Names that lead in a circle are given up.
    /// </summary>
    private static string PresentPath(string path, Edition edition)
    {
        // An address may have thousands of segments, so the paths that it begins with are looked up without a copy of each.
        var former = edition.Shape.FormerPaths.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var names = 0; names < MostNames && !edition.Categories.ContainsKey(path); names++)
        {
            var cut = path.Length;
            string? present = null;
            while (cut > 0 && !former.TryGetValue(path.AsSpan(0, cut), out present))
            {
                cut = path.LastIndexOf('/', cut - 1);
            }

            if (present is null)
            {
                break;
            }

            path = present + path[cut..];
        }

        return path;
    }

    private static string[] SegmentsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool Is(string? segment, string word) => string.Equals(segment, word, StringComparison.OrdinalIgnoreCase);
}
