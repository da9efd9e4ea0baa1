using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// Finds the neighbours of one article near its date in its listings. What is far away in time is not looked at, so it changes no old page,
/// and a long listing costs hardly more than a short one. Not thread-safe.
/// </summary>
/// <param name="article">The article.</param>
/// <param name="category">The listing in which it has a newer and an older one.</param>
/// <param name="tags">The listings of its tags, each once.</param>
internal sealed class NeighbourSearch(Article article, Listing category, IReadOnlyList<Listing> tags)
{
    /// <summary>How many articles of a listing may be related on each side of the article.</summary>
    private const int MostOnASide = 10;

    private static readonly Comparer<Article> NewestFirst = Comparer<Article>.Create(Article.NewestFirst);

    /// <summary>How many times an article was looked at.</summary>
    public int LookedAt { get; private set; }

    /// <summary>The neighbours.</summary>
    public Neighbours Find()
    {
        var place = PlaceIn(category, article);
        var (newer, older) = (category.Articles.ElementAtOrDefault(place - 1), category.Articles.ElementAtOrDefault(place + 1));
        var sharing = tags.SelectMany(Near).Where(IsRelated).CountBy(each => each)
            .OrderByDescending(each => each.Value).ThenBy(each => Distance(each.Key)).ThenBy(each => each.Key, NewestFirst)
            .Select(each => each.Key);
        var near = Near(category).Where(IsRelated).OrderBy(Distance).ThenBy(each => each, NewestFirst);
        return new(
            article, newer, older, [.. sharing.Concat(near).Distinct().Take(Neighbours.MostRelated)],
            tags.Append(category).Min(listing => listing.NextEvent));

        bool IsRelated(Article each) => each != newer && each != older && each.Retraction is null;
    }

    private IEnumerable<Article> Near(Listing listing)
    {
        var place = PlaceIn(listing, article);
        var (first, end) = (Math.Max(0, place - MostOnASide), Math.Min(listing.Articles.Length, place + 1 + MostOnASide));
        for (var at = first; at < end; at++)
        {
            if (Look(listing.Articles[at]) != article)
            {
                yield return listing.Articles[at];
            }
        }
    }

    private int PlaceIn(Listing listing, Article each) =>
        Ordered.CountBefore(listing.Articles.AsSpan(), other => Article.NewestFirst(Look(other), each) < 0);

    private TimeSpan Distance(Article each) => (each.Published - article.Published).Duration();

    private Article Look(Article each)
    {
        LookedAt++;
        return each;
    }
}
