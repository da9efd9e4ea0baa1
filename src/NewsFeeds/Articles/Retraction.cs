namespace NewsFeeds.Articles;

/// <summary>The withdrawal of an article: a notice replaces its words for <see cref="Shown"/>, then the entry leaves.</summary>
/// <param name="Date">When it was withdrawn; the article's <see cref="Article.Updated"/> is later. Null if the editor gives no date: the
/// notice then stays.</param>
/// <param name="Notice">Plain text; null stands for a sentence in the article's language that says no more than that.</param>
public sealed record Retraction(DateTimeOffset? Date, string? Notice)
{
    /// <summary>How long the notice stays public: 30 days.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    /// <summary>When the notice ends, unless the article expires before; null where it stays.</summary>
    public DateTimeOffset? Ends => Date + Shown;
}
