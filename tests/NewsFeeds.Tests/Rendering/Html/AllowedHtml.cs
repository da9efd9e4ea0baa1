using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>What the HTML of an entry may have, whatever its author wrote.</summary>
internal static class AllowedHtml
{
    // Said once more, so that nobody lets them in through the policy.
    private static readonly HashSet<string> NeverElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "link", "meta", "base", "iframe", "frame", "frameset", "object", "embed", "applet", "template", "form", "input",
        "button", "select", "textarea", "svg", "math", "noscript", "title", "plaintext", "xmp",
    };

    private static readonly HashSet<string> NeverAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "style", "class", "srcdoc", "action", "formaction", "background", "ping", "data", "xlink:href", "autofocus", "autoplay", "name",
    };

    /// <summary>Checks that whoever reads it again finds nothing else in it.</summary>
    /// <param name="html">The content of an entry.</param>
    /// <param name="prefix">What every id begins with.</param>
    public static void Check(string html, string prefix)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        foreach (var element in document.All.Where(element => element.LocalName is not ("html" or "head" or "body")))
        {
            Assert.True(SanitizerPolicy.Elements.Contains(element.LocalName), element.LocalName);
            Assert.DoesNotContain(element.LocalName, NeverElements);
            Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
            Assert.All(element.Attributes, attribute =>
                Assert.True(IsFine(element, attribute, prefix), $"{attribute.Name}={attribute.Value}"));
        }

        Assert.DoesNotContain(document.Descendants(), node => node is IComment);
        StaysWhenItIsSanitizedAgain(html);
    }

    // Scripts get past sanitisers as markup that a second reading takes for other markup.
    private static void StaysWhenItIsSanitizedAgain(string html)
    {
        var tree = HtmlTree.Parse(html);
        var before = tree.Body.InnerHtml;
        var report = new SanitizerReport(places: null);
        SanitizerPolicy.RemoveWhole(tree, report);
        SanitizerPolicy.Enforce(tree, report);
        Assert.Equal(before, tree.Body.InnerHtml);
        Assert.Empty(report.ToImmutable());
    }

    private static bool IsFine(IElement element, IAttr attribute, string prefix) =>
        SanitizerPolicy.Attributes.Contains(attribute.Name) && !NeverAttributes.Contains(attribute.Name)
        && !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        && attribute.Name switch
        {
            "href" when attribute.Value.StartsWith('#') => element.Owner!.GetElementById(attribute.Value[1..]) is not null,
            "href" => Scheme(attribute.Value) is "http" or "https" or "mailto" or "tel",
            "src" or "poster" or "cite" => Scheme(attribute.Value) is "http" or "https",
            "srcset" => attribute.Value.Split(", ").All(candidate => Scheme(candidate.Split(' ')[0]) is "http" or "https"),
            "id" => attribute.Value.StartsWith(prefix, StringComparison.Ordinal),
            "align" => element.LocalName is "p" or "div" or "td" or "th" or ['h', _]
                && attribute.Value is "left" or "center" or "right" or "justify",
            _ => true,
        };

    private static string? Scheme(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Scheme : null;
}
