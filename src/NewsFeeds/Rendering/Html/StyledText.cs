using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Weight, slant, lines and raised letters that a style gives become elements, and a style that takes them away takes the element away,
/// because the sanitiser removes styles. Google Docs wraps a whole text in <c>&lt;b style="font-weight:normal"&gt;</c>.
/// </summary>
internal sealed class StyledText
{
    // Each form stands around those before it.
    private static readonly Form[] Forms =
    [
        new("sub", Set("sub"), Set(""), IsInherited: false, HasBlocks: false, style => style.IsLowered),
        new("sup", Set("sup"), Set(""), IsInherited: false, HasBlocks: false, style => style.IsRaised),
        new("s", Set("s"), Set("del"), IsInherited: false, HasBlocks: true, style => style.IsStruck),
        new("u", Set("u"), Set("a ins"), IsInherited: false, HasBlocks: true, style => style.IsUnderlined),
        new("em", Set("i em"), Set("address cite dfn var"), IsInherited: true, HasBlocks: true, style => style.IsItalic),
        new("strong", Set("b strong"), Set("h1 h2 h3 h4 h5 h6 th"), IsInherited: true, HasBlocks: true, style => style.IsBold),
    ];

    private readonly HtmlTree _tree;
    private readonly Form _form;
    private readonly InlineStyles _styles;
    private readonly Dictionary<INode, Text> _texts = [];

    private StyledText(HtmlTree tree, Form form, InlineStyles styles) => (_tree, _form, _styles) = (tree, form, styles);

    /// <summary>Works in place, before the sanitiser.</summary>
    public static void Settle(HtmlTree tree, InlineStyles styles)
    {
        foreach (var struck in tree.All("strike"))
        {
            tree.Rename(struck, "s");
        }

        tree.ApplyChanges();
        var said = tree.All("[style]").Select(styles.Of).OfType<InlineStyle>().Distinct().ToList();
        foreach (var form in Forms.Where(form => said.Exists(style => form.Says(style) is not null)))
        {
            var settling = new StyledText(tree, form, styles);
            settling.Read(tree.Body, isWanted: false, isGiven: false);
            tree.ApplyChanges();
            settling.Wrap(tree.Body);
        }
    }

    /// <summary>Finds the text that wants the form and has no element that gives it. Elements that give too much lose their name.</summary>
    private Text Read(IElement parent, bool isWanted, bool isGiven)
    {
        var all = Text.None;
        _tree.CountSteps(parent.ChildNodes.Length);
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element)
            {
                all |= ReadElement(element, isWanted, isGiven);
            }
            else if (child is IText { Data: var words } && !isGiven && !string.IsNullOrWhiteSpace(words))
            {
                all |= _texts[child] = isWanted ? Text.Lacking : Text.Plain;
            }
        }

        return all;
    }

    private Text ReadElement(IElement element, bool isWanted, bool isGiven)
    {
        var isOfForm = _form.Names.Contains(element.LocalName);
        var wanted = Says(element) ?? (isWanted || isOfForm);
        if (isOfForm && !isGiven && (!wanted || isWanted || IsCountermanded(element)))
        {
            element = _tree.Rename(element, "span");
            isOfForm = false;
        }

        var text = Read(element, wanted, isGiven || isOfForm || _form.Inherent.Contains(element.LocalName));
        if (HtmlElements.IsBlock(element.LocalName))
        {
            text |= Text.Blocks;
        }

        return _texts[element] = text;
    }

    private bool? Says(IElement element)
    {
        var says = _styles.Of(element) is { } style ? _form.Says(style) : null;
        var counts = says is true
            ? _form.HasBlocks || !HtmlElements.IsBlock(element.LocalName)
            : _form.IsInherited || _form.Names.Contains(element.LocalName);
        return counts ? says : null;
    }

    private bool IsCountermanded(IElement element) =>
        _form.IsInherited
        && element.QuerySelectorAll("[style]").Any(inner => _styles.Of(inner) is { } style && _form.Says(style) is false);

    /// <summary>Wraps text that lacks its element, as much as possible at once, and never around a block.</summary>
    private void Wrap(IElement parent)
    {
        var run = new List<INode>();
        var children = parent.TakeChildren();
        _tree.CountSteps(children.Length);
        foreach (var child in children)
        {
            var text = _texts.GetValueOrDefault(child);
            if ((text & (Text.Plain | Text.Blocks)) == 0)
            {
                run.Add(child);
                continue;
            }

            Enclose(run, parent);
            parent.AddChildren([child]);
            if (child is IElement mixed && text.HasFlag(Text.Lacking))
            {
                Wrap(mixed);
            }
        }

        Enclose(run, parent);
    }

    private void Enclose(List<INode> run, IElement parent)
    {
        var first = run.FindIndex(IsLacking);
        var last = run.FindLastIndex(IsLacking);
        if (first >= 0)
        {
            var wrapper = parent.Make(_form.Name);
            wrapper.AddChildren(run[first..(last + 1)]);
            run.RemoveRange(first, last - first + 1);
            run.Insert(first, wrapper);
        }

        parent.AddChildren(run);
        run.Clear();

        bool IsLacking(INode node) => _texts.GetValueOrDefault(node).HasFlag(Text.Lacking);
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the text inside a node is.</summary>
    [Flags]
    private enum Text
    {
        None = 0,

        /// <summary>Some wants the form and has it not.</summary>
        Lacking = 1,

        /// <summary>Some does not want it.</summary>
        Plain = 2,

        /// <summary>Some stands in blocks.</summary>
        Blocks = 4,
    }

    /// <param name="Name">The element that gives the form.</param>
    /// <param name="Names">All elements that give it, and nothing else.</param>
    /// <param name="Inherent">Elements that are shown in this form and mean something else.</param>
    /// <param name="IsInherited">Whether an element inside can take the form away from its own text.</param>
    /// <param name="HasBlocks">Whether a block can have the form.</param>
    /// <param name="Says">Whether a style gives the form or takes it away.</param>
    private sealed record Form(
        string Name, FrozenSet<string> Names, FrozenSet<string> Inherent, bool IsInherited, bool HasBlocks, Func<InlineStyle, bool?> Says);
}
