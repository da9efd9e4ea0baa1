namespace NewsFeeds.Articles;

/// <summary>Where a republished story comes from.</summary>
/// <param name="Title">The other publication's name, plain text.</param>
/// <param name="Url">The absolute http(s) address of the original story.</param>
public sealed record Origin(string Title, string Url);
