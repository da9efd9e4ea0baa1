using System.Globalization;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>Makes address segments from names in any script: "Quốc phòng, an ninh" becomes <c>quoc-phong-an-ninh</c>.</summary>
public static class Slug
{
    /// <summary>
    /// NFC and NFD forms of one name give one slug: <c>[a-z0-9-]</c> only, đ becomes d, accents are folded, every run of other
    /// characters one hyphen. A name without a letter or digit of the Latin script becomes its code points in hexadecimal, so that it still has an address.
    /// </summary>
    public static string From(string name)
    {
        if (IsSlug(name))
        {
            return name;
        }

        var slug = new StringBuilder(name.Length);
        foreach (var c in NormalForm.Of(name, NormalizationForm.FormKD))
        {
            var folded = c switch { 'đ' or 'Đ' => 'd', 'ł' or 'Ł' => 'l', 'ø' or 'Ø' => 'o', _ => char.ToLowerInvariant(c) };
            if (char.IsAsciiLetterOrDigit(folded))
            {
                slug.Append(folded);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        while (slug.Length > 0 && slug[^1] == '-')
        {
            slug.Length--;
        }

        return slug.Length > 0 ? slug.ToString() : CodePoints(name);
    }

    /// <summary>Each segment of a <c>/</c>-separated path as a slug.</summary>
    public static string FromPath(string path) =>
        string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(From));

    private static bool IsSlug(string name) =>
        name.Length > 0 && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal)
        && !name.AsSpan().ContainsAnyExcept(SlugCharacters);

    private static string CodePoints(string name) =>
        name.Length == 0 ? "x" : string.Join('-', NormalForm.Of(name).EnumerateRunes().Select(rune => rune.Value.ToString("x", CultureInfo.InvariantCulture)));

    private static readonly System.Buffers.SearchValues<char> SlugCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
}
