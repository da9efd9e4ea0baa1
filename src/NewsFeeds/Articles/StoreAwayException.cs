namespace NewsFeeds.Articles;

/// <summary>Words cannot be read now, because their store is away. They can be once it is back.</summary>
public sealed class StoreAwayException(Exception? cause = null) : Exception("The article store is away.", cause);
