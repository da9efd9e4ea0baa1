namespace NewsFeeds.Articles;

/// <summary>The store is away, so that words cannot be read now. They can be asked for again.</summary>
public sealed class StoreAwayException(Exception? cause = null) : Exception("The article store is away.", cause);
