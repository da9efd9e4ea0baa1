using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Rendering.Html;

/// <summary>Parses HTML into a tree, and changes it. The depth of the tree is bounded, so recursion over it is safe.</summary>
internal static class HtmlTree
{
    private static readonly FrozenSet<string> Blocks = (
        "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure " +
        "footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table tbody " +
        "td tfoot th thead tr ul xmp").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Parses the content of a body. Elements know their places in it only where that is asked for.</summary>
    /// <exception cref="UnrenderableException">It is too deep, has too many elements or is so broken that the parser fails.</exception>
    public static IHtmlElement Parse(string html, bool withPlaces = false)
    {
        var nesting = new Nesting();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            SkipComments = true,
            IsKeepingSourceReferences = withPlaces,
            MaximumDepth = Nesting.MaxDepth + 50,
            OnToken = (token, _) => nesting.Read(token),
        });

        // The HTML is parsed as a fragment, so that a stray <frameset> or </body> cannot replace the body.
        var body = New();
        var nodes = Parse(parser, OfficeMarkup.CloseEmpty(html), body);
        if (nodes.Length == 0)
        {
            return body;
        }

        var root = (IHtmlElement)nodes[0].ParentElement!;
        return IsTooDeep(root) ? throw Nesting.TooDeep() : root;
    }

    // AngleSharp 1.x throws a NullReferenceException at some select elements around frames that were never opened.
    private static INodeList Parse(HtmlParser parser, string html, IHtmlElement body)
    {
        try
        {
            return parser.ParseFragment(html, body);
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or ArgumentException)
        {
            throw new UnrenderableException("unrenderable/html", e);
        }
    }

    /// <summary>An empty body to build in.</summary>
    public static IHtmlElement New() => new HtmlParser().ParseDocument("").Body!;

    /// <summary>A new element with text inside.</summary>
    public static IElement Make(this IElement near, string name, string? text = null)
    {
        var element = near.Owner!.CreateElement(name);
        if (text is not null)
        {
            element.TextContent = text;
        }

        return element;
    }

    /// <summary>A link that can stand in the place of <paramref name="near"/>; plain text where a link already surrounds it.</summary>
    public static INode MakeLink(this IElement near, string address, string text)
    {
        if (near.Closest("a") is not null)
        {
            return near.Owner!.CreateTextNode(text);
        }

        var link = near.Make("a", text);
        link.SetAttribute("href", address);
        return link;
    }

    /// <summary>Gives the element another name. It keeps its attributes and its content.</summary>
    public static IElement Rename(this IElement element, string name)
    {
        var renamed = element.Make(name);
        foreach (var attribute in element.Attributes.ToArray())
        {
            // The parser lets names in that SetAttribute refuses.
            element.Attributes.RemoveNamedItem(attribute.Name);
            renamed.Attributes.SetNamedItem(attribute);
        }

        renamed.Append([.. element.ChildNodes]);
        element.Replace(renamed);
        return renamed;
    }

    /// <summary>Whether an element of this name stands in lines of its own; any other is part of a line.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>Removes the element and leaves its content.</summary>
    public static void Unwrap(this IElement element) => element.Replace([.. element.ChildNodes]);

    /// <summary>Removes the element, and a link, picture, figure or paragraph around it that has become empty.</summary>
    public static void RemoveWithFrame(this IElement element)
    {
        var parent = element.ParentElement;
        element.Remove();
        if (parent is { LocalName: "a" or "picture" or "figure" or "p" or "span" or "noscript" } && IsBare(parent))
        {
            parent.RemoveWithFrame();
        }
    }

    /// <summary>Whether it holds only white space, and captions or alternatives of a picture that was removed.</summary>
    public static bool IsBare(IElement element) => element.ChildNodes.All(node => node switch
    {
        IElement { LocalName: "figcaption" or "source" } => true,
        IText text => string.IsNullOrWhiteSpace(text.Data),
        _ => false,
    });

    private static bool IsTooDeep(INode root)
    {
        var waiting = new Stack<(INode Node, int Depth)>();
        waiting.Push((root, 0));
        while (waiting.TryPop(out var next))
        {
            if (next.Depth > Nesting.MaxDepth)
            {
                return true;
            }

            foreach (var child in next.Node.ChildNodes.Where(child => child.HasChildNodes))
            {
                waiting.Push((child, next.Depth + 1));
            }
        }

        return false;
    }
}
