using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Reads the tags of Word and its like as HTML: names with a colon, and conditions such as <c>&lt;![if !mso]&gt;</c>. CommonMark takes
/// them for text or an address, and subscribers would read them.
/// </summary>
internal sealed partial class OfficeTags : IMarkdownExtension
{
    private const string End = "</xml>";

    // An address of one of these schemes can look like a tag, as <urn:isbn> does.
    private static readonly FrozenSet<string> Schemes = (
        "about acct callto cid data doi facetime ftp ftps geo git gopher hdl http https im imap info irc jabber javascript ldap magnet " +
        "mailto market message mid news nntp sftp sip sips skype sms spotify ssh steam tag tel telnet tg urn vbscript viber webcal " +
        "whatsapp ws wss xmpp zalo").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertBefore<AutolinkInlineParser>(new TagParser());
        pipeline.BlockParsers.InsertBefore<HtmlBlockParser>(new IslandParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    [GeneratedRegex("""^</?[A-Za-z][A-Za-z0-9]*:[A-Za-z][A-Za-z0-9._-]*(?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?>""")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^<!\[\s*(?:end)?if\b[^\]<>]*\](?:--)?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^<xml[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IslandStart();

    private sealed class TagParser : InlineParser
    {
        public TagParser() => OpeningCharacters = ['<'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var length = LengthOf(slice.AsSpan());
            if (length == 0)
            {
                return false;
            }

            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new HtmlInline(slice.Text.Substring(slice.Start, length))
            {
                Span = new SourceSpan(start, processor.GetSourcePosition(slice.Start + length - 1)),
                Line = line,
                Column = column,
            };
            slice.Start += length;
            return true;
        }

        /// <summary>The length of the tag or condition with which the text begins; 0 where it begins with neither.</summary>
        private static int LengthOf(ReadOnlySpan<char> text)
        {
            foreach (var match in Condition().EnumerateMatches(text))
            {
                return match.Length;
            }

            foreach (var match in Tag().EnumerateMatches(text))
            {
                var prefix = text[(text[1] == '/' ? 2 : 1)..text.IndexOf(':')];
                return Schemes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(prefix) ? 0 : match.Length;
            }

            return 0;
        }
    }

    /// <summary>Reads Word's settings, from <c>&lt;xml&gt;</c> to <c>&lt;/xml&gt;</c>, as one block, blank lines included.</summary>
    private sealed class IslandParser : BlockParser
    {
        public IslandParser() => OpeningCharacters = ['<'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var line = processor.Line;
            if (processor.IsCodeIndent || !IslandStart().IsMatch(line.AsSpan())
                || line.Text.IndexOf(End, line.Start, StringComparison.OrdinalIgnoreCase) < 0)
            {
                return BlockState.None;
            }

            processor.NewBlocks.Push(new HtmlBlock(this)
            {
                Type = HtmlBlockType.ScriptPreOrStyle,
                Column = processor.Column,
                Span = new SourceSpan(line.Start, line.End),
            });
            return StateAt(processor);
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            block.UpdateSpanEnd(processor.Line.End);
            return StateAt(processor);
        }

        private static BlockState StateAt(BlockProcessor processor)
        {
            processor.GoToColumn(processor.ColumnBeforeIndent);
            return processor.Line.AsSpan().Contains(End, StringComparison.OrdinalIgnoreCase) ? BlockState.Break : BlockState.Continue;
        }
    }
}
