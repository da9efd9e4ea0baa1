using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Figures;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsFeeds.Rendering.Html.Dialect;

namespace NewsFeeds.Rendering.Html;

/// <summary>Turns Markdown into HTML in bounded time. The HTML is not yet sanitised.</summary>
internal static class MarkdownText
{
    // UseAdvancedExtensions would be too much: its generic attributes let "{onclick=…}" in, and its media links make frames.
    private static readonly MarkdownPipeline Pipeline = Extensions().Build();

    // Places cost time, and a feed does not need them.
    private static readonly MarkdownPipeline WithPlaces = Extensions().UsePreciseSourceLocation().Build();

    /// <param name="text">The Markdown.</param>
    /// <param name="places">Notes from which place of the Markdown each place of the HTML was made; null where nobody needs it.</param>
    public static string ToHtml(string text, MarkdownPlaces? places = null)
    {
        return Guarded(text, places is null ? Pipeline : WithPlaces, Write);

        string Write(MarkdownDocument document)
        {
            CaptionPictures(document);
            if (text.Contains("\\|", StringComparison.Ordinal))
            {
                UnescapePipes(document);
            }

            return places is null ? document.ToHtml(Pipeline) : places.Write(document, WithPlaces);
        }
    }

    /// <summary>The HTML of a parsed text.</summary>
    public static string ToHtml(MarkdownDocument document, MarkdownPlaces places) => places.Write(document, WithPlaces);

    /// <summary>The parsed text, in which every part has its line and column.</summary>
    public static MarkdownDocument Parse(string text) => Guarded(text, WithPlaces, document => document);

    private static MarkdownPipelineBuilder Extensions() => new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseFootnotes().UseFigures()
        .Use<OfficeTags>().Use<NewsroomDialect>();

    private static T Guarded<T>(string text, MarkdownPipeline pipeline, Func<MarkdownDocument, T> use)
    {
        MarkdownGuard.Check(text);
        try
        {
            return use(Markdown.Parse(LongComments.Join(text, whole => Markdown.Parse(whole, WithPlaces)), pipeline));
        }
        catch (ArgumentException e) when (e.Message.Contains("nested", StringComparison.Ordinal))
        {
            throw new UnrenderableException("unrenderable/nesting", e);
        }
    }

    // In a cell, a pipe is escaped in code too (GFM).
    private static void UnescapePipes(MarkdownDocument document)
    {
        foreach (var code in document.Descendants<Table>().SelectMany(table => table.Descendants<CodeInline>()))
        {
            code.Content = code.Content.Replace("\\|", "|", StringComparison.Ordinal);
        }
    }

    /// <summary>Makes a figure of a picture with a title that is alone in its paragraph. The title becomes the caption.</summary>
    private static void CaptionPictures(MarkdownDocument document)
    {
        foreach (var paragraph in document.Descendants<ParagraphBlock>().ToList())
        {
            if (TitledPictureOf(paragraph.Inline) is not { } picture || paragraph.Parent is not { } parent || parent is Figure)
            {
                continue;
            }

            var caption = new FigureCaption(null!) { Inline = new ContainerInline() };
            caption.Inline.AppendChild(new LiteralInline(picture.Title!));
            picture.Title = null;

            var at = parent.IndexOf(paragraph);
            parent.RemoveAt(at);
            parent.Insert(at, new Figure(null!) { paragraph, caption });
        }
    }

    /// <summary>The titled picture that is the whole of a paragraph, perhaps inside a link; null where it is anything else.</summary>
    private static LinkInline? TitledPictureOf(ContainerInline? inlines)
    {
        if (inlines is not { FirstChild: LinkInline link } || inlines.LastChild != link)
        {
            return null;
        }

        if (!link.IsImage)
        {
            return TitledPictureOf(link);
        }

        return string.IsNullOrWhiteSpace(link.Title) ? null : link;
    }
}
