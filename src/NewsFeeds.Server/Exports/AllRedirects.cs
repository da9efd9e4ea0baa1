using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Exports;

/// <summary>Every former address, and where the service redirects it.</summary>
internal sealed class AllRedirects(Redirects redirects, DocumentSources documents)
{
    /// <summary>The redirects of an edition, each path once, without a slash at the end and in ordinal order.</summary>
    public IEnumerable<Redirect> Of(Edition edition) =>
        from path in Former(edition).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let target = TargetOf(path, edition)
        where target is not null || Redirects.IsGone(path)
        select new Redirect(path, target);

    private string? TargetOf(string path, Edition edition)
    {
        if (IsQuery(path))
        {
            return redirects.Find("/", edition, path[1..]);
        }

        // The service finds documents and media first.
        var isServed = documents.Find(path, edition)?.SubjectOf(edition) is not null
            || Address.ParseAnySpelling(path) is { Kind: AddressKind.Media or AddressKind.Live or AddressKind.Ready };
        return isServed ? null : redirects.Find(path, edition);
    }

    /// <summary>The addresses that the content names as former ones, and those that WordPress would have had.</summary>
    private IEnumerable<string> Former(Edition edition)
    {
        string[] icon = edition.Publication.Icon is null ? [] : ["/favicon.ico"];
        return edition.FormerAddresses.Keys.Concat(edition.Redirects.Targets.Keys)
            .Concat(FormerDocuments(edition)).Concat(FoldedNames(edition)).Concat(WordPress(edition)).Concat(icon);
    }

    private IEnumerable<string> FormerDocuments(Edition edition)
    {
        var former = edition.Listings.ToDictionary(
            listing => listing.Path, listing => FormerPaths(listing.Path, edition), StringComparer.Ordinal);
        return
            from address in documents.All(edition)
            where address.Category.Length > 0
            from path in former[address.Category]
            select address.In(ListingKey.OfCategory(path)).Path.TrimEnd('/');
    }

    // Redirects say which of these mean one tag or person alone.
    private static IEnumerable<string> FoldedNames(Edition edition) =>
        from listing in edition.Tags.All.Concat(edition.Authors.All)
        let folded = listing.Key with { Name = Slug.From(listing.Key.Name) }
        from address in FeedFormat.All.Select(format => Address.Feed(folded, format.Form)).Append(Address.Page(folded))
        select address.Path.TrimEnd('/');

    private static IEnumerable<string> WordPress(Edition edition)
    {
        var names = Spellings("/tag/", edition.Tags).Concat(Spellings("/author/", edition.Authors)).ToList();
        var categories = edition.Categories.Keys.SelectMany(path => FormerPaths(path, edition).Prepend(path))
            .Select(path => $"/category/{path}").ToList();
        var withFeeds = categories.Concat(names).Concat(edition.Redirects.Targets.Keys.Where(path => !IsQuery(path)))
            .Append("").Append("/comments");
        return categories.Concat(names).Concat(WordPressQueries(edition)).Concat(
            from page in withFeeds
            from ending in WordPressFeeds.Endings
            select page + ending);
    }

    // WordPress writes them in either order.
    private static IEnumerable<string> WordPressQueries(Edition edition)
    {
        var pages = edition.Redirects.Targets.Keys.Where(key => IsQuery(key) && WordPressFeeds.ParseQuery(key[1..]) is null).ToList();
        return
            from feed in WordPressFeeds.Parameters
            from query in pages.SelectMany(page => new[] { $"/?{feed}&{page[2..]}", $"{page}&{feed}" }).Prepend($"/?{feed}")
            select query;
    }

    private static IEnumerable<string> Spellings(string folder, NamedListings listings) =>
        listings.All.Select(listing => listing.Key.Name).SelectMany(name => new[] { folder + name, folder + Slug.From(name) });

    private static bool IsQuery(string path) => path.StartsWith("/?", StringComparison.Ordinal);

    /// <summary>The paths that a category had, by its own aliases and by those of the categories around it.</summary>
    private static HashSet<string> FormerPaths(string path, Edition edition)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { path };
        string[] latest = [path];
        for (var names = 0; names < Redirects.MostNames && latest.Length > 0; names++)
        {
            latest =
            [
                .. from at in latest
                   from move in edition.Shape.FormerPaths
                   where at == move.Value || at.StartsWith($"{move.Value}/", StringComparison.Ordinal)
                   let earlier = move.Key + at[move.Value.Length..]
                   where found.Add(earlier)
                   select earlier,
            ];
        }

        found.Remove(path);
        return found;
    }
}
