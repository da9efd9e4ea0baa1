using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace NewsFeeds.Rendering.Html;

/// <summary>Finds the place in the Markdown of one body from which a place in its HTML was made.</summary>
internal sealed class MarkdownPlaces(string source)
{
    private readonly List<(int Html, int Source, int Verbatim)> _marks = [];
    private string _html = "";
    private int _foundTo;

    /// <summary>The places of a body that is HTML itself: each is where its author wrote it.</summary>
    public static MarkdownPlaces OfHtml(string html) => new(html) { _html = html, _marks = { (0, 0, html.Length) } };

    /// <summary>Writes the HTML, and notes where each part of the document begins in the Markdown and in the HTML.</summary>
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

    /// <summary>The line and column in the Markdown, from 1, for an offset in the HTML.</summary>
    public (int Line, int Column) Find(int offset) => In(source, FindOffset(offset));

    /// <summary>The line and column, from 1, of an offset in a text.</summary>
    public static (int Line, int Column) In(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>
    /// Whether a line of a block has a text of its own. Markdig makes one where a marker of a list or quotation ends within a tab, whose
    /// rest becomes spaces.
    /// </summary>
    public static bool HasOwnText(in StringLine line) => line.Slice.Start == 0 && line.Column > 0;

    /// <summary>The offset in the Markdown for an offset in the HTML.</summary>
    public int FindOffset(int offset)
    {
        var (html, at, verbatim) = _marks.FindLast(mark => mark.Html <= offset);
        return at + Math.Min(offset - html, verbatim);
    }

    /// <summary>The place of the next tag of an element whose place the parser does not tell. Asked in the order of the HTML.</summary>
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

        // Each line has a mark of its own, because the markers of a quotation or list around the block are not copied into the HTML.
        foreach (var line in block.Lines.Lines.Take(block.Lines.Count))
        {
            _marks.Add(HasOwnText(line) ? (html, line.Position, 0) : (html, line.Slice.Start, line.Slice.Length));
            html += line.Slice.Length + 1;
        }
    }
}
