using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Checks;

/// <summary>Finds categories whose feeds were served and lead nowhere now, because their folder was renamed without an alias.</summary>
internal static class LostFeeds
{
    /// <param name="served">The paths of documents that the service remembers.</param>
    /// <param name="content">The content.</param>
    /// <param name="redirects">The former addresses that lead elsewhere.</param>
    public static IEnumerable<Fault> Run(IEnumerable<string> served, CheckedContent content, RedirectTable redirects)
    {
        var addresses = served.Select(Address.Parse).OfType<Address>().ToList();
        var known = addresses.Select(address => address.Category).ToHashSet(StringComparer.Ordinal);
        var lost = addresses.Where(address => !Leads(address)).Select(address => address.Category).ToHashSet(StringComparer.Ordinal);
        var unserved = content.Categories.Values.Where(category => !known.Contains(category.Path)).ToList();

        // An alias of a category leads to all below it, too. Where one is lost and one is new, the new one is likely the other.
        List<string> topMost = [.. EditionShape.TopMost(lost)];
        var successor = (topMost.Count, unserved.Count) == (1, 1) ? unserved[0] : null;
        foreach (var path in topMost)
        {
            var heir = successor ?? Near(path);
            yield return heir is null
                ? new Fault(ContentPath.IndexFile, 0, 0, Severity.Warning, "renamed-category", path)
                : new Fault(ContentPath.IndexOf(heir.Folder), 0, 0, Severity.Warning, "renamed-category/near", path, heir.Title);
        }

        bool Leads(Address address) =>
            address.Category.Length == 0 || content.Categories.ContainsKey(address.Category)
            || content.Edition.Shape.IsFormer(address.Category)
            || redirects.Find(address.Path) is not null || content.Edition.FindFormer(address.Path) is not null;

        Category? Near(string path) =>
            content.Edition.Shape.NearestTo(path) is { } near ? content.Categories.GetValueOrDefault(near) : null;
    }
}
