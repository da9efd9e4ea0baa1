using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>Makes address segments from names in any script: "Quốc phòng, an ninh" becomes <c>quoc-phong-an-ninh</c>.</summary>
public static class Slug
{
    private static readonly SearchValues<char> SlugCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>
    /// A slug has only <c>[a-z0-9-]</c>, and the NFC and NFD forms of a name give the same: đ becomes d, accents are dropped, and every
    /// run of other characters becomes one hyphen. A name without a letter or digit of the Latin script becomes its code points in
    /// hexadecimal, so that it still has an address.
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

    private static string CodePoints(string name)
    {
        var codes = NormalForm.Of(name).EnumerateRunes().Select(rune => rune.Value.ToString("x", CultureInfo.InvariantCulture));
        return name.Length == 0 ? "x" : string.Join('-', codes);
    }
}
