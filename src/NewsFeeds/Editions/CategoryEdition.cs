using System.Collections.Immutable;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// What is public of one category. Immutable; the same instance goes from edition to edition as long as nothing in it changes, so the
/// reference names the state and everything made from it may be kept by it.
/// </summary>
/// <param name="Category">The category; of the whole publication the one with the empty path.</param>
/// <param name="Articles">Newest first, those of sub-categories included.</param>
/// <param name="Changed">When anything of it last changed, as the store's own times and the clock's events tell it, UTC.</param>
/// <param name="NextEvent">When the next article appears in it or leaves it by the clock, UTC; null for never.</param>
public sealed record CategoryEdition(Category Category, ImmutableArray<Article> Articles, DateTimeOffset Changed, DateTimeOffset? NextEvent);
