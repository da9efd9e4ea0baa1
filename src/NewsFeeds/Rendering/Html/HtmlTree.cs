using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Rendering.Html;

/// <summary>Reading, and the few ways of changing, a bounded tree of HTML. Its depth is bounded, so walking it recursively is safe.</summary>
internal static class HtmlTree
{
    /// <summary>Parses the content of a body; elements remember their place in it only when that is asked for.</summary>
    /// <exception cref="UnrenderableException">It is too deep, has too many elements or is broken in a way that the parser does not bear.</exception>
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
        // As a fragment, so that a stray <frameset> or </body> cannot replace the body.
        var body = New();
        var nodes = Parse(parser, html, body);
        if (nodes.Length == 0)
            return body;

        var root = (IHtmlElement)nodes[0].ParentElement!;
        if (TooDeep(root)) throw Nesting.TooDeep();
        return root;
    }

    // AngleSharp 1.x loses its place in some select elements around frames that nobody opened: a null reference, which is to cost this article and no other.
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
        if (text is not null) element.TextContent = text;
        return element;
    }

    /// <summary>A link with text, for the place of <paramref name="near"/>; plain text where a link already surrounds it.</summary>
    public static INode MakeLink(this IElement near, string address, string text)
    {
        if (near.Closest("a") is not null)
            return near.Owner!.CreateTextNode(text);
        var link = near.Make("a", text);
        link.SetAttribute("href", address);
        return link;
    }

    /// <summary>Takes the element away and leaves what is inside it.</summary>
    public static void Unwrap(this IElement element) => element.Replace([.. element.ChildNodes]);

    /// <summary>Takes the element away, and what it leaves empty: the link, picture, figure or paragraph around it.</summary>
    public static void RemoveWithFrame(this IElement element)
    {
        var parent = element.ParentElement;
        element.Remove();
        if (parent is { LocalName: "a" or "picture" or "figure" or "p" or "span" or "noscript" } && IsBare(parent))
            parent.RemoveWithFrame();
    }

    /// <summary>Nothing inside but white space, and captions or alternatives of what is not there.</summary>
    public static bool IsBare(IElement element) => element.ChildNodes.All(node => node switch
    {
        IElement { LocalName: "figcaption" or "source" } => true,
        IText text => string.IsNullOrWhiteSpace(text.Data),
        _ => false,
    });

    private static bool TooDeep(INode root)
    {
        var waiting = new Stack<(INode Node, int Depth)>();
        waiting.Push((root, 0));
        while (waiting.TryPop(out var next))
        {
            if (next.Depth > Nesting.MaxDepth) return true;
            foreach (var child in next.Node.ChildNodes)
                if (child.HasChildNodes) waiting.Push((child, next.Depth + 1));
        }

        return false;
    }
}
