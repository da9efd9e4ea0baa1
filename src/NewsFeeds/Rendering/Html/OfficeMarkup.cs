using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>What Word and its like leave among the HTML: elements whose name has a colon.</summary>
internal static partial class OfficeMarkup
{
    /// <summary>
    /// Closes <c>&lt;w:x/&gt;</c>, which is whole where Office writes it. HTML takes it for a start tag, and all behind it for its content.
    /// It becomes a comment of the same length, so that every other place stays.
    /// </summary>
    public static string CloseEmpty(string html) =>
        html.Contains("/>", StringComparison.Ordinal)
            ? EmptyElement().Replace(html, tag => string.Concat("<?", tag.ValueSpan[2..]))
            : html;

    /// <summary>
    /// Whether an element goes with what it holds: settings, drawings and formulas of Office. The words inside any other stay, as those of
    /// <c>&lt;o:p&gt;</c> (a paragraph's end), <c>&lt;w:sdt&gt;</c> (a form's field) and <c>&lt;st1:place&gt;</c>.
    /// </summary>
    public static bool IsNoText(IElement element) =>
        element.LocalName is ['w' or 'v' or 'm' or 'o', ':', .. var name] && name is not "p" and not "sdt";

    [GeneratedRegex("""<[A-Za-z][A-Za-z0-9]*:(?:[^<>"']|"[^"<]*"|'[^'<]*')*?/>""")]
    private static partial Regex EmptyElement();
}
