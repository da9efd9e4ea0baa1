using System.Globalization;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>When two articles are equal: by key, by id, by address; and which of several claimants is the first.</summary>
internal static class ArticleOrder
{
    /// <summary>
    /// The first in this order holds an id or address that several articles claim. It goes by these in turn: whether the article's own date
    /// and slug make its id, the earlier date, the plainer name, the path.
    /// </summary>
    public static readonly Comparer<Article> OfClaims = Comparer<Article>.Create(CompareClaims);

    /// <summary>Versions of one article.</summary>
    public static readonly IEqualityComparer<Article> ByKey = new KeyComparer();

    /// <summary>Articles with one permanent id in any form of a feed.</summary>
    public static readonly IEqualityComparer<Article> ById = new IdComparer();

    /// <summary>Articles with one address on this service.</summary>
    public static readonly IEqualityComparer<Article> ByAddress = EqualityComparer<Article>.Create(
        (a, b) => a!.Day == b!.Day && a.Slug == b.Slug, article => HashCode.Combine(article.Day, article.Slug));

    private static int CompareClaims(Article a, Article b)
    {
        if (ReferenceEquals(a, b))
        {
            return 0;
        }

        var order = HasForeignId(a).CompareTo(HasForeignId(b));
        order = order != 0 ? order : a.Published.CompareTo(b.Published);
        order = order != 0 ? order : LengthOfName(a).CompareTo(LengthOfName(b));
        order = order != 0 ? order : a.Stem.SequenceCompareTo(b.Stem);
        order = order != 0 ? order : string.CompareOrdinal(a.Folder, b.Folder);
        return order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
    }

    /// <summary>A copy has a longer name than what it was copied from. A date in front does not count.</summary>
    private static int LengthOfName(Article article)
    {
        var day = article.Day.ToString("yyyy-MM-dd-", CultureInfo.InvariantCulture);
        return article.Stem.Length - (article.Stem.StartsWith(day, StringComparison.Ordinal) ? day.Length : 0);
    }

    private static bool HasForeignId(Article article) => article.OwnId is { } id && id != article.DerivedId;

    /// <summary>Compares keys without keeping or making them.</summary>
    private sealed class KeyComparer : IEqualityComparer<Article>, IAlternateEqualityComparer<ReadOnlySpan<char>, Article>
    {
        public bool Equals(Article? x, Article? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && x.Name == y.Name && x.Folder == y.Folder);

        public int GetHashCode(Article article)
        {
            Span<char> key = stackalloc char[512];
            return article.TryWriteKey(key, out var length) ? GetHashCode(key[..length]) : GetHashCode(article.Key);
        }

        public bool Equals(ReadOnlySpan<char> key, Article article)
        {
            Span<char> other = stackalloc char[512];
            return article.TryWriteKey(other, out var length) ? key.SequenceEqual(other[..length]) : key.SequenceEqual(article.Key);
        }

        public int GetHashCode(ReadOnlySpan<char> key) => string.GetHashCode(key, StringComparison.Ordinal);

        public Article Create(ReadOnlySpan<char> alternate) => throw new NotSupportedException();
    }

    /// <summary>Compares ids without keeping or making those that are derived.</summary>
    private sealed class IdComparer : IEqualityComparer<Article>
    {
        public bool Equals(Article? x, Article? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Iri == y.Iri);

        public int GetHashCode(Article article)
        {
            Span<char> id = stackalloc char[256];
            var format = CultureInfo.InvariantCulture;
            if (article.OwnId is null
                && id.TryWrite(format, $"tag:{article.Authority}:{article.Day:o}/{article.Slug}", out var length))
            {
                return string.GetHashCode(id[..length], StringComparison.Ordinal);
            }

            return string.GetHashCode(article.Iri, StringComparison.Ordinal);
        }
    }
}
