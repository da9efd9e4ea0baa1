using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Unicode;
using NewsFeeds.Articles;

namespace NewsFeeds.Imports.Sources;

/// <summary>
/// Mends one text that no parser takes: characters that XML cannot hold are left out, HTML's names become their characters, and any other
/// <c>&amp;</c> stands for itself. Each problem is told once.
/// </summary>
/// <param name="file">The file that holds it.</param>
/// <param name="line">The line of the file at which it begins.</param>
internal sealed class XmlMender(string file, int line)
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Where markup begins, and what may be no character of XML.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
    [
        '<', '&', .. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\t', '\n', '\r']),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c), '\ufffe', '\uffff',
    ]);

    private readonly HashSet<string> _told = [];
    private readonly List<Fault> _faults = [];
    private (int At, int Line) _counted = (0, line);

    /// <summary>What was mended.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>The text without the characters that XML forbids, which nobody is told of.</summary>
    public static string WithoutControls(string text) => new XmlMender("", 0).MendText(text);

    /// <summary>The text of the bytes. What is not UTF-8 becomes U+FFFD.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            var chars = new char[bytes.Length];
            Utf8.ToUtf16(bytes, chars, out var valid, out _, replaceInvalidSequences: false);
            _faults.Add(new Fault(file, line + bytes[..valid].Count((byte)'\n'), 0, Severity.Warning, "import-not-utf8"));
        }

        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Mends XML; gives the same instance where nothing was mended.</summary>
    public string Mend(string xml) => Mend(xml, literalEnd: 0);

    /// <summary>Mends a text without markup, such as JSON; gives the same instance where nothing was mended.</summary>
    public string MendText(string text) => Mend(text, literalEnd: text.Length);

    // Up to the end of what is literal, "<" and "&" stand for themselves.
    private string Mend(string text, int literalEnd)
    {
        var mended = new StringBuilder();
        var from = 0;
        for (var at = Next(text, 0); at < text.Length; at = Next(text, at))
        {
            var length = 1;
            string? other = null;
            if (char.IsSurrogate(text[at]) && at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                length = 2;
            }
            else if (text[at] is not ('<' or '&'))
            {
                TellCharacter(text[at], text, at);
                other = "";
            }
            else if (at >= literalEnd && text[at] == '<')
            {
                literalEnd = EndOfLiteral(text, at);
            }
            else if (at >= literalEnd)
            {
                (length, other) = Reference(text, at);
            }

            if (other is not null)
            {
                mended.Append(text, from, at - from).Append(other);
                from = at + length;
            }

            at += length;
        }

        return from == 0 ? text : mended.Append(text, from, text.Length - from).ToString();
    }

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAny(Suspects) is >= 0 and var at ? from + at : text.Length;

    // In comments and CDATA there are no references. Nothing closes those of a file that was cut off.
    private static int EndOfLiteral(string text, int at)
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

    /// <summary>The length of a reference, and what stands for it; null where it is right.</summary>
    private (int Length, string? Other) Reference(string text, int at)
    {
        var rest = text.AsSpan(at + 1);
        var name = rest.IndexOfAnyExcept(NameCharacters);
        var reference = name > 0 && rest[name] == ';' ? text.Substring(at, name + 2) : "&";
        if (reference is "&lt;" or "&gt;" or "&amp;" or "&quot;" or "&apos;")
        {
            return (reference.Length, null);
        }

        if (CodePoint(reference) is { } code)
        {
            if (IsLegal(code))
            {
                return (reference.Length, null);
            }

            TellCharacter(code, text, at);
            return (reference.Length, "");
        }

        if (WebUtility.HtmlDecode(reference) is var character && character != reference)
        {
            Tell(reference, new Fault(file, LineOf(text, at), 0, Severity.Warning, "import-entity", reference, character));
            return (reference.Length, character);
        }

        Tell("&", new Fault(file, LineOf(text, at), 0, Severity.Warning, "import-entity/ampersand"));
        return (1, "&amp;");
    }

    private static long? CodePoint(string reference)
    {
        var isHex = reference.StartsWith("&#x", StringComparison.Ordinal);
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return reference.StartsWith("&#", StringComparison.Ordinal)
            && long.TryParse(reference.AsSpan(isHex ? 3 : 2).TrimEnd(';'), style, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    private static bool IsLegal(long code) =>
        code is '\t' or '\n' or '\r' or (>= ' ' and < 0xD800) or (> 0xDFFF and < 0xFFFE) or (> 0xFFFF and < 0x110000);

    private void TellCharacter(long code, string text, int at) =>
        Tell($"U+{code:X4}", new Fault(file, LineOf(text, at), 0, Severity.Warning, "import-control-characters", code));

    private void Tell(string problem, Fault fault)
    {
        if (_told.Add(problem))
        {
            _faults.Add(fault);
        }
    }

    // Places are asked for in their order.
    private int LineOf(string text, int at)
    {
        _counted = (at, _counted.Line + text.AsSpan(_counted.At..at).Count('\n'));
        return _counted.Line;
    }
}
