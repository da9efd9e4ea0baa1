using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Turns an article's Markdown into HTML that any reader can show safely. Pure, thread-safe, deterministic, bounded in time and memory:
/// the same text gives the same HTML under every culture, with "\n" as the only line break and no character that XML 1.0 cannot hold.
/// </summary>
public static class ArticleHtml
{
    /// <summary>Renders one body: Markdown, then passes over one tree of HTML, with the sanitiser before all addresses and ids are settled.</summary>
    /// <param name="markdown">The text behind the front matter; HTML in it is allowed and sanitised.</param>
    /// <param name="page">The article's own absolute address; gives <c>//host/…</c> its scheme.</param>
    /// <param name="resolve">
    /// Turns the address of a link, picture, sound or embed into an absolute one; null where it leads nowhere that may be linked: then a link
    /// leaves its text behind and a picture goes. Gets it as the HTML has it, so non-ASCII letters and spaces may be percent-encoded or not;
    /// never gets a bare fragment, <c>//host/…</c>, <c>mailto:</c> or <c>tel:</c>. Only http and https results are used.
    /// </param>
    /// <param name="prefix">Goes with a hyphen before every id, so that footnotes of two entries never collide in one feed.</param>
    /// <param name="backLabel">What a screen reader says of the arrow behind a footnote, in the article's language; its number follows.</param>
    /// <param name="withPlaces">Whether what is removed is told with its line and column, which takes longer.</param>
    /// <param name="sizeOf">The pixels of the picture at an absolute address, where they are known; asked for pictures whose HTML tells no size.</param>
    /// <exception cref="UnrenderableException">The text is too large, too deeply nested or too slow to render.</exception>
    public static ArticleBody Render(
        string markdown, Uri page, Func<string, string?> resolve, string prefix, string backLabel = "Back to reference", bool withPlaces = false,
        Func<string, (int Width, int Height)?>? sizeOf = null)
    {
        var source = XmlCharacters.Clean(markdown);
        var places = withPlaces ? new MarkdownPlaces(source) : null;
        var removals = new SanitizerReport(places);
        var body = HtmlTree.Parse(MarkdownText.ToHtml(source, places), withPlaces);

        // Before the sanitiser, while classes, data attributes and frames still tell what they mean.
        var asides = Ids.Prepare(body, backLabel);
        LazyPictures.Settle(body, removals);
        asides.AddRange(Embeds.ToLinks(body));

        SanitizerPolicy.Enforce(body, removals);

        new Links(page, resolve, sizeOf ?? (_ => null)).Settle(body);
        Ids.Prefix(body, prefix);
        Tidy(body);

        return new ArticleBody(Write(body), PlainText.Line(RunningText.Of(body, asides)), Links.Pictures(body), removals.ToImmutable());
    }

    /// <summary>
    /// Renders a word, so that what rendering needs is loaded: the parsers of Markdown, HTML and CSS take as long as all else of a start, and
    /// can load beside it.
    /// </summary>
    public static void Load() => Render("<b>…</b>", new Uri("https://example.org/"), _ => null, "");

    /// <summary>The whole content of an entry: the lead picture, the body, the corrections.</summary>
    /// <param name="body">The rendered body.</param>
    /// <param name="lead">Stands first, as a figure, unless the body shows the same picture already (queries and WordPress's size suffixes do not count); may be null.</param>
    /// <param name="corrections">Each as a reader sees its date, as a machine does (ISO 8601), and the note, plain text; in the order in which they are to stand.</param>
    /// <param name="correctionsHeading">Such as "Đính chính".</param>
    public static string Compose(
        ArticleBody body, FeedPicture? lead, IReadOnlyList<(string Date, string Iso, string Note)> corrections, string correctionsHeading)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(corrections);
        var tree = HtmlTree.New();
        var figure = lead is null ? null : LeadAndCorrections.Lead(tree, lead, body.Pictures);
        var section = corrections.Count == 0 ? null : LeadAndCorrections.Corrections(tree, corrections, correctionsHeading);
        string?[] parts = [figure is null ? null : Write(figure), body.Html, section is null ? null : Write(section)];
        return string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>A notice (of a retraction) as HTML: a paragraph for each block between blank lines, its text escaped.</summary>
    public static string Notice(string notice) =>
        string.Join('\n', LeadAndCorrections.Paragraphs(HtmlTree.New(), XmlCharacters.Clean(notice)).Select(Write));

    private static void Tidy(IHtmlElement body)
    {
        // Where comments and scripts stood, blank lines remain; in a feed they are only weight.
        body.Normalize();
        foreach (var gap in body.GetDescendants().OfType<IText>().Where(text => text.Data.Contains('\n', StringComparison.Ordinal) && string.IsNullOrWhiteSpace(text.Data)))
        {
            if (gap.ParentElement?.Closest("pre") is null)
            {
                gap.Data = "\n";
            }
        }

        foreach (var span in body.QuerySelectorAll("span").Where(span => span.Attributes.Length == 0))
        {
            span.Unwrap();
        }

        foreach (var paragraph in body.QuerySelectorAll("p"))
        {
            if (HtmlTree.IsBare(paragraph))
            {
                paragraph.Remove();
            }
            else if (paragraph.ParentElement is { LocalName: "figure" } && paragraph.QuerySelector("img") is not null
                && string.IsNullOrWhiteSpace(paragraph.TextContent))
            {
                paragraph.Unwrap();
            }
        }
    }

    // Once more at the end: character references put characters into a finished tree that XML cannot hold.
    private static string Write(IElement element) =>
        XmlCharacters.Clean(element is IHtmlBodyElement ? element.InnerHtml : element.OuterHtml).Trim('\n', ' ');
}
