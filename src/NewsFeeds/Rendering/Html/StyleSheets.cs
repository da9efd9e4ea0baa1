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
    // Bounds the time: how often an element is compared with a selector. A page of Google Docs needs some thousands. A selector of two
    // compounds (div p) is compared with the elements around, too.
    private const int MaxComparisons = 500_000;
    private const int CostOfTwo = 20;

    /// <summary>Works in place, before everything that reads styles.</summary>
    public static void Apply(IHtmlElement body, InlineStyles styles)
    {
        var sheets = body.QuerySelectorAll("style").Where(IsForScreens).ToList();
        if (sheets.Count == 0)
        {
            return;
        }

        var elements = body.QuerySelectorAll("*").ToList();
        var said = elements.ToDictionary(element => element, _ => new List<string>());
        var left = MaxComparisons / elements.Count;
        var rules = sheets.SelectMany(sheet => Rules(styles.RulesOf(Text(sheet))))
            .TakeWhile(rule => (left -= Compounds(rule.SelectorText) == 1 ? 1 : CostOfTwo) >= 0).ToList();
        foreach (var rule in rules.OrderBy(rule => rule.Selector.Specificity))
        {
            var text = rule.Style.CssText;
            foreach (var element in elements.Where(element => rule.Selector.Match(element, body)))
            {
                said[element].Add(text);
            }
        }

        foreach (var (element, texts) in said.Where(each => each.Value.Count > 0))
        {
            element.SetAttribute("style", $"{string.Join(';', texts)};{element.GetAttribute("style")}");
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

    // Rules of states (:hover) and of parts (::before) say nothing of the element.
    private static bool IsPlain(string selector) => !selector.Contains(':', StringComparison.Ordinal) && Compounds(selector) <= 2;

    private static int Compounds(string selector) => selector.Split(',').Max(each => each.Trim().Split(' ', '>', '+', '~').Length);
}
