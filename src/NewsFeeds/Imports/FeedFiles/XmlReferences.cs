using System.Buffers;
using System.Net;
using System.Text;
using System.Xml;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>
/// Mends the references of an XML text that no parser accepts: HTML's names become their characters, those to characters that XML forbids
/// are left out, and any other <c>&amp;</c> becomes a text. Pure.
/// </summary>
internal static class XmlReferences
{
    private const int LongestName = 32;

    private static readonly SearchValues<char> OfName =
        SearchValues.Create("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>The text that a parser accepts; the same instance where nothing was mended.</summary>
    public static string Mend(string text, out int mended)
    {
        mended = 0;
        var result = new StringBuilder();
        var from = 0;
        for (var at = text.AsSpan().IndexOfAny('&', '<'); at >= 0 && at < text.Length; at = Next(text, at))
        {
            if (text[at] == '<')
            {
                at = EndOfMarkup(text, at);
                continue;
            }

            var length = LengthAt(text, at);
            if (Mended(text.AsSpan(at, length)) is { } other)
            {
                mended++;
                result.Append(text, from, at - from).Append(other);
                from = at + length;
            }
        }

        return mended == 0 ? text : result.Append(text, from, text.Length - from).ToString();
    }

    private static int Next(string text, int at)
    {
        var next = at + 1 < text.Length ? text.AsSpan(at + 1).IndexOfAny('&', '<') : -1;
        return next < 0 ? -1 : at + 1 + next;
    }

    // In comments and CDATA an "&" is a text. Nothing closes those of a file that was cut off.
    private static int EndOfMarkup(string text, int at)
    {
        var rest = text.AsSpan(at);
        var end = rest switch
        {
            _ when rest.StartsWith("<![CDATA[") => rest.IndexOf("]]>"),
            _ when rest.StartsWith("<!--") => rest.IndexOf("-->"),
            _ => 0,
        };
        return end < 0 ? text.Length : at + end;
    }

    /// <summary>The length of a reference with its <c>;</c>; 1 of an <c>&amp;</c> that begins none.</summary>
    private static int LengthAt(string text, int at)
    {
        var rest = text.AsSpan(at + 1, Math.Min(LongestName, text.Length - at - 1));
        var end = rest.IndexOf(';');
        var name = end < 0 ? [] : rest[..end];
        var isName = name.Length > 0 && !name.ContainsAnyExcept(OfName);
        return isName ? end + 2 : 1;
    }

    /// <summary>What stands for a reference; null where it is right.</summary>
    private static string? Mended(ReadOnlySpan<char> reference)
    {
        if (reference is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            return null;
        }

        var written = reference.ToString();
        var meant = WebUtility.HtmlDecode(written);
        if (meant == written)
        {
            return written.StartsWith("&#", StringComparison.Ordinal) && written.Length > 1 ? "" : "&amp;" + written[1..];
        }

        var isAllowed = meant.Length == 2 || XmlConvert.IsXmlChar(meant[0]);
        if (reference[1] == '#')
        {
            return isAllowed ? null : "";
        }

        return meant;
    }
}
