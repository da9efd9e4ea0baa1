using System.Globalization;
using AngleSharp.Css.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>What one style attribute says of the text inside. Null is where it says nothing, so that the text is as around it.</summary>
internal sealed class InlineStyle
{
    // No screen shows what stands so far outside.
    private const double FarOutside = -999;

    public InlineStyle(ICssStyleDeclaration declared)
    {
        var lines = declared.GetPropertyValue("text-decoration-line").Split(' ');
        Hides = declared.GetPropertyValue("display") == "none" || IsFarOutside(declared) || IsHiddenInWord(declared);
        HidesText = Number(declared.GetPropertyValue("opacity")) == 0 || IsCutOff(declared);
        IsVisible = Visible(declared.GetPropertyValue("visibility"));
        HasSize = Size(declared.GetPropertyValue("font-size"));
        IsBold = Bold(declared.GetPropertyValue("font-weight"));
        IsItalic = Italic(declared.GetPropertyValue("font-style"));
        IsUnderlined = Line(lines, "underline");
        IsStruck = Line(lines, "line-through");
        IsRaised = declared.GetPropertyValue("vertical-align") == "super" ? true : null;
        IsLowered = declared.GetPropertyValue("vertical-align") == "sub" ? true : null;
        Alignment = declared.GetPropertyValue("text-align");
        Font = declared.GetPropertyValue("font-family");
    }

    /// <summary>Whether nothing inside is shown, whatever its own style says.</summary>
    public bool Hides { get; }

    /// <summary>
    /// Whether no text inside is shown, whatever its own style says. Pictures are: themes make them transparent until they have come.
    /// </summary>
    public bool HidesText { get; }

    public bool? IsVisible { get; }

    /// <summary>Whether letters have a size.</summary>
    public bool? HasSize { get; }

    public bool? IsBold { get; }

    public bool? IsItalic { get; }

    public bool? IsUnderlined { get; }

    public bool? IsStruck { get; }

    public bool? IsRaised { get; }

    public bool? IsLowered { get; }

    /// <summary>A value of <c>text-align</c>; empty where there is none.</summary>
    public string Alignment { get; }

    /// <summary>A value of <c>font-family</c>; empty where there is none.</summary>
    public string Font { get; }

    /// <summary>Whether it says anything of how text is shown, beside its font.</summary>
    public bool SaysAnything => Hides || HidesText || Alignment.Length > 0
        || (IsVisible ?? HasSize ?? IsBold ?? IsItalic ?? IsUnderlined ?? IsStruck ?? IsRaised ?? IsLowered) is not null;

    private static bool? Visible(string value) => value switch
    {
        "hidden" or "collapse" => false,
        "visible" or "initial" => true,
        _ => null,
    };

    private static bool? Size(string value)
    {
        if (Number(value) == 0)
        {
            return false;
        }

        // A share of no size is no size, so a relative size says nothing here.
        var isShare = value is "" or "larger" or "smaller" or "inherit" or "unset" || value is [.., '%'] or [.., 'e', 'x']
            || value is [.., not 'r', 'e', 'm'];
        return isShare ? null : true;
    }

    private static bool? Bold(string value) => value switch
    {
        "bold" or "bolder" => true,
        "normal" or "lighter" or "initial" => false,
        _ => Number(value) is { } weight ? weight >= 600 : null,
    };

    private static bool? Italic(string value) => value.Split(' ')[0] switch
    {
        "italic" or "oblique" => true,
        "normal" or "initial" => false,
        _ => null,
    };

    private static bool? Line(string[] lines, string line)
    {
        if (lines.Contains(line, StringComparer.Ordinal))
        {
            return true;
        }

        return lines[0] is "none" or "initial" ? false : null;
    }

    // Word shows the comments of those who reviewed a text in the margin, and copies them with it.
    private static bool IsHiddenInWord(ICssStyleDeclaration declared) =>
        declared.GetPropertyValue("mso-hide") == "all" || declared.GetPropertyValue("mso-element") == "comment-list"
        || declared.GetPropertyValue("mso-special-character") == "comment";

    private static bool IsFarOutside(ICssStyleDeclaration declared)
    {
        string[] edges = declared.GetPropertyValue("position") is "absolute" or "fixed"
            ? ["left", "top", "right", "bottom", "text-indent"]
            : ["text-indent"];
        return edges.Any(edge => Number(declared.GetPropertyValue(edge)) <= FarOutside);
    }

    // Text for screen readers alone is cut to a pixel. Padding gives a box of no height its room.
    private static bool IsCutOff(ICssStyleDeclaration declared)
    {
        var overflow = declared.GetPropertyValue("overflow");
        string[] lengths = ["height", "max-height", "width", "max-width"];
        string[] room = ["padding", "padding-top", "padding-bottom"];
        return (overflow.StartsWith("hidden", StringComparison.Ordinal)
                && Array.Exists(lengths, length => declared.GetPropertyValue(length) is "0" or "0px" or "1px")
                && !Array.Exists(room, padding => declared.GetPropertyValue(padding).AsSpan().ContainsAnyInRange('1', '9')))
            || (declared.GetPropertyValue("position") is "absolute" or "fixed"
                && declared.GetPropertyValue("clip") is ['r', 'e', 'c', 't', .. var edges] && !edges.AsSpan().ContainsAnyInRange('2', '9'));
    }

    /// <summary>The number before a unit, or null.</summary>
    private static double? Number(string value)
    {
        var number = value.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz%");
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }
}
