using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsFeeds.Articles;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// The links and pictures of a body, what its author probably did not mean, and where they stand, found at a fraction of the cost of
/// rendering.
/// </summary>
/// <param name="Links">In the order of the text.</param>
/// <param name="Slips">In the order of the text.</param>
/// <param name="NeedsRendering">
/// Whether only rendering tells what becomes of the body: it has HTML, an address of an unusual scheme, deep nesting or very many parts.
/// </param>
internal sealed record MarkdownOutline(ImmutableArray<WrittenLink> Links, ImmutableArray<Slip> Slips, bool NeedsRendering)
{
    /// <summary>Reads one body, whichever of the two it is.</summary>
    /// <exception cref="UnrenderableException">The text is too large or too deeply nested.</exception>
    public static MarkdownOutline Of(ArticleText words) => words.IsHtml ? OfHtml(words.Body) : Of(words.Body);

    /// <summary>Reads one body of Markdown.</summary>
    /// <exception cref="UnrenderableException">The text is too large or too deeply nested.</exception>
    public static MarkdownOutline Of(string text)
    {
        var links = ImmutableArray.CreateBuilder<WrittenLink>();
        var slips = new MarkdownSlips(text);
        var walk = new Walk(text, links, slips);
        var document = MarkdownText.Parse(text);
        walk.Into(document, 0);
        if (walk.HasHtml)
        {
            slips.AddUnclosed(document);
        }

        return new MarkdownOutline(links.ToImmutable(), slips.ToImmutable(), walk.NeedsRendering);
    }

    /// <summary>Looks through a body that is HTML. Its links are told by rendering alone.</summary>
    public static MarkdownOutline OfHtml(string html)
    {
        if (UnclosedHtml.Find(html) is not var (at, opening, close))
        {
            return new MarkdownOutline([], [], NeedsRendering: true);
        }

        var (line, column) = MarkdownPlaces.In(html, at);
        return new MarkdownOutline([], [new Slip(line, column, "unclosed-html", opening, close)], NeedsRendering: true);
    }

    private sealed class Walk(string text, ImmutableArray<WrittenLink>.Builder links, MarkdownSlips slips)
    {
        private int _parts;

        public bool NeedsRendering { get; private set; }

        public bool HasHtml { get; private set; }

        /// <summary>Visits a part and all below it. Markdig bounds nesting at 128, so the recursion is safe.</summary>
        public void Into(MarkdownObject part, int depth)
        {
            // The bounds are a quarter of those of HTML, because one part of Markdown may become several elements.
            HasHtml |= part is HtmlInline or HtmlBlock;
            NeedsRendering |= HasHtml || ++_parts > Nesting.MaxElements / 4 || depth > Nesting.MaxDepth / 4;
            slips.Add(part);
            if (part is LinkInline link)
            {
                Add(link);
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

        private void Add(LinkInline link)
        {
            var address = (link.GetDynamicUrl?.Invoke() ?? link.Url ?? "").Trim();
            var hasAlt = link.Descendants<LeafInline>()
                .Any(leaf => leaf is not LiteralInline literal || !literal.Content.IsEmptyOrWhitespace());
            var (line, column) = MarkdownPlaces.In(text, link.Span.Start);
            links.Add(new WrittenLink(address, link.IsImage, hasAlt, line, column));

            // The sanitiser removes addresses of other schemes and reports them.
            var colon = address.IndexOf(':', StringComparison.Ordinal);
            NeedsRendering |= colon > 0 && !SanitizerPolicy.Schemes.Contains(address[..colon].ToLowerInvariant());
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
