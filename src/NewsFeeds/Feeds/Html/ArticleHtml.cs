namespace NewsFeeds.Feeds.Html;

/// <summary>Turns an article's Markdown into HTML that any reader can show safely.</summary>
public static class ArticleHtml
{
    /// <summary>Renders one body. Pure, thread-safe and bounded in time.</summary>
    /// <param name="markdown">The text behind the front matter.</param>
    /// <param name="page">The article's own absolute address: what relative links are resolved against.</param>
    /// <param name="resolve">Turns a link or picture address as the author wrote it into an absolute one; null where it leads nowhere that may be linked.</param>
    /// <param name="prefix">Goes before every id, so that footnotes of two entries never collide in one feed.</param>
    /// <exception cref="UnrenderableException">The text is too large, too deeply nested or too slow to render.</exception>
    public static ArticleBody Render(string markdown, Uri page, Func<string, string?> resolve, string prefix) =>
        throw new NotImplementedException(markdown + page + resolve("") + prefix);
}
