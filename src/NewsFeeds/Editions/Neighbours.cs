using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// An article and the articles to which its page leads. Immutable. Two of them are equal where they hold the same versions of articles
/// and the clock next changes them at the same time.
/// </summary>
/// <param name="Article">The article itself.</param>
/// <param name="Newer">
/// The next newer one in its category, which may be withdrawn; null for none. The category is the first that is not gone; without any it is
/// the whole publication.
/// </param>
/// <param name="Older">The next older one there, which may be withdrawn; null for none.</param>
/// <param name="Related">
/// At most <see cref="MostRelated"/>: those that share tags with it, most shared tags first, then the nearest in time. Fewer are filled up
/// with the nearest in time of its category. None of them is withdrawn, and none is <paramref name="Newer"/> or <paramref name="Older"/>.
/// </param>
/// <param name="NextEvent">When the clock next moves an article in or out of the listings that they are from, UTC; null for never.</param>
public sealed record Neighbours(
    Article Article, Article? Newer, Article? Older, ImmutableArray<Article> Related, DateTimeOffset? NextEvent)
{
    /// <summary>How many related articles a page names.</summary>
    public const int MostRelated = 3;

    /// <summary>Tags beyond these relate it to none, because some editors give every article a hundred.</summary>
    internal const int MostTags = 20;

    /// <inheritdoc/>
    public bool Equals(Neighbours? other) =>
        other is not null && Article == other.Article && Newer == other.Newer && Older == other.Older
        && NextEvent == other.NextEvent && Related.SequenceEqual(other.Related);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(Article);
}
