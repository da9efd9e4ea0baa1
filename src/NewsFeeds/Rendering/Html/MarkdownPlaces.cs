using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace NewsFeeds.Rendering.Html;

/// <summary>Where each place in the HTML of one body stands in the Markdown that it was made from.</summary>
internal sealed class MarkdownPlaces(string source)
{
    private readonly List<(int Html, int Source, int Verbatim)> _marks = [];
    private string _html = "";
    private int _foundTo;

    /// <summary>Writes the HTML, and notes where each part of the document begins in both.</summary>
    public string Write(MarkdownDocument document, MarkdownPipeline pipeline)
    {
        using var writer = new StringWriter();
        var html = writer.GetStringBuilder();
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        renderer.ObjectWriteBefore += (_, part) => Mark(part, html.Length);
        renderer.Render(document);
        return _html = writer.ToString();
    }

    /// <summary>The line and column, from 1, of what stands at an offset in the HTML.</summary>
    public (int Line, int Column) Find(int offset)
    {
        var (html, at, verbatim) = _marks.FindLast(mark => mark.Html <= offset);
        var before = source.AsSpan(0, at + Math.Min(offset - html, verbatim));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>The place of the next tag of an element that the parser gives none; to be asked in the order of the HTML, where what looks like a tag is one.</summary>
    public (int Line, int Column) FindNext(string name)
    {
        var at = Math.Max(_html.IndexOf("<" + name, _foundTo, StringComparison.OrdinalIgnoreCase), 0);
        _foundTo = at + 1;
        return Find(at);
    }

    private void Mark(MarkdownObject part, int html)
    {
        if (part is not HtmlBlock block)
        {
            _marks.Add((html, part.Span.Start, 0));
            return;
        }

        // Line by line: of a block within a quotation or a list, what marks that is not copied.
        foreach (var line in block.Lines.Lines.Take(block.Lines.Count))
        {
            _marks.Add((html, line.Slice.Start, line.Slice.Length));
            html += line.Slice.Length + 1;
        }
    }
}
