using System.Text.RegularExpressions;

namespace NewsFeeds.Text;

/// <summary>The language tags of BCP 47, such as <c>vi</c> or <c>zh-Hant</c>.</summary>
internal static partial class LanguageTag
{
    /// <summary>
    /// Reads a tag that is well-formed by RFC 5646 §2.1. An underscore counts as a hyphen. A language of four letters or more is refused,
    /// because none is registered: it is a language's name.
    /// </summary>
    /// <param name="text">The tag as it was written.</param>
    /// <param name="tag">The tag with the case of RFC 5646 §2.1.1, such as <c>vi-VN</c>.</param>
    public static bool TryParse(string text, out string tag)
    {
        tag = text.Replace('_', '-');
        if (!WellFormed().IsMatch(tag))
        {
            return false;
        }

        var subtags = tag.Split('-');
        var singleton = Array.FindIndex(subtags, subtag => subtag.Length == 1);
        for (var i = 0; i < subtags.Length; i++)
        {
            subtags[i] = InCase(subtags[i], isFree: i > 0 && (singleton < 0 || i < singleton));
        }

        tag = string.Join('-', subtags);
        return true;
    }

    /// <summary>
    /// The tag that is meant where a country's code stands for its language; null for none. The code is no language's own.
    /// </summary>
    public static string? OfCountry(string tag) => tag.Split('-')[0] switch
    {
        "vn" => "vi",
        "jp" => "ja",
        "kr" => "ko",
        "cn" => "zh",
        "kh" => "km",
        _ => null,
    };

    // Only behind the language and before the first singleton does a subtag's length say that it is a script or a region.
    private static string InCase(string subtag, bool isFree) => subtag.Length switch
    {
        2 when isFree => subtag.ToUpperInvariant(),
        4 when isFree && char.IsAsciiLetter(subtag[0]) => char.ToUpperInvariant(subtag[0]) + subtag[1..].ToLowerInvariant(),
        _ => subtag.ToLowerInvariant(),
    };

    // langtag, privateuse and the irregular ones of RFC 5646 §2.1. The regular grandfathered ones have the form of a langtag.
    [GeneratedRegex(
        """
        \A(?:
            [a-z]{2,3}(?:-[a-z]{3}){0,3}                    # language and its extensions
            (?:-[a-z]{4})?                                  # script
            (?:-(?:[a-z]{2}|[0-9]{3}))?                     # region
            (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*        # variants
            (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*             # extensions
            (?:-x(?:-[a-z0-9]{1,8})+)?
          | x(?:-[a-z0-9]{1,8})+
          | en-gb-oed | i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
          | sgn-(?:be-fr|be-nl|ch-de)
        )\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
