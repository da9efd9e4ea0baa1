using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Leads other spellings, former addresses and those of WordPress to the one address of a document. What an article says of its own former
/// addresses counts first, then the site's redirects, then what follows from the address itself. Reads nothing but its arguments and the
/// documents.
/// </summary>
internal sealed class Redirects(DocumentCatalog documents, PublicUrls addresses)
{
    private const string FeedQuery = "?feed=";

    /// <summary>The absolute address that a path without a document leads to, or null. A query counts at the top alone.</summary>
    public string? Find(string path, Edition edition, string query = "")
    {
        var (target, fragment) = ((string?)null, "");
        for (var steps = 0; steps <= RedirectTable.MostSteps; steps++)
        {
            // No address has a backslash, U+0000 or U+FFFE.
            if (path.AsSpan().ContainsAny("\\\0\uFFFE"))
            {
                return target;
            }

            if (edition.FindFormer(path, query) is { } article)
            {
                return addresses.ArticlePage(article) + fragment;
            }

            if (edition.Redirects.Find(path, query) is not { } written || IsSpelling(path, edition))
            {
                return Present(path, query, edition) is { } present ? present + fragment : target;
            }

            target = addresses.Target(written);
            if (addresses.PathOf(target) is not { } next || IsDocument(next, edition))
            {
                return target;
            }

            var parts = new Uri(target);
            (path, query, fragment) = (next, parts.Query, parts.Fragment);
        }

        return null; // They lead in a circle.
    }

    /// <summary>
    /// Whether a query at the top asks for something else than the front page, as WordPress did before it had paths: <c>/?p=123</c>,
    /// <c>/?feed=atom</c>. Other queries mean nothing.
    /// </summary>
    public static bool IsFormerTop(string query, Edition edition) =>
        edition.FindFormer(Address.Home.Path, query) is not null
        || edition.Redirects.Find(Address.Home.Path, query) is not null
        || FeedAsked(query) is not null;

    /// <summary>Whether it is WordPress's feed of comments, which nothing here continues.</summary>
    public static bool IsGone(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var top, var feed] => Is(top, "comments") && Is(feed, "feed"),
        [var top, var feed, var name] => Is(top, "comments") && Is(feed, "feed") && FormOf(name) is not null,
        _ => false,
    };

    // The top may be asked for with a query that means something else.
    private bool IsDocument(string path, Edition edition) =>
        path != Address.Home.Path && documents.Find(path, edition)?.SubjectOf(edition) is not null;

    // A document that is there wins over the site's redirects, in whatever spelling it is asked for.
    private bool IsSpelling(string path, Edition edition) =>
        Address.ParseAnySpelling(path) is { } address && IsDocument(address.Path, edition);

    private string? Present(string path, string query, Edition edition)
    {
        if (path == Address.Home.Path)
        {
            return FeedAsked(query) is { } form ? addresses.Of(Address.Feed("", form)) : null;
        }

        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
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
        { Kind: AddressKind.Archive } address => PresentArchive(address.In(PresentPath(address.Category, edition)), edition),
        { } address => address.In(PresentPath(address.Category, edition)),
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
        var listing = edition.ListingOf(address.Category);
        if (listing?.Between(address.First, address.Last).FirstOrDefault() is not { } newest)
        {
            return address;
        }

        var span = listing.ArchiveSpanOf(newest.Day);
        return Address.Archive(address.Category, span.First, span.Last);
    }

    private bool IsServed(Address address, Edition edition) =>
        address.Kind is AddressKind.Live or AddressKind.Ready || documents.Find(address.Path, edition) is not null;

    // /feed/, /feed/rss2/, /feed/atom/, /category/a/b/feed/, /category/a/b/feed/atom/, /category/a/b/
    private static Address? WordPress(ReadOnlySpan<string> segments, Edition edition)
    {
        var isCategory = segments is [var top, _, ..] && Is(top, "category");
        var path = isCategory ? segments[1..] : segments;
        return path switch
        {
            [.. var above, var feed] when Is(feed, "feed") && (isCategory || above.IsEmpty) =>
                Address.Feed(Category(above, edition), FeedForm.Rss),
            [.. var above, var feed, var name] when Is(feed, "feed") && (isCategory || above.IsEmpty) && FormOf(name) is { } form =>
                Address.Feed(Category(above, edition), form),
            _ => isCategory ? Address.Page(Category(path, edition)) : null,
        };
    }

    private static FeedForm? FeedAsked(string query) =>
        query.StartsWith(FeedQuery, StringComparison.Ordinal) ? FormOf(query[FeedQuery.Length..]) : null;

    private static FeedForm? FormOf(string name) => name.ToLowerInvariant() switch
    {
        "rss2" or "rss" or "rdf" => FeedForm.Rss,
        "atom" => FeedForm.Atom,
        "json" => FeedForm.Json,
        _ => null,
    };

    private static string Category(ReadOnlySpan<string> segments, Edition edition) =>
        PresentPath(Slug.FromPath(string.Join('/', segments!)), edition);

    /// <summary>
    /// The path of a category now, if it or one around it was renamed. It may have been renamed several times. Names that lead in a circle
    /// are given up.
    /// </summary>
    private static string PresentPath(string path, Edition edition)
    {
        // An address may have thousands of segments, so the paths that it begins with are looked up without a copy of each.
        var former = edition.Shape.FormerPaths.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var moves = 0; moves < 8 && !edition.Categories.ContainsKey(path); moves++)
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

    private static bool Is(string? segment, string word) => string.Equals(segment, word, StringComparison.OrdinalIgnoreCase);
}
