using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Tells, of one body's HTML read in order, whether the sanitiser would let all of it pass or take it out in silence. Rendering tells more and costs a
/// millisecond; old archives are full of <c>&lt;p class="…"&gt;</c>, of links and pictures with whole addresses. Whatever is unusual is not plain.
/// </summary>
internal sealed partial class PlainTags
{
    // So few cannot come near what Nesting refuses, however they are closed.
    private const int MostTags = 500;
    private const int MostOpen = 20;

    private static readonly FrozenSet<string> Names = SanitizerPolicy.Elements.Concat(["iframe", "center", "font", "big", "tt", "strike"]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Empty = FrozenSet.Create(StringComparer.Ordinal, "p", "br", "hr", "img", "wbr", "col", "source", "track");

    // Of no consequence, or gone without a word.
    private static readonly FrozenSet<string> Silent = FrozenSet.Create(
        StringComparer.Ordinal, "class", "style", "align", "valign", "color", "dir", "lang", "title", "id", "name", "alt", "target", "rel", "type", "start", "colspan", "rowspan",
        "border", "cellpadding", "cellspacing", "hspace", "vspace", "loading", "decoding", "controls", "frameborder", "scrolling", "allow", "allowfullscreen", "referrerpolicy");

    private readonly Stack<string> _open = new();
    private int _tags;

    /// <summary>Reads on; false as soon as something is not plain.</summary>
    public bool Read(string html)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            var tag = Tag().Match(html, at, html.Length - at);
            if (!tag.Success || !IsPlain(tag))
            {
                return false;
            }

            at += tag.Length;
        }

        return true;
    }

    private bool IsPlain(Match tag)
    {
        if (tag.Groups["name"] is not { Success: true } group)
        {
            return true; // a comment
        }

        var name = group.Value.ToLowerInvariant();
        var (isEnd, hasSource, hasAlt) = (tag.ValueSpan[1] == '/', false, false);
        foreach (Capture attribute in tag.Groups["attribute"].Captures)
        {
            var cut = attribute.ValueSpan.IndexOf('=');
            var key = (cut < 0 ? attribute.Value : attribute.Value[..cut]).ToLowerInvariant();
            if (!IsPlain(key, cut < 0 ? "" : attribute.Value[(cut + 2)..^1]))
            {
                return false;
            }

            (hasSource, hasAlt) = (hasSource || key == "src", hasAlt || key == "alt");
        }

        _tags += name == "iframe" ? 20 : 1; // as Nesting counts
        return _tags <= MostTags && Names.Contains(name) && IsInOrder(name, isEnd) && (isEnd || name switch
        {
            "img" => hasSource && hasAlt,
            "iframe" => hasSource, // and becomes a link
            _ => true,
        });
    }

    private bool IsInOrder(string name, bool isEnd)
    {
        if (isEnd)
        {
            return Empty.Contains(name) || (_open.TryPop(out var last) && last == name);
        }

        if (!Empty.Contains(name))
        {
            _open.Push(name);
        }

        return _open.Count <= MostOpen;
    }

    private static bool IsPlain(string attribute, string value) => attribute switch
    {
        "href" => value.StartsWith('#') || WebAddress.Is(WebUtility.HtmlDecode(value)),
        "src" => WebAddress.Is(WebUtility.HtmlDecode(value)),
        "width" or "height" => value is not ("" or "0" or "1") && !value.Contains('&', StringComparison.Ordinal), // the marks of a counting pixel
        _ => Silent.Contains(attribute),
    };

    // Of every start one match at most, which looks at no character more than twice.
    [GeneratedRegex("""\G<(?:!--[^<>]*-->|/?(?<name>[a-z][a-z0-9]*)(?:\s+(?<attribute>[a-z-]+(?:="[^"<>]*"|='[^'<>]*')?))*\s*/?>)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
