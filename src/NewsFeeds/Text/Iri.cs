using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>Internationalised identifiers with a scheme (RFC 3987 §2.2), as <c>atom:id</c> needs one (RFC 4287 §4.2.6). Pure.</summary>
internal static class Iri
{
    private static readonly SearchValues<char> OfScheme =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    // Nearly every id has these alone: the unreserved characters of ASCII, and the reserved ones but brackets and "#".
    private static readonly SearchValues<char> Kept =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:/?@");

    /// <summary>Whether a text has a scheme, and behind it only what an IRI may have. Brackets around an IPv6 host do not count.</summary>
    public static bool Is(string text)
    {
        if (!HasScheme(text))
        {
            return false;
        }

        if (!text.AsSpan().ContainsAnyExcept(Kept))
        {
            return true;
        }

        var (at, fragment) = (0, text.IndexOf('#', StringComparison.Ordinal));
        foreach (var rune in text.EnumerateRunes())
        {
            if (!(IsKept(rune) || at == fragment || IsEncoded(text, at)))
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>
    /// The text itself where it is an IRI. Otherwise what XML cannot hold is replaced, as in all forms of a feed. Percent signs and all
    /// that an IRI may not have are percent-encoded, so that no two such texts become one. A text without a scheme becomes a tag URI of the
    /// authority.
    /// </summary>
    public static string Of(string text, string authority)
    {
        if (Is(text))
        {
            return text;
        }

        text = XmlCharacters.Clean(text);
        if (!HasScheme(text))
        {
            return $"tag:{authority}:id/{Uri.EscapeDataString(text)}";
        }

        return string.Join('#', text.Split('#', 2).Select(Encoded));
    }

    private static string Encoded(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsKept(rune))
            {
                encoded.Append(rune.ToString());
                continue;
            }

            foreach (var each in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{each:X2}");
            }
        }

        return encoded.ToString();
    }

    private static bool HasScheme(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && char.IsAsciiLetter(text[0]) && !text.AsSpan(0, colon).ContainsAnyExcept(OfScheme);

    private static bool IsEncoded(string text, int percent) =>
        text[percent] == '%' && percent + 2 < text.Length
        && char.IsAsciiHexDigit(text[percent + 1]) && char.IsAsciiHexDigit(text[percent + 2]);

    // Characters for private use could stand in a query alone.
    private static bool IsKept(Rune rune) => rune.Value switch
    {
        < 0x80 => Kept.Contains((char)rune.Value),
        < 0xA0 or (>= 0xE000 and < 0xF900) or (>= 0xFFF0 and < 0x10000) or (>= 0xE0000 and < 0xE1000) or >= 0xF0000 => false,
        _ => (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF),
    };
}
