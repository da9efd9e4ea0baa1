using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>An address that an article had. Of several articles that had one, the newest has it.</summary>
/// <param name="Path">A path such as <c>/2019/05/ten-cu</c>, <c>/?p=123</c> or <c>/articles/{day}/{former slug}</c>.</param>
/// <param name="Article">The article.</param>
internal readonly record struct FormerAddress(string Path, Article Article)
{
    /// <summary>The same path.</summary>
    public static readonly IEqualityComparer<FormerAddress> ByPath = EqualityComparer<FormerAddress>.Create(
        (a, b) => a.Path == b.Path, address => string.GetHashCode(address.Path, StringComparison.Ordinal));

    /// <summary>The newest article first.</summary>
    public static readonly Comparer<FormerAddress> NewestFirst =
        Comparer<FormerAddress>.Create((a, b) => Article.NewestFirst(a.Article, b.Article));

    /// <summary>
    /// Those that an article names, each once. A bare slug counts for the article's own day alone, because a daily bulletin has one slug on
    /// many days.
    /// </summary>
    public static IEnumerable<FormerAddress> Of(Article article) => article.Aliases.Count > 0 ? Named(article) : [];

    private static IEnumerable<FormerAddress> Named(Article article) => article.Aliases
        .Select(alias => alias.StartsWith('/') ? alias : Address.Article(article.Day, alias).Path)
        .Distinct(StringComparer.Ordinal)
        .Select(path => new FormerAddress(path, article));
}
