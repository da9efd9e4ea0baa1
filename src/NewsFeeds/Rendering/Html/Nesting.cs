using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Follows the open elements while HTML is parsed, and refuses texts that would take the parser seconds or gigabytes. AngleSharp's
/// tree builder is quadratic in open elements (10,000 <c>&lt;div&gt;</c>: 3 s), and builds unclosed formatting anew in every paragraph
/// (300 KB of <c>&lt;b a=1&gt;…&lt;/p&gt;&lt;p&gt;x</c> would make 10⁸ elements). The count is at least the parser's own stack, up to a
/// constant factor.
/// </summary>
internal sealed class Nesting
{
    public const int MaxDepth = 200;
    public const int MaxElements = 10_000;
    public const int MaxNames = 500;
    private const int MaxRebuilt = 200_000;

    private static readonly FrozenSet<string> Void =
        Set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");

    // None of these nests by itself. It closes an open one of its kind, or stands only inside a table, which is counted.
    private static readonly FrozenSet<string> Uncounted = Set("a nobr p tr td th tbody thead tfoot caption colgroup html head body");

    private static readonly FrozenSet<string> Formatting = Set("b big code em font i s small strike strong tt u");

    // An end tag inside one of these closes nothing outside it (HTML §13.2.4.2, "in scope").
    private static readonly FrozenSet<string> Boundaries = Set("table object applet marquee template svg math select frameset");

    // The end tag of an ordinary element (</span>) closes nothing beyond one of these.
    private static readonly FrozenSet<string> Special = Set(
        "address article aside blockquote button center dd details dir div dl dt fieldset figcaption figure footer form " +
        "h1 h2 h3 h4 h5 h6 header hgroup iframe li listing main menu nav noembed noframes noscript ol plaintext pre script search " +
        "section style summary textarea title ul xmp");

    private readonly List<string> _open = [];
    private int _formatting;
    private int _elements;
    private int _rebuilt;

    /// <summary>Counts one more token of the text.</summary>
    /// <exception cref="UnrenderableException">The text exceeds a bound.</exception>
    public void Read(HtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag:
                CheckNames((HtmlTagToken)token);
                Open(token.Name.ToString());
                break;
            case HtmlTokenType.EndTag:
                Close(token.Name.ToString());
                break;
            default:
                return;
        }

        _rebuilt += _formatting;
        if (_open.Count > MaxDepth)
        {
            throw TooDeep();
        }

        if (_elements > MaxElements || _rebuilt > MaxRebuilt)
        {
            throw new UnrenderableException("unrenderable/elements", null, MaxElements);
        }
    }

    // Each attribute of an element is compared with its others, and each class with its others and with every rule of a style sheet.
    private static void CheckNames(HtmlTagToken tag)
    {
        BodyBounds.Limit("unrenderable/attributes", tag.Attributes.Count, MaxNames, tag.Name.ToString());
        foreach (var attribute in tag.Attributes.Where(attribute => attribute.Value.Length > MaxNames && attribute.Name == "class"))
        {
            var classes = attribute.Value.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            BodyBounds.Limit("unrenderable/classes", classes.Length, MaxNames, tag.Name.ToString());
        }
    }

    public static UnrenderableException TooDeep() => new UnrenderableException("unrenderable/depth", null, MaxDepth);

    private void Open(string name)
    {
        // AngleSharp makes a browsing context for each frame: 10,000 take 5 s.
        _elements += name is "iframe" or "object" or "embed" or "frame" ? 20 : 1;
        if (Void.Contains(name) || Uncounted.Contains(name))
        {
            return;
        }

        if (name is "li" or "dd" or "dt")
        {
            CloseItem(name);
        }

        if (Formatting.Contains(name))
        {
            _formatting++;
        }

        _open.Add(name);
    }

    private void CloseItem(string name)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i] == name || (name != "li" && _open[i] is "dd" or "dt"))
            {
                Remove(i);
                return;
            }

            if (_open[i] is not "div" and not "address" && (Special.Contains(_open[i]) || Boundaries.Contains(_open[i])))
            {
                return;
            }
        }
    }

    private void Close(string name)
    {
        var formatting = Formatting.Contains(name);
        var special = formatting || Special.Contains(name) || Boundaries.Contains(name);
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i] == name)
            {
                if (formatting)
                {
                    _formatting--;
                    _open.RemoveAt(i);
                }
                else
                {
                    Remove(i);
                }

                return;
            }

            if ((Boundaries.Contains(_open[i]) && !Boundaries.Contains(name)) || (!special && Special.Contains(_open[i])))
            {
                return;
            }
        }
    }

    /// <summary>Closes an element and all inside it except formatting, which the parser opens again behind it.</summary>
    private void Remove(int at)
    {
        var kept = at;
        for (var i = at + 1; i < _open.Count; i++)
        {
            if (Formatting.Contains(_open[i]))
            {
                _open[kept++] = _open[i];
            }
        }

        _open.RemoveRange(kept, _open.Count - kept);
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
