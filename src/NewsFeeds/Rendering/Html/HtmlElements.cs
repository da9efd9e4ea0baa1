using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>Makes and changes single elements of a tree.</summary>
internal static class HtmlElements
{
    /// <summary>Selects what is seen or heard without any text.</summary>
    public const string Pictures = "img,picture,video,audio,iframe,embed,object";

    private static readonly FrozenSet<string> Blocks = (
        "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure " +
        "footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table tbody " +
        "td tfoot th thead tr ul xmp").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an element of this name stands in lines of its own; any other is part of a line.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>Whether a node holds only white space, or is a caption or an alternative of a picture.</summary>
    public static bool IsBare(INode node) => node switch
    {
        IElement { LocalName: "figcaption" or "source" } => true,
        IText text => string.IsNullOrWhiteSpace(text.Data),
        _ => false,
    };

    /// <summary>Whether an element is a picture, sound or film, or holds one or a text.</summary>
    public static bool HoldsAnything(this IElement element) =>
        !string.IsNullOrWhiteSpace(element.TextContent) || element.Matches(Pictures) || element.QuerySelector(Pictures) is not null;

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

    /// <summary>Takes an element's attributes and its content for a new one with another name.</summary>
    public static IElement Renamed(this IElement element, string name)
    {
        var renamed = element.Make(name);
        foreach (var attribute in element.Attributes.ToArray())
        {
            // The parser lets names in that SetAttribute refuses.
            element.Attributes.RemoveNamedItem(attribute.Name);
            renamed.Attributes.SetNamedItem(attribute);
        }

        renamed.AddChildren(element.TakeChildren());
        return renamed;
    }

    /// <summary>Takes an element's content out of it. AngleSharp's other methods look through all siblings for each child.</summary>
    public static INode[] TakeChildren(this IElement element)
    {
        INode[] children = [.. element.ChildNodes];
        for (var last = children.Length - 1; last >= 0; last--)
        {
            ((Node)element).RemoveNode(last, (Node)children[last]);
        }

        return children;
    }

    /// <summary>Puts nodes that stand nowhere at the end of an element's content.</summary>
    public static void AddChildren(this IElement element, IEnumerable<INode> children)
    {
        foreach (var child in children)
        {
            ((Node)element).AddNode((Node)child);
        }
    }
}
