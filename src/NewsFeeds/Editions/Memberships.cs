using System.Runtime.InteropServices;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>Which listings an article stands in. One writer; not thread-safe.</summary>
internal sealed class Memberships(EditionShape shape, ListingNames names)
{
    // Nearly every article names no category beside its folder's.
    private readonly Dictionary<string, ListingKey[]> _ofFolder = new(StringComparer.Ordinal);

    // One list for all answers: a start asks for the listings of each of a hundred thousand articles.
    private readonly List<ListingKey> _answer = [];

    /// <summary>
    /// The whole publication, its folder's category and those it names, every category around one of these, its tags, its authors, and the
    /// partner feeds whose rules select it; each once. A withdrawn article stands where it stood before.
    /// </summary>
    /// <returns>A list that is good until the next call.</returns>
    public List<ListingKey> Of(Article article)
    {
        _answer.Clear();
        _answer.AddRange(CategoriesOf(article));
        names.AddTo(_answer, article);
        AddPartners(_answer);
        return _answer;
    }

    /// <summary>Those of the listings that depend on the publication and its categories: not its tags and authors.</summary>
    public IReadOnlyList<ListingKey> OfShape(Article article) => shape.Partners.Count == 0
        ? CategoriesOf(article)
        : [.. Of(article).Where(key => key.Kind is ListingKind.Category or ListingKind.Partner)];

    private void AddPartners(List<ListingKey> listings)
    {
        if (shape.Partners.Count > 0)
        {
            // Rules look at categories, tags and people, never at other partners.
            listings.AddRange(shape.Partners.Where(rule => rule.Selects(listings)).Select(rule => rule.Key).ToList());
        }
    }

    private ListingKey[] CategoriesOf(Article article)
    {
        if (article.Categories.Count > 0)
        {
            return [.. FindCategories(article)];
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofFolder, article.Category, out _);
        return known ??= [.. FindCategories(article)];
    }

    private IEnumerable<ListingKey> FindCategories(Article article)
    {
        yield return ListingKey.All;
        var seen = article.Categories.Count > 0 ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var start in article.Categories.Select(shape.Resolve).Prepend(article.Category).OfType<string>())
        {
            for (var path = start; path.Length > 0; path = Category.ParentOf(path))
            {
                if (shape.Categories.ContainsKey(path) && seen?.Add(path) != false)
                {
                    yield return new ListingKey(ListingKind.Category, path);
                }
            }
        }
    }
}
