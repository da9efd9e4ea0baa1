using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Turns an article's Markdown into HTML that any reader can show safely. Pure, thread-safe, deterministic, bounded in time and memory:
/// the same text gives the same HTML under every culture, with "\n" as the only line break and no character that XML 1.0 cannot hold.
/// </summary>
public static class ArticleHtml
{
    /// <summary>
    /// Renders one body. The Markdown becomes a tree of HTML, which several passes change. Addresses and ids are settled after the
    /// sanitiser.
    /// </summary>
    /// <param name="markdown">The text behind the front matter; HTML in it is allowed and sanitised.</param>
    /// <param name="resolve">
    /// Turns the address of a link or embed into an absolute one, or into null where it leads nowhere that may be linked: then only the
    /// link's text stays. The function gets the address as the HTML has it, so letters and spaces may be percent-encoded or not. It never
    /// gets a bare fragment. Only http and https results count, for links also <c>mailto:</c> and <c>tel:</c>.
    /// </param>
    /// <param name="prefix">Begins every id, with a hyphen, so that footnotes of two entries never collide in one feed.</param>
    /// <param name="backLabel">The name of a footnote's arrow for a screen reader, in the article's language; the number follows.</param>
    /// <param name="withPlaces">Whether removed markup is told with its line and column, which takes longer.</param>
    /// <param name="articlePage">
    /// The address of the article's page on this service. In feeds, links within the article lead there.
    /// </param>
    /// <param name="show">
    /// The same for pictures, sounds and films, which are removed where it gives null; null stands for <paramref name="resolve"/>.
    /// </param>
    /// <param name="sizeOf">The pixels of the picture at an absolute address, where known; asked where the HTML tells no size.</param>
    /// <exception cref="UnrenderableException">The text is too large, too deeply nested or too slow to render.</exception>
    internal static ArticleBody Render(
        string markdown,
        Func<string, string?> resolve,
        string prefix,
        string backLabel = "Back to reference",
        bool withPlaces = false,
        string articlePage = "",
        Func<string, string?>? show = null,
        Func<string, (int Width, int Height)?>? sizeOf = null)
    {
        var source = XmlCharacters.Clean(PlainText.Meant(markdown));
        var places = withPlaces ? new MarkdownPlaces(source) : null;
        var report = new SanitizerReport(places);
        var tree = HtmlTree.Parse(MarkdownText.ToHtml(source, places), withPlaces);

        // These passes need the classes, styles, data attributes and frames that the sanitiser removes.
        var styles = new InlineStyles();
        StyleSheets.Apply(tree, styles);
        LazyPictures.Settle(tree, report);
        HiddenText.Remove(tree, styles, report);
        LazyPictures.RemoveCopies(tree);
        var asides = Ids.Prepare(tree, backLabel);
        asides.AddRange(Embeds.ToLinks(tree));
        SanitizerPolicy.RemoveWhole(tree, report);
        SymbolFonts.Settle(tree, styles);
        StyledText.Settle(tree, styles);
        Alignment.Settle(tree, styles);

        SanitizerPolicy.Enforce(tree, report);
        Headings.Lower(tree);

        new Links(resolve, show ?? resolve, sizeOf ?? (_ => null)).Settle(tree);
        Ids.Prefix(tree, prefix);
        LooseEnds.Settle(tree);

        var onPage = Clean(HtmlWriter.Inner(tree.Body));
        var inFeeds = Ids.LeadTo(tree, articlePage) ? Clean(HtmlWriter.Inner(tree.Body)) : onPage;
        return new ArticleBody(
            inFeeds, onPage, PlainText.Line(RunningText.Of(tree.Body, asides)), Links.Pictures(tree), report.ToImmutable(), tree.Steps);
    }

    /// <summary>
    /// Renders a word, so that the parsers of Markdown, HTML and CSS are loaded. Loading them takes as long as the rest of a start, and can
    /// run in parallel with it.
    /// </summary>
    public static void Load() => Render("<b style=\"margin:0\">…</b>", _ => null, "");

    /// <summary>
    /// The whole content of an entry, for feeds and for its page: the lead picture, the body, the corrections. It is one string where the
    /// body is.
    /// </summary>
    /// <param name="body">The rendered body.</param>
    /// <param name="lead">
    /// Stands first, as a figure, unless it is null or the body shows the same picture (whatever its query or WordPress's size suffix).
    /// </param>
    /// <param name="corrections">The date of each as people write it and in ISO 8601, and its note, plain text; in their order.</param>
    /// <param name="correctionsHeading">Such as "Đính chính".</param>
    internal static (string InFeeds, string OnPage) Compose(
        ArticleBody body, FeedPicture? lead, IReadOnlyList<(string Date, string Iso, string Note)> corrections, string correctionsHeading)
    {
        var tree = HtmlTree.New();
        var figure = lead is null ? null : LeadAndCorrections.Lead(tree, lead, body.Pictures);
        var section = corrections.Count == 0 ? null : LeadAndCorrections.Corrections(tree, corrections, correctionsHeading);
        var before = figure is null ? null : Clean(HtmlWriter.Outer(figure));
        var after = section is null ? null : Clean(HtmlWriter.Outer(section));
        var inFeeds = Around(body.Html);
        return (inFeeds, ReferenceEquals(body.Html, body.PageHtml) ? inFeeds : Around(body.PageHtml));

        string Around(string html) => string.Join('\n', new[] { before, html, after }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>A notice (of a retraction) as HTML: a paragraph for each block between blank lines, its text escaped.</summary>
    public static string Notice(string notice)
    {
        var paragraphs = LeadAndCorrections.Paragraphs(HtmlTree.New(), XmlCharacters.Clean(notice));
        return string.Join('\n', paragraphs.Select(paragraph => Clean(HtmlWriter.Outer(paragraph))));
    }

    // The source was cleaned already, but a character reference (&#11;) can put a character into the tree that XML cannot hold.
    private static string Clean(string html) => XmlCharacters.Clean(html).Trim('\n', ' ');
}
