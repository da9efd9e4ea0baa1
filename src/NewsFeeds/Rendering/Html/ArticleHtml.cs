using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Turns an article's Markdown or HTML into HTML that any reader can show safely. Pure, thread-safe, deterministic, bounded in time and
/// memory: the same text gives the same HTML under every culture, with "\n" as the only line break and no character that XML 1.0 cannot
/// hold.
/// </summary>
public static class ArticleHtml
{
    /// <summary>The id of the corrections on an article's page. A feed has none, because a reader shows many entries in one page.</summary>
    public const string CorrectionsId = "corrections";

    /// <summary>
    /// Renders one body. The Markdown becomes HTML, and the HTML a tree, which several passes change. Addresses and ids are settled after
    /// the sanitiser.
    /// </summary>
    /// <exception cref="UnrenderableException">The text is too large, too deeply nested or too slow to render.</exception>
    internal static ArticleBody Render(ArticleText words, BodyContext context)
    {
        if (words.IsHtml)
        {
            BodyBounds.Check(words.Body); // Those of Markdown are checked before it is parsed.
        }

        var source = XmlCharacters.Clean(PlainText.Meant(words.Body));
        var places = context.WithPlaces ? PlacesIn(source, words.IsHtml) : null;
        var report = new SanitizerReport(places);
        var tree = HtmlTree.Parse(words.IsHtml ? source : MarkdownText.ToHtml(source, places), withPlaces: places is not null);

        // These passes need the classes, styles, data attributes and frames that the sanitiser removes.
        var styles = new InlineStyles();
        StyleSheets.Apply(tree, styles);
        LazyPictures.Settle(tree, report);
        HiddenText.Remove(tree, styles, report);
        LazyPictures.RemoveCopies(tree);
        var asides = Ids.Prepare(tree, context.BackLabel);
        asides.AddRange(Embeds.ToLinks(tree));
        SanitizerPolicy.RemoveWhole(tree, report);
        SymbolFonts.Settle(tree, styles);
        StyledText.Settle(tree, styles);
        Alignment.Settle(tree, styles);

        SanitizerPolicy.Enforce(tree, report);
        Headings.Lower(tree);

        new Links(context.Follow, context.Show, context.SizeOf).Settle(tree);
        Ids.Prefix(tree, context.Prefix);
        LooseEnds.Settle(tree);

        // Editors leave <p><br></p> where nothing was written.
        var text = PlainText.Line(RunningText.Of(tree.Body, asides));
        if (text.Length == 0 && !tree.Body.HoldsAnything())
        {
            tree.Body.TakeChildren();
        }

        var onPage = Clean(HtmlWriter.Inner(tree.Body));
        var inFeeds = Ids.LeadTo(tree, context.ArticlePage) ? Clean(HtmlWriter.Inner(tree.Body)) : onPage;
        return new ArticleBody(inFeeds, onPage, text, Links.Pictures(tree), report.ToImmutable(), tree.Steps);
    }

    /// <summary>
    /// Renders a word, so that the parsers of Markdown, HTML and CSS are loaded. Loading them takes as long as the rest of a start, and can
    /// run in parallel with it.
    /// </summary>
    public static void Load() => Render(new ArticleText("<b style=\"margin:0\">…</b>", 1, null), new BodyContext(_ => null, ""));

    /// <summary>
    /// The whole content of an entry, for feeds and for its page: the lead picture, the body, the corrections. It is one string where both
    /// are the same.
    /// </summary>
    /// <param name="body">The rendered body.</param>
    /// <param name="lead">
    /// Stands first, as a figure, unless it is null or the body shows the same picture (whatever its query or WordPress's size suffix).
    /// </param>
    /// <param name="corrections">The date of each as people write it and in ISO 8601, and its note, plain text; in their order.</param>
    /// <param name="correctionsHeading">Such as "Đính chính".</param>
    /// <param name="isLeadDistributed">Whether the lead picture stands in feeds, too. The body's pictures always do.</param>
    internal static (string InFeeds, string OnPage) Compose(
        ArticleBody body, FeedPicture? lead, IReadOnlyList<(string Date, string Iso, string Note)> corrections, string correctionsHeading,
        bool isLeadDistributed = true)
    {
        var tree = HtmlTree.New();
        var figure = lead is null ? null : LeadAndCorrections.Lead(tree, lead, body.Pictures);
        var section = corrections.Count == 0 ? null : LeadAndCorrections.Corrections(tree, corrections, correctionsHeading);
        var before = figure is null ? null : Clean(HtmlWriter.Outer(figure));
        var after = section is null ? null : Clean(HtmlWriter.Outer(section));
        section?.Id = CorrectionsId;
        var afterOnPage = section is null ? null : Clean(HtmlWriter.Outer(section));
        var beforeInFeeds = isLeadDistributed ? before : null;
        var inFeeds = Joined(beforeInFeeds, body.Html, after);
        var isOne = ReferenceEquals(body.Html, body.PageHtml) && ReferenceEquals(before, beforeInFeeds) && section is null;
        return (inFeeds, isOne ? inFeeds : Joined(before, body.PageHtml, afterOnPage));

        static string Joined(params string?[] parts) => string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>A notice (of a retraction) as HTML: a paragraph for each block between blank lines, its text escaped.</summary>
    public static string Notice(string notice)
    {
        var paragraphs = LeadAndCorrections.Paragraphs(HtmlTree.New(), XmlCharacters.Clean(notice));
        return string.Join('\n', paragraphs.Select(paragraph => Clean(HtmlWriter.Outer(paragraph))));
    }

    private static MarkdownPlaces PlacesIn(string source, bool isHtml) =>
        isHtml ? MarkdownPlaces.OfHtml(source) : new MarkdownPlaces(source);

    // The source was cleaned already, but a character reference (&#11;) can put a character into the tree that XML cannot hold.
    private static string Clean(string html) => XmlCharacters.Clean(html).Trim('\n', ' ');
}
