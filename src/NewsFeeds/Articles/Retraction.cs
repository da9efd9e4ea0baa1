namespace NewsFeeds.Articles;

/// <summary>The withdrawal of an article: its words go, a notice stands in their place for <see cref="Shown"/>, then the entry leaves.</summary>
/// <param name="Date">When it was withdrawn; moves the article's <see cref="Article.Updated"/>.</param>
/// <param name="Notice">Plain text.</param>
public sealed record Retraction(DateTimeOffset Date, string Notice)
{
    /// <summary>How long the notice stays public: 30 days.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(30);
}
