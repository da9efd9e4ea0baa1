namespace NewsFeeds.Articles;

/// <summary>The words of one version of an article, which the store reads when they are asked for.</summary>
/// <param name="Body">The Markdown or HTML behind the front matter, or that of a row; empty for none.</param>
/// <param name="BodyLine">The file's line at which it starts, from 1.</param>
/// <param name="Summary">Plain text as the editor wrote it; null stands for the body's opening words.</param>
/// <param name="IsHtml">Whether the body is HTML, in which Markdown means nothing.</param>
public sealed record ArticleText(string Body, int BodyLine, string? Summary, bool IsHtml = false);
