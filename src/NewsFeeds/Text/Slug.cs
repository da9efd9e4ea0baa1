using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>Makes address segments from names in any script: "Quốc phòng, an ninh" becomes <c>quoc-phong-an-ninh</c>. Pure.</summary>
public static class Slug
{
    // A longer slug is cut and ends in a hash of the whole.
    private const int MaxLength = 120;

    private const int HashLength = 8;

    private static readonly SearchValues<char> SlugCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>
    /// A slug has only <c>[a-z0-9-]</c> and at most 120 characters. The NFC and NFD forms of a name give the same.
    /// Letters lose their accents and their case. No letter is dropped: ß becomes ss, and one without a usual Latin spelling becomes its
    /// code point in hexadecimal, between hyphens. Every run of other characters becomes one hyphen. A name without any letter or digit
    /// becomes the code points of its characters, so that it still has an address.
    /// </summary>
    public static string From(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsSlug(name))
        {
            return name;
        }

        var slug = new Segment(name.Length);
        foreach (var rune in PlainText.Meant(name).EnumerateRunes())
        {
            slug.Add(rune);
        }

        return Shortened(slug.ToString() is { Length: > 0 } made ? made : CodePoints(name));
    }

    /// <summary>Each segment of a <c>/</c>-separated path as a slug.</summary>
    public static string FromPath(string path) =>
        string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(From));

    private static bool IsSlug(string name) =>
        name.Length is > 0 and <= MaxLength && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal)
        && !name.AsSpan().ContainsAnyExcept(SlugCharacters);

    private static string Shortened(string slug)
    {
        if (slug.Length <= MaxLength)
        {
            return slug;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(slug)))[..HashLength];
        return $"{slug[..(MaxLength - HashLength - 1)].TrimEnd('-')}-{hash}";
    }

    private static string CodePoints(string name) =>
        name.Length == 0 ? "x" : string.Join('-', NormalForm.Of(name).EnumerateRunes().Select(CodePoint));

    private static string CodePoint(Rune rune) => rune.Value.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>A letter or digit in the Latin alphabet; null for a letter of another script, empty for anything else.</summary>
    private static string? InLatin(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : "";
        }

        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            return ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);
        }

        var latin = new StringBuilder();
        foreach (var part in NormalForm.Of(rune.ToString(), NormalizationForm.FormKD).EnumerateRunes())
        {
            var letter = Rune.ToLowerInvariant(part);
            if (letter.IsAscii && Rune.IsLetterOrDigit(letter))
            {
                latin.Append(letter);
            }
            else if (Spelling(letter) is { } spelling)
            {
                latin.Append(spelling);
            }
            else if (Rune.IsLetter(part))
            {
                return null;
            }
        }

        return latin.ToString();
    }

    /// <summary>The Latin spelling of a lower-case letter that Unicode does not decompose; Ð, Đ and Ɖ are one to the eye.</summary>
    private static string? Spelling(Rune letter) => letter.Value switch
    {
        'đ' or 'ð' or 'ɖ' or 'ɗ' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'þ' => "th",
        'ł' => "l",
        'ı' => "i",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "ng",
        'ĸ' or 'ƙ' => "k",
        'ƒ' => "f",
        'ȷ' => "j",
        'ɓ' => "b",
        _ => null,
    };

    /// <summary>A slug as it grows.</summary>
    private sealed class Segment(int capacity)
    {
        private readonly StringBuilder _slug = new(capacity);

        // Whether a character that becomes a hyphen came last.
        private bool _isGap;

        // Whether the last letter was of another script than Latin.
        private bool _isOtherScript;

        public void Add(Rune rune)
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format:
                    return; // A zero-width sign or a soft hyphen parts no words.
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                    AddMark(rune);
                    return;
            }

            var latin = InLatin(rune);
            if (latin is null)
            {
                AddCodePoint(Rune.ToLowerInvariant(rune));
            }
            else if (latin.Length == 0)
            {
                (_isGap, _isOtherScript) = (true, false);
            }
            else
            {
                Separate(isNeeded: _isOtherScript);
                _slug.Append(latin);
                _isOtherScript = false;
            }
        }

        public override string ToString() => _slug.ToString();

        // A mark on a Latin letter is an accent. In other scripts it is a vowel or a tone, without which words are the same.
        private void AddMark(Rune mark)
        {
            if (_isOtherScript)
            {
                AddCodePoint(mark);
            }
        }

        private void AddCodePoint(Rune rune)
        {
            Separate(isNeeded: true);
            _slug.Append(CodePoint(rune));
            _isOtherScript = true;
        }

        /// <summary>Writes a hyphen where it is needed or there is a gap, but never as the first character.</summary>
        private void Separate(bool isNeeded)
        {
            if ((_isGap || isNeeded) && _slug.Length > 0)
            {
                _slug.Append('-');
            }

            _isGap = false;
        }
    }
}
