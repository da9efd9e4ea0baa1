using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>Markup of another program among words. Readers get its <see cref="Words"/> alone. Most of it has none.</summary>
internal sealed class ForeignInline : LeafInline
{
    public StringSlice Words { get; init; } = StringSlice.Empty;
}

/// <summary>Writes the words.</summary>
internal sealed class ForeignInlineRenderer : HtmlObjectRenderer<ForeignInline>
{
    protected override void Write(HtmlRenderer renderer, ForeignInline obj) => renderer.WriteEscape(obj.Words);
}
