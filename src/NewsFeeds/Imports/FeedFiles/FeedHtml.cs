using NewsFeeds.Articles;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>The texts of feeds as HTML whose addresses are absolute. Pure.</summary>
internal static class FeedHtml
{
    private static readonly string[] Addresses = ["href", "src", "poster"];

    /// <summary>A text as HTML: paragraphs where empty lines part it.</summary>
    public static string OfText(string text) => Paragraphs(PlainText.ToHtml(text));

    /// <summary>HTML without any element, as it may stand in a description, in paragraphs; any other as it is.</summary>
    public static string OfDescription(string html) => html.Contains('<', StringComparison.Ordinal) ? html : Paragraphs(html);

    /// <summary>The HTML with addresses that need no page; as it is where it has no others, or cannot be understood.</summary>
    public static string Absolute(string html, Uri? page)
    {
        if (page is null || !html.Contains('<', StringComparison.Ordinal))
        {
            return html;
        }

        try
        {
            var tree = HtmlTree.Parse(html);
            return MakeAbsolute(tree, page) ? tree.Body.InnerHtml : html;
        }
        catch (UnrenderableException)
        {
            return html;
        }
    }

    private static bool MakeAbsolute(HtmlTree tree, Uri page)
    {
        var isChanged = false;
        foreach (var name in Addresses)
        {
            foreach (var element in tree.All($"[{name}]"))
            {
                if (IsRelative(element.GetAttribute(name)!) && FeedAddress.Absolute(element.GetAttribute(name), page) is { } address)
                {
                    element.SetAttribute(name, address);
                    isChanged = true;
                }
            }
        }

        foreach (var element in tree.All("[srcset]"))
        {
            var candidates = SourceSet.Parse(element.GetAttribute("srcset")!).ToList();
            if (candidates.Exists(candidate => IsRelative(candidate.Address)))
            {
                element.SetAttribute("srcset", string.Join(", ", candidates.Select(candidate =>
                    $"{FeedAddress.Absolute(candidate.Address, page)} {candidate.Descriptor}".Trim())));
                isChanged = true;
            }
        }

        return isChanged;
    }

    private static bool IsRelative(string written) => Reference.Of(written).Kind is ReferenceKind.FromTop or ReferenceKind.Beside;

    private static string Paragraphs(string html) => string.Concat(
        html.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(paragraph => $"<p>{paragraph.Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>\n"));
}
