using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Figures;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsFeeds.Rendering.Html;

/// <summary>Markdown to (still unsafe) HTML, bounded in time.</summary>
internal static class MarkdownText
{
    // Not UseAdvancedExtensions: its generic attributes let "{onclick=…}" in, its media links make frames.
    private static readonly MarkdownPipeline Pipeline = Extensions().Build();

    // Knowing every place costs time, and a feed does not need it.
    private static readonly MarkdownPipeline WithPlaces = Extensions().UsePreciseSourceLocation().Build();

    /// <param name="text">The Markdown.</param>
    /// <param name="places">Learns where in the Markdown each place of the HTML comes from; null where nobody asks.</param>
    public static string ToHtml(string text, MarkdownPlaces? places = null) => Guarded(text, places is null ? Pipeline : WithPlaces, document =>
    {
        CaptionPictures(document);
        return places is null ? document.ToHtml(Pipeline) : places.Write(document, WithPlaces);
    });

    /// <summary>The parsed text, every part with its line and column.</summary>
    public static MarkdownDocument Parse(string text) => Guarded(text, WithPlaces, document => document);

    private static MarkdownPipelineBuilder Extensions() => new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseFootnotes().UseFigures();

    private static T Guarded<T>(string text, MarkdownPipeline pipeline, Func<MarkdownDocument, T> use)
    {
        MarkdownGuard.Check(text);
        try
        {
            return use(Markdown.Parse(text, pipeline));
        }
        catch (ArgumentException e) when (e.Message.Contains("nested", StringComparison.Ordinal))
        {
            throw new UnrenderableException("unrenderable/nesting", e);
        }
    }

    /// <summary>A picture alone in its paragraph with a title becomes a figure, the title its caption.</summary>
    private static void CaptionPictures(MarkdownDocument document)
    {
        foreach (var paragraph in document.Descendants<ParagraphBlock>().ToList())
        {
            if (Only(paragraph.Inline) is not { } picture || paragraph.Parent is not { } parent || parent is Figure)
                continue;

            var caption = new FigureCaption(null!) { Inline = new ContainerInline() };
            caption.Inline.AppendChild(new LiteralInline(picture.Title!));
            picture.Title = null;

            var at = parent.IndexOf(paragraph);
            parent.RemoveAt(at);
            parent.Insert(at, new Figure(null!) { paragraph, caption });
        }
    }

    /// <summary>The titled picture that is all of a paragraph, be it inside a link.</summary>
    private static LinkInline? Only(ContainerInline? inlines) => inlines is { FirstChild: LinkInline link } && inlines.LastChild == link
        ? link.IsImage ? (string.IsNullOrWhiteSpace(link.Title) ? null : link) : Only(link)
        : null;
}
