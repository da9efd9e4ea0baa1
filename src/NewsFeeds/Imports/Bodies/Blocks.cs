using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.Bodies;

/// <summary>Takes the HTML that blocks have saved, and leaves out what WordPress would make anew for each view.</summary>
internal sealed class Blocks
{
    // Blocks within blocks could make a text of any length.
    private const int MaxInserted = 100;

    // Their saved content is a template or an old state.
    private static readonly FrozenSet<string> MadeAnew = FrozenSet.ToFrozenSet(
        ("archives calendar categories comments comments-query-loop latest-comments latest-posts loginout navigation page-list " +
        "post-comments-form post-template query rss search tag-cloud template-part").Split(' ').Select(name => "core/" + name),
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfClassicEditor =
        FrozenSet.Create(StringComparer.Ordinal, "core/freeform", "core/shortcode");

    private readonly SourcePost _post;
    private readonly SourceSite _site;
    private readonly LeftOutList _leftOut;
    private readonly StringBuilder _html = new();
    private readonly HashSet<long> _inserting = [];
    private int _inserted;

    private Blocks(SourcePost post, SourceSite site, LeftOutList leftOut) => (_post, _site, _leftOut) = (post, site, leftOut);

    /// <summary>The HTML of a post's content.</summary>
    public static string ToHtml(SourcePost post, SourceSite site, LeftOutList leftOut)
    {
        var blocks = new Blocks(post, site, leftOut);
        blocks.Write(post.Body);
        return blocks._html.ToString();
    }

    private void Write(string content)
    {
        var text = content.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        text = Shortcodes.Expand(text, _post.Number, _site, _leftOut);
        if (!BlockComment.IsIn(text))
        {
            _html.Append(Paragraphs.Of(text));
            return;
        }

        BlockComment[] comments = [.. BlockComment.In(text)];
        var ends = EndsOf(comments);
        var around = new Stack<BlockComment>();
        var written = 0;
        for (var i = 0; i < comments.Length; i++)
        {
            var comment = comments[i];
            WriteText(text[written..comment.Start], around);
            written = comment.End;
            switch (comment.Form)
            {
                case BlockCommentForm.End when around.TryPop(out var start):
                    NameEmpty(start, text.AsSpan(start.End, comment.Start - start.End));
                    break;
                case BlockCommentForm.Start when ends[i] is { } end && (MadeAnew.Contains(comment.Name) || comment.Name == "core/block"):
                    WriteWhole(comment);
                    i = end;
                    written = comments[i].End;
                    break;
                case BlockCommentForm.Start:
                    around.Push(comment);
                    break;
                case BlockCommentForm.Whole:
                    WriteWhole(comment);
                    break;
            }
        }

        WriteText(text[written..], around);
    }

    /// <summary>For each comment that begins a block, the index of the one that ends it; null where none does.</summary>
    private static int?[] EndsOf(BlockComment[] comments)
    {
        var ends = new int?[comments.Length];
        var open = new Stack<int>();
        for (var i = 0; i < comments.Length; i++)
        {
            if (comments[i].Form == BlockCommentForm.Start)
            {
                open.Push(i);
            }
            else if (comments[i].Form == BlockCommentForm.End && open.TryPop(out var start))
            {
                ends[start] = i;
            }
        }

        return ends;
    }

    private void WriteText(string text, Stack<BlockComment> around)
    {
        var isClassic = !around.TryPeek(out var block) || OfClassicEditor.Contains(block.Name);
        _html.Append(isClassic && !string.IsNullOrWhiteSpace(text) ? Paragraphs.Of(text) : text);
    }

    /// <summary>Names the block of a plug-in that saved nothing, because the plug-in shows it.</summary>
    private void NameEmpty(BlockComment block, ReadOnlySpan<char> content)
    {
        if (content.IsWhiteSpace() && !block.Name.StartsWith("core/", StringComparison.Ordinal))
        {
            _leftOut.Add("block", block.Name);
        }
    }

    private void WriteWhole(BlockComment block)
    {
        if (block.Name == "core/block" && block.Number("ref") is { } number)
        {
            Insert(number);
        }
        else if (block.Name == "core/embed" && block.Text("url") is { } address)
        {
            _html.Append("<p>").Append(WebUtility.HtmlEncode(address)).Append("</p>\n");
        }
        else if (block.Name == "core/footnotes" && _post.Footnotes.Count > 0)
        {
            WriteFootnotes();
        }
        else
        {
            _leftOut.Add("block", block.Name);
        }
    }

    private void WriteFootnotes()
    {
        _html.Append("<ol class=\"wp-block-footnotes\">");
        foreach (var (id, words) in _post.Footnotes)
        {
            var name = WebUtility.HtmlEncode(id);
            _html.Append(CultureInfo.InvariantCulture, $"<li id=\"{name}\">{words} <a href=\"#{name}-link\">↩︎</a></li>");
        }

        _html.Append("</ol>\n");
    }

    private void Insert(long number)
    {
        if (!_site.Blocks.TryGetValue(number, out var content) || _inserted == MaxInserted || !_inserting.Add(number))
        {
            _leftOut.Add("reusable-block", number.ToString(CultureInfo.InvariantCulture));
            return;
        }

        _inserted++;
        Write(content);
        _inserting.Remove(number);
    }
}
