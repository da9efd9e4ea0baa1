using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Unicode;
using NewsFeeds.Articles;

namespace NewsFeeds.Imports.Wxr;

/// <summary>Mends what no XML parser takes in one element of an export. Each problem is told once.</summary>
/// <param name="file">The export.</param>
/// <param name="line">The line of the file at which the element begins.</param>
internal sealed class Mender(string file, int line)
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly HashSet<string> _told = [];
    private readonly List<Fault> _faults = [];

    /// <summary>What was mended.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

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

    /// <summary>
    /// The text without the characters that XML cannot hold, and with references that every XML parser knows. Within a CDATA section there
    /// are no references.
    /// </summary>
    public string Mend(string xml)
    {
        var mended = new StringBuilder(xml.Length);
        var (at, current, sectionEnd) = (0, line, 0);
        while (at < xml.Length)
        {
            if (at >= sectionEnd && xml.AsSpan(at).StartsWith("<![CDATA["))
            {
                sectionEnd = xml.IndexOf("]]>", at, StringComparison.Ordinal) is >= 0 and var end ? end : xml.Length;
            }

            if (xml[at] == '&' && at >= sectionEnd)
            {
                at += Reference(xml.AsSpan(at), current, mended);
                continue;
            }

            current += xml[at] == '\n' ? 1 : 0;
            if (char.IsSurrogate(xml[at]) || IsLegal(xml[at], current))
            {
                mended.Append(xml[at]);
            }

            at++;
        }

        return mended.ToString();
    }

    // The length of what is read.
    private int Reference(ReadOnlySpan<char> text, int current, StringBuilder mended)
    {
        var length = text[1..].IndexOfAnyExcept(NameCharacters) + 1;
        var reference = length > 1 && text[length] == ';' ? text[..(length + 1)].ToString() : "&";
        if (reference is "&lt;" or "&gt;" or "&amp;" or "&quot;" or "&apos;")
        {
            mended.Append(reference);
        }
        else if (CodePoint(reference) is { } code)
        {
            if (IsLegal(code, current))
            {
                mended.Append(reference);
            }
        }
        else if (WebUtility.HtmlDecode(reference) is var character && character != reference)
        {
            Tell(reference, new Fault(file, current, 0, Severity.Warning, "import-entity", reference, character));
            mended.Append(character);
        }
        else
        {
            Tell("&", new Fault(file, current, 0, Severity.Warning, "import-entity/ampersand"));
            mended.Append("&amp;");
            return 1;
        }

        return reference.Length;
    }

    private static long? CodePoint(string reference)
    {
        var isHex = reference.StartsWith("&#x", StringComparison.Ordinal);
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return reference.StartsWith("&#", StringComparison.Ordinal)
            && long.TryParse(reference.AsSpan(isHex ? 3 : 2).TrimEnd(';'), style, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    private bool IsLegal(long code, int current)
    {
        if (code is '\t' or '\n' or '\r' or (>= ' ' and < 0xD800) or (> 0xDFFF and < 0xFFFE) or (> 0xFFFF and < 0x110000))
        {
            return true;
        }

        Tell($"U+{code:X4}", new Fault(file, current, 0, Severity.Warning, "import-control-characters", code));
        return false;
    }

    private void Tell(string problem, Fault fault)
    {
        if (_told.Add(problem))
        {
            _faults.Add(fault);
        }
    }
}
