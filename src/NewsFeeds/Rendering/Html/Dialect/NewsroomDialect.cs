using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// Markdown as newsrooms write it, where CommonMark or Markdig would show its signs to readers: a line right behind a table, names of
/// pictures with spaces, bold beside quotation marks, and the markup of other programs.
/// </summary>
internal sealed class NewsroomDialect : IMarkdownExtension
{
    /// <summary>Must come after the extensions that change the parser of emphasis.</summary>
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new ForeignCommentParser());
        pipeline.BlockParsers.InsertBefore<IndentedCodeBlockParser>(new IndentedHtmlParser());
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(
            new LineBehindTableParser(pipeline.BlockParsers.FindExact<ParagraphBlockParser>()!));
        pipeline.InlineParsers.Insert(0, new ForeignInlineParser());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new SpacedAddressParser());
        pipeline.InlineParsers.Replace<EmphasisInlineParser>(
            new BoldParser(pipeline.InlineParsers.FindExact<EmphasisInlineParser>()!.EmphasisDescriptors));
        pipeline.DocumentProcessed += ForeignHtml.Blank;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        ((HtmlRenderer)renderer).ObjectRenderers.Add(new ForeignInlineRenderer());
}
