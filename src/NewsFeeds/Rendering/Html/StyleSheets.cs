using AngleSharp.Css.Dom;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Writes what the style sheets of a body say into the style attributes of its elements, because the sanitiser removes the sheets. Google
/// Docs and Word export bold, slant and alignment as classes.
/// </summary>
internal static class StyleSheets
{
    // A selector of two compounds (div p) is compared with the elements around, too, and one of neighbours (h2 ~ p) with all siblings.
    private const int StepsAround = 20;
    private const int SiblingsInStep = 20;
    private const int LettersInStep = 4;

    /// <summary>Works in place, before everything that reads styles.</summary>
    public static void Apply(HtmlTree tree, InlineStyles styles)
    {
        // Each part of a page that is pasted may bring the same sheet.
        var sheets = tree.All("style").Where(IsForScreens).Select(Text).Reverse().Distinct(StringComparer.Ordinal).Reverse().ToList();
        if (sheets.Count == 0)
        {
            return;
        }

        var elements = tree.All("*");
        var said = elements.ToDictionary(element => element, _ => new List<string>());
        foreach (var rule in sheets.SelectMany(sheet => Rules(styles.RulesOf(sheet))).OrderBy(rule => rule.Selector.Specificity))
        {
            tree.CountSteps(StepsOf(rule.SelectorText, elements.Count));
            var text = rule.Style.CssText;
            foreach (var element in elements.Where(element => rule.Selector.Match(element, tree.Body)))
            {
                tree.CountSteps(text.Length / LettersInStep);
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

    /// <summary>The steps of comparing so many elements with a selector.</summary>
    private static long StepsOf(string selector, int elements)
    {
        var parts = 1L + selector.Count(c => c is '.' or '#' or '[' or ',');
        var steps = elements * (Compounds(selector) == 1 ? parts : parts * StepsAround);
        return selector.AsSpan().ContainsAny('~', '+') ? steps + (parts * elements * elements / SiblingsInStep) : steps;
    }

    private static int Compounds(string selector) => selector.Split(',').Max(each => each.Trim().Split(' ', '>', '+', '~').Length);
}
