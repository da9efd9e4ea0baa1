namespace NewsFeeds.Articles;

/// <summary>A note that says what was wrong in an article and is right now.</summary>
/// <param name="Date">When it was corrected; moves the article's <see cref="Article.Updated"/>.</param>
/// <param name="Note">Plain text.</param>
public sealed record Correction(DateTimeOffset Date, string Note);
