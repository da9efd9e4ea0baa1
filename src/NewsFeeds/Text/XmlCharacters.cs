using System.Buffers;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>
/// Replaces the characters that an XML 1.0 document cannot hold, so that a text reads back the same from every format. Pure and
/// thread-safe.
/// </summary>
public static class XmlCharacters
{
    // XML 1.0 §2.2 forbids these even as character references. A carriage return is allowed but never survives a parser (§2.11).
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"
        + "\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufffe\uffff");

    /// <summary>
    /// Returns the same instance when there is nothing to replace. Otherwise every character that XML cannot hold, lone surrogates
    /// included, becomes U+FFFD, and CR LF or a lone CR becomes LF, as it would in any XML parser.
    /// </summary>
    public static string Clean(string text) => FirstFault(text) is var fault and >= 0 ? Rewrite(text, fault) : text;

    private static int FirstFault(ReadOnlySpan<char> text)
    {
        var suspect = text.IndexOfAny(Suspects);
        var before = suspect < 0 ? text : text[..suspect];
        for (var from = 0; before[from..].IndexOfAnyInRange('\ud800', '\udfff') is var offset and >= 0;)
        {
            if (!IsPair(before, from + offset))
            {
                return from + offset;
            }

            from += offset + 2;
        }

        return suspect;
    }

    private static string Rewrite(string text, int fault)
    {
        var clean = new StringBuilder(text.Length).Append(text, 0, fault);
        for (var i = fault; i < text.Length; i++)
        {
            var c = text[i];
            if (IsPair(text, i))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (c != '\r')
            {
                clean.Append(char.IsSurrogate(c) || Suspects.Contains(c) ? '\ufffd' : c);
            }
            else if (i + 1 == text.Length || text[i + 1] != '\n')
            {
                clean.Append('\n');
            }
        }

        return clean.ToString();
    }

    private static bool IsPair(ReadOnlySpan<char> text, int i) => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
}
