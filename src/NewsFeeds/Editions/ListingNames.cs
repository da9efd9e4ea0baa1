using System.Runtime.InteropServices;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// The keys of the tags and people that articles name. A hundred thousand articles share a few thousand names, so each name is spelled
/// once. One writer; not thread-safe.
/// </summary>
internal sealed class ListingNames
{
    private const int MostKept = 100_000;

    private readonly Dictionary<string, ListingKey> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListingKey> _authors = new(StringComparer.Ordinal);

    /// <summary>Adds the keys of an article's tags and authors, each once; those of a withdrawn article, too.</summary>
    public void AddTo(List<ListingKey> keys, Article article)
    {
        var first = keys.Count;
        for (var at = 0; at < article.ListedTags.Count; at++)
        {
            Add(keys, first, KeyOf(_tags, article.ListedTags[at], ListingKey.OfTag));
        }

        for (var at = 0; at < article.ListedAuthors.Count; at++)
        {
            Add(keys, first, KeyOf(_authors, article.ListedAuthors[at].Name, ListingKey.OfAuthor));
        }
    }

    /// <summary>
    /// The title of a tag's or a person's listing: the name as the newest article writes it. Where none shows it, because all are withdrawn
    /// or expired, the words of its address.
    /// </summary>
    public string TitleOf(ListingKey key, IEnumerable<Article> newestFirst) =>
        newestFirst.SelectMany(article => Shown(article, key)).FirstOrDefault() ?? key.Name.Replace('-', ' ');

    private static void Add(List<ListingKey> keys, int first, ListingKey key)
    {
        if (key.Name.Length > 0 && keys.IndexOf(key, first) < 0)
        {
            keys.Add(key);
        }
    }

    private IEnumerable<string> Shown(Article article, ListingKey key) => key.Kind == ListingKind.Tag
        ? article.Tags.Where(tag => KeyOf(_tags, tag, ListingKey.OfTag) == key)
        : article.Authors.Select(author => author.Name).Where(name => KeyOf(_authors, name, ListingKey.OfAuthor) == key);

    private static ListingKey KeyOf(Dictionary<string, ListingKey> known, string name, Func<string, ListingKey> make)
    {
        if (known.Count > MostKept)
        {
            known.Clear();
        }

        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(known, name, out var isKnown);
        return isKnown ? key : key = make(name);
    }
}
