using AngleSharp.Css.Dom;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Writes what the style sheets of a body say into the style attributes of its elements, because the sanitiser removes the sheets. Google
/// Docs and Word export bold, slant and alignment as classes.
/// </summary>
internal static class StyleSheets
{
    // Bounds the time: how often an element is compared with a selector. A page of Google Docs needs some thousands.
    private const int MaxComparisons = 500_000;

    /// <summary>Works in place, before everything that reads styles.</summary>
    public static void Apply(IHtmlElement body, InlineStyles styles)
    {
        var sheets = body.QuerySelectorAll("style").Where(IsForScreens).ToList();
        if (sheets.Count == 0)
        {
            return;
        }

        var elements = body.QuerySelectorAll("*").ToList();
        var declared = new Dictionary<IElement, string>();
        var rules = sheets.SelectMany(sheet => Rules(styles.Parser.ParseStyleSheet(Text(sheet)).Rules))
            .Take(MaxComparisons / elements.Count).ToList();
        foreach (var rule in rules.OrderBy(rule => rule.Selector.Specificity))
        {
            foreach (var element in elements.Where(element => rule.Selector.Match(element, body)))
            {
                declared[element] = $"{declared.GetValueOrDefault(element)}{rule.Style.CssText};";
            }
        }

        foreach (var (element, style) in declared)
        {
            element.SetAttribute("style", style + element.GetAttribute("style"));
        }
    }

    private static bool IsForScreens(IElement sheet) => IsForScreens(sheet.GetAttribute("media") ?? "");

    private static bool IsForScreens(string media) => media.Trim().ToLowerInvariant() is "" or "all" or "screen";

    // Word puts its sheets in comments.
    private static string Text(IElement sheet) =>
        sheet.TextContent.Replace("<!--", "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal);

    /// <summary>The rules of which something can be kept.</summary>
    private static IEnumerable<ICssStyleRule> Rules(ICssRuleList rules) => rules.SelectMany(rule => rule switch
    {
        ICssStyleRule { SelectorText: { } selector } style when IsPlain(selector) && new InlineStyle(style.Style).SaysAnything => [style],
        ICssMediaRule media when IsForScreens(media.ConditionText) => Rules(media.Rules),
        _ => [],
    });

    // Rules of states (:hover) and of parts (::before) say nothing of the element. More than two compounds may take long to compare.
    private static bool IsPlain(string selector) =>
        !selector.Contains(':', StringComparison.Ordinal)
        && Array.TrueForAll(selector.Split(','), each => each.Trim().Split(' ', '>', '+', '~').Length <= 2);
}
