using System.Buffers;
using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsFeeds.Rendering.Html;

/// <summary>The links and pictures of a body and where they stand, found at a fraction of what rendering costs.</summary>
/// <param name="Links">In the order of the text.</param>
/// <param name="NeedsRendering">HTML that says more than how text looks, an unusual address or deep nesting: only rendering tells what becomes of it.</param>
internal sealed record MarkdownOutline(ImmutableArray<WrittenLink> Links, bool NeedsRendering)
{
    private static readonly MarkdownOutline Plain = new([], false);
    private static readonly SearchValues<char> Markers = SearchValues.Create(">*_~-+^=.)");

    /// <summary>Reads one body.</summary>
    /// <exception cref="UnrenderableException">The text is too large or too deeply nested.</exception>
    public static MarkdownOutline Of(string text)
    {
        if (IsPlain(text))
        {
            return Plain;
        }

        var links = ImmutableArray.CreateBuilder<WrittenLink>();
        var walk = new Walk(links);
        walk.Into(MarkdownText.Parse(text), 0);
        return new MarkdownOutline(links.ToImmutable(), walk.NeedsRendering);
    }

    // Without < and [ there is no HTML, link or picture, and whatever nests or multiplies needs a marker for each level: most news is just words.
    private static bool IsPlain(string text)
    {
        if (text.Length > 20_000 || text.AsSpan().ContainsAny('<', '['))
        {
            return false;
        }

        var markers = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(Markers) is var at and >= 0; rest = rest[(at + 1)..])
        {
            // A full stop counts only where it may number a list.
            markers += rest[at] is not ('.' or ')') || (at > 0 && char.IsAsciiDigit(rest[at - 1])) ? 1 : 0;
        }

        return markers < Nesting.MaxDepth / 4;
    }

    private sealed class Walk(ImmutableArray<WrittenLink>.Builder links)
    {
        private readonly PlainTags _tags = new();
        private int _parts;

        public bool NeedsRendering { get; private set; }

        public void Into(MarkdownObject part, int depth)
        {
            // Markdig bounds its own nesting at 128, so this recursion ends.
            NeedsRendering |= ++_parts > Nesting.MaxElements / 4 || depth > Nesting.MaxDepth / 4 || part switch
            {
                HtmlInline inline => !_tags.Read(inline.Tag),
                HtmlBlock block => !_tags.Read(block.Lines.ToString()),
                _ => false,
            };
            if (part is LinkInline link)
            {
                var address = (link.GetDynamicUrl?.Invoke() ?? link.Url ?? "").Trim();
                var hasAlt = link.Descendants<LeafInline>().Any(leaf => leaf is not LiteralInline literal || !literal.Content.IsEmptyOrWhitespace());
                links.Add(new WrittenLink(address, link.IsImage, hasAlt, link.Line + 1, link.Column + 1));
                NeedsRendering |= address.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !SanitizerPolicy.Schemes.Contains(address[..colon].ToLowerInvariant());
            }

            switch (part)
            {
                case ContainerBlock blocks:
                    foreach (var block in blocks)
                    {
                        Into(block, depth + 1);
                    }

                    break;
                case LeafBlock { Inline: { } inlines }:
                    Into(inlines, depth + 1);
                    break;
                case ContainerInline inlines:
                    foreach (var inline in inlines)
                    {
                        Into(inline, depth + 1);
                    }

                    break;
            }
        }
    }
}

/// <summary>A link or picture as its author wrote it.</summary>
/// <param name="Address">The address, perhaps empty.</param>
/// <param name="IsPicture">Whether it is shown rather than followed.</param>
/// <param name="HasAlt">Whether a picture has a text for those who do not see it.</param>
/// <param name="Line">The body's line, from 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record WrittenLink(string Address, bool IsPicture, bool HasAlt, int Line, int Column);
