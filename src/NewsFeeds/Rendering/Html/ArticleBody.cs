using System.Collections.Immutable;

namespace NewsFeeds.Rendering.Html;

/// <summary>A rendered body.</summary>
/// <param name="Html">Safe HTML as feeds have it, every address absolute. Empty where it shows nothing.</param>
/// <param name="PageHtml">
/// The same for the article's own page, where links within the article are bare fragments. The same string where there are none.
/// </param>
/// <param name="Text">Its paragraphs as plain text, white space folded; summaries are cut from it.</param>
/// <param name="Pictures">The absolute addresses of the pictures it shows.</param>
/// <param name="Removed">
/// The markup that was removed, such as <c>&lt;script&gt;</c>, <c>onclick</c> or what was hidden. It is in the order of the Markdown where
/// places were asked for.
/// </param>
/// <param name="Steps">What rendering it took, of <see cref="HtmlTree.MaxSteps"/>.</param>
internal sealed record ArticleBody(
    string Html, string PageHtml, string Text, ImmutableArray<string> Pictures, ImmutableArray<Slip> Removed, int Steps);
