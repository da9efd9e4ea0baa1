using System.Net;
using System.Text.RegularExpressions;

namespace NewsFeeds.Server.Pages;

/// <summary>
/// Puts each table of an article into a frame in which it scrolls by itself where it is wider than the screen. The frame must be an
/// element of its own, because only what has the focus can be scrolled with the keyboard in every browser.
/// </summary>
internal static partial class WideTables
{
    /// <param name="content">HTML as the sanitiser writes it: every attribute in double quotes, and no bare "&lt;" in a text.</param>
    /// <param name="label">The name of the frame for a screen reader.</param>
    public static string Frame(string content, string label)
    {
        var frame = $"<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"{WebUtility.HtmlEncode(label)}\">";
        return Tag().Replace(content, tag => tag.Groups["name"].ValueSpan switch
        {
            "table" => frame + tag.Value,
            "/table" => tag.Value + "</div>",
            _ => tag.Value,
        });
    }

    // Each tag is matched whole, so that a "<table>" inside an attribute does not count.
    [GeneratedRegex("""<(?<name>/?[a-z][a-z0-9]*)(?:[^">]|"[^"]*")*>""")]
    private static partial Regex Tag();
}
