using System.Globalization;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>
/// Unicode normalisation of the texts and names of files. The framework's own throws at U+FFFE and at half a surrogate pair; this one
/// replaces both by U+FFFD.
/// </summary>
internal static class NormalForm
{
    // Putting marks in order takes time by the square of their number. No script puts more than a few on a letter.
    private const int MostMarks = 1_000;

    /// <summary>
    /// A name or path as it is compared where its case, its Unicode form and its encoding do not matter: <c>Ảnh%20Đẹp.JPG</c> becomes
    /// <c>ảnh đẹp.jpg</c>.
    /// </summary>
    public static string Folded(string path) => FoldedName(Uri.UnescapeDataString(path));

    /// <summary>A file's name as it is compared where its case and its Unicode form do not matter; <c>%20</c> stands for itself.</summary>
    public static string FoldedName(string name) => Of(name).ToLowerInvariant();

    /// <summary>
    /// What a name means, of those things whose names are folded alike: the one with this name in Unicode's form C, else the only one. Null
    /// where it may be several.
    /// </summary>
    public static T? Meant<T>(string name, IEnumerable<T> alike, Func<T, string> nameOf)
        where T : class
    {
        var composed = Of(name);
        var candidates = alike.OrderBy(nameOf, StringComparer.Ordinal).ToList();
        return candidates.Find(each => Of(nameOf(each)) == composed) ?? (candidates is [var only] ? only : null);
    }

    /// <summary>The text in a normal form. A text with more than 1,000 combining marks in a row has none, and stays as it is.</summary>
    public static string Of(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        if (text.Length > MostMarks && HasMoreMarks(text))
        {
            return text;
        }

        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Normalize(form);
        }
    }

    private static bool HasMoreMarks(string text)
    {
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? marks + 1 : 0;
            if (marks > MostMarks)
            {
                return true;
            }
        }

        return false;
    }
}
