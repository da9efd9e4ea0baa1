using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Checks the names in the rules of partner feeds. A misspelt one finds no article.</summary>
internal static class PartnerCheck
{
    /// <summary>The faults in the publication's file.</summary>
    public static IEnumerable<Fault> Run(CheckedFile index, Edition edition) =>
        Run(edition).Select(slip => CheckedFile.At(PlaceOf(slip, index), slip.Fault));

    /// <summary>The names that are nothing's.</summary>
    public static IEnumerable<Slip> Run(Edition edition) => UnknownCategories(edition.Shape).Concat(UnknownNames(edition));

    private static IEnumerable<Slip> UnknownCategories(EditionShape shape)
    {
        foreach (var (feed, list, name) in Names(shape.Publication, "categories", feed => feed.Categories, feed => feed.ExcludedCategories))
        {
            if (shape.Resolve(name) is null)
            {
                var fault = list is ["exclude", ..]
                    ? NoExcludedCategory(feed, name, shape.NearestTo(name))
                    : NoCategory(name, shape.NearestTo(name));
                yield return new Slip(feed, list, name, fault);
            }
        }
    }

    private static Fault NoCategory(string name, string? nearest) => nearest is not null
        ? new Fault(ContentPath.IndexFile, 0, 0, Severity.Warning, "unknown-category/near", name, nearest)
        : new Fault(ContentPath.IndexFile, 0, 0, Severity.Warning, "unknown-category", name);

    private static Fault NoExcludedCategory(string feed, string name, string? nearest) => nearest is not null
        ? new Fault(ContentPath.IndexFile, 0, 0, Severity.Warning, "unknown-category/excluded-near", name, feed, nearest)
        : new Fault(ContentPath.IndexFile, 0, 0, Severity.Warning, "unknown-category/excluded", name, feed);

    // Articles with a name may be still to come, so only one that is spelled almost like theirs is a slip.
    private static IEnumerable<Slip> UnknownNames(Edition edition)
    {
        var tags = Names(edition.Publication, "tags", feed => feed.Tags, feed => feed.ExcludedTags);
        var authors = Names(edition.Publication, "authors", feed => feed.Authors, feed => feed.ExcludedAuthors);
        return Of(tags, ListingKey.OfTag, edition.Tags, NoTag).Concat(Of(authors, ListingKey.OfAuthor, edition.Authors, NoAuthor));

        static Fault NoTag(string name, string nearest) =>
            new Fault(ContentPath.IndexFile, 0, 0, Severity.Warning, "unknown-tag/near", name, nearest);

        static Fault NoAuthor(string name, string nearest) =>
            new Fault(ContentPath.IndexFile, 0, 0, Severity.Warning, "unknown-author/near", name, nearest);

        static IEnumerable<Slip> Of(
            IEnumerable<(string Feed, string[] List, string Name)> names, Func<string, ListingKey> keyOf, NamedListings known,
            Func<string, string, Fault> faultOf)
        {
            foreach (var (feed, list, name) in names.Where(each => known.Find(keyOf(each.Name).Name) is null))
            {
                if (NearestTo(name, known) is { } nearest)
                {
                    yield return new Slip(feed, list, name, faultOf(name, nearest));
                }
            }
        }
    }

    // Short words are often alike. The same letters without their marks are meant all the same.
    private static string? NearestTo(string name, NamedListings known)
    {
        var slug = Slug.From(name);
        var titles = known.All.Select(listing => listing.Title).ToList();
        return Nearest.Of(name, titles, Math.Clamp(name.Length - 3, 0, 2)) ?? titles.Find(title => Slug.From(title) == slug);
    }

    private static IEnumerable<(string Feed, string[] List, string Name)> Names(
        Publication publication, string key, Func<PartnerFeed, IReadOnlyList<string>?> wanted,
        Func<PartnerFeed, IReadOnlyList<string>> excluded) =>
        from feed in publication.PartnerFeeds
        from list in new[] { (Keys: new[] { key }, Names: wanted(feed) ?? []), (Keys: ["exclude", key], Names: excluded(feed)) }
        from name in list.Names
        select (feed.Name, list.Keys, name);

    private static YamlNode? PlaceOf(Slip slip, CheckedFile index)
    {
        var node = index["feeds"]?.Pairs?.Find(pair => NormalForm.Of(pair.Key.Written ?? "") == slip.Feed).Value;
        foreach (var key in slip.List)
        {
            node = node is null ? null : FrontMatterReader.Part(node, key);
        }

        return node?.Items?.Find(item => item.Text is { } text && PlainText.Line(text) == slip.Name) ?? node;
    }

    /// <summary>A name that is nothing's.</summary>
    /// <param name="Feed">The feed.</param>
    /// <param name="List">The keys that lead to the list in the feed.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Fault">What is told of it, without its place.</param>
    public sealed record Slip(string Feed, string[] List, string Name, Fault Fault);
}
