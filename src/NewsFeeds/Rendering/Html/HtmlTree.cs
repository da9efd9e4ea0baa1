using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// The HTML of one body as a tree. What a pass removes, unwraps and replaces is noted, and done in one walk, because AngleSharp looks
/// through all siblings for each change. The depth is bounded, so recursion over the tree is safe. The steps are counted and bounded, and
/// with them the time of rendering.
/// </summary>
internal sealed class HtmlTree
{
    /// <summary>An article of 10,000 elements takes some hundred thousand, and one with the style sheet of Word a few million.</summary>
    public const int MaxSteps = 10_000_000;

    private readonly Dictionary<INode, Change> _changes = [];

    // How many children of an element hold something, for elements that have lost a child.
    private readonly Dictionary<IElement, int> _holding = [];
    private readonly int _nodes;

    private HtmlTree(IHtmlElement body, int nodes) => (Body, _nodes) = (body, nodes);

    /// <summary>The element that holds everything.</summary>
    public IHtmlElement Body { get; }

    /// <summary>
    /// The steps of all passes so far: one for each node that a pass looks at, and for each comparison of an element with a rule of a style
    /// sheet.
    /// </summary>
    public int Steps { get; private set; }

    /// <summary>Parses the content of a body. Elements know their places in it only where that is asked for.</summary>
    /// <exception cref="UnrenderableException">It is too deep, has too many elements or is so broken that the parser fails.</exception>
    public static HtmlTree Parse(string html, bool withPlaces = false)
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
        var root = nodes.Length == 0 ? body : (IHtmlElement)nodes[0].ParentElement!;
        return new HtmlTree(root, NodesIn(root, 0));
    }

    /// <summary>An empty body to build in.</summary>
    public static IHtmlElement New() => new HtmlParser().ParseDocument("").Body!;

    /// <summary>Counts the steps that a pass takes.</summary>
    /// <exception cref="UnrenderableException">They are too many.</exception>
    public void CountSteps(long steps)
    {
        if (steps > MaxSteps - Steps)
        {
            throw new UnrenderableException("unrenderable/steps", null, MaxSteps);
        }

        Steps += (int)steps;
    }

    /// <summary>The elements that a selector matches, in order. Changes that are only noted do not show.</summary>
    public IReadOnlyList<IElement> All(string selector)
    {
        CountSteps(_nodes);
        return [.. Body.QuerySelectorAll(selector)];
    }

    /// <summary>All elements around those that a selector matches.</summary>
    public HashSet<IElement> Around(string selector)
    {
        var around = new HashSet<IElement>();
        foreach (var element in All(selector))
        {
            for (var outer = element.ParentElement; outer is not null && around.Add(outer); outer = outer.ParentElement)
            {
                CountSteps(1);
            }
        }

        return around;
    }

    /// <summary>Whether an element, or one around it, is to be removed or replaced.</summary>
    public bool IsGoing(IElement element)
    {
        for (var near = element; near is not null; near = near.ParentElement)
        {
            if (_changes.TryGetValue(near, out var change) && !change.IsUnwrapping)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an element holds nothing but white space, and captions or alternatives of pictures.</summary>
    public bool IsBare(IElement element)
    {
        if (!_holding.TryGetValue(element, out var holding))
        {
            CountSteps(element.ChildNodes.Length);
            holding = element.ChildNodes.Count(child => !HtmlElements.IsBare(child) && !_changes.ContainsKey(child));
            _holding.Add(element, holding);
        }

        return holding == 0;
    }

    /// <summary>Removes a node with all in it.</summary>
    public void Remove(INode node)
    {
        if (_changes.TryAdd(node, new Change([], IsUnwrapping: false)) && node.ParentElement is { } parent
            && _holding.TryGetValue(parent, out var holding) && !HtmlElements.IsBare(node))
        {
            _holding[parent] = holding - 1;
        }
    }

    /// <summary>Removes an element, and a link, picture, figure or paragraph around it that has become empty.</summary>
    public void RemoveWithFrame(IElement element)
    {
        Remove(element);
        if (element.ParentElement is { LocalName: "a" or "picture" or "figure" or "p" or "span" or "noscript" } parent
            && !_changes.ContainsKey(parent) && IsBare(parent))
        {
            RemoveWithFrame(parent);
        }
    }

    /// <summary>Removes an element and leaves its content.</summary>
    public void Unwrap(IElement element) => _changes[element] = new Change([], IsUnwrapping: true);

    /// <summary>Puts a new node in an element's place.</summary>
    public void Replace(IElement element, INode with) => _changes[element] = new Change([with], IsUnwrapping: false);

    /// <summary>Gives an element another name. It keeps its attributes and its content.</summary>
    public IElement Rename(IElement element, string name)
    {
        var renamed = element.Renamed(name);
        Replace(element, renamed);
        return renamed;
    }

    /// <summary>Makes the noted changes.</summary>
    public void ApplyChanges()
    {
        if (_changes.Count > 0)
        {
            ApplyChanges(Body);
        }

        _changes.Clear();
        _holding.Clear();
    }

    private void ApplyChanges(IElement parent)
    {
        INode[] before = [.. parent.ChildNodes];
        CountSteps(before.Length);
        if (Array.Exists(before, _changes.ContainsKey))
        {
            parent.TakeChildren();
            parent.AddChildren(before.SelectMany(After));
        }

        foreach (var child in parent.Children)
        {
            ApplyChanges(child);
        }
    }

    /// <summary>What stands in a node's place.</summary>
    private IEnumerable<INode> After(INode node)
    {
        if (!_changes.TryGetValue(node, out var change))
        {
            return [node];
        }

        return change.IsUnwrapping ? ((IElement)node).TakeChildren().SelectMany(After) : change.With;
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

    private static int NodesIn(INode node, int depth)
    {
        if (depth > Nesting.MaxDepth && node.HasChildNodes)
        {
            throw Nesting.TooDeep();
        }

        return 1 + node.ChildNodes.Sum(child => NodesIn(child, depth + 1));
    }

    /// <param name="With">What stands in the node's place.</param>
    /// <param name="IsUnwrapping">Whether its content does.</param>
    private readonly record struct Change(INode[] With, bool IsUnwrapping);
}
