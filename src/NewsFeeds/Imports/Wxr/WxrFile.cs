using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.Wxr;

/// <summary>One file of an export, plain or compressed by gzip, read element by element.</summary>
internal sealed partial class WxrFile : IDisposable
{
    // A head begins with a long comment. What is behind the first item is somebody's text.
    private const int MostOfHead = 1 << 16;

    // What is longer and seems to hold items does hold them, and is not parsed again and again to see that it was never closed.
    private const int MostOfPost = 1 << 17;

    private readonly string _path;
    private readonly Stream _text;
    private readonly ChannelReader _reader;
    private readonly NameTable _names = new();
    private FieldNames? _fields;

    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public WxrFile(string path)
    {
        _path = path;
        _text = SourceFile.Open(path);
        _reader = new ChannelReader(_text);
    }

    /// <summary>Whether the element at hand is a post or another thing that WordPress keeps as one.</summary>
    public bool IsItem => _reader.Name == "item";

    /// <summary>The line at which the element begins.</summary>
    public int Line => _reader.Line;

    /// <summary>The bytes of the element.</summary>
    public ReadOnlySpan<byte> Bytes => _reader.Bytes;

    /// <summary>Whether this is an export, by its head and not by its name; only before the first read.</summary>
    public bool IsExport(Action<Fault> fault)
    {
        var head = _reader.Peek(MostOfHead);
        if (head.Length == 0)
        {
            fault(new Fault(_path, 0, 0, Severity.Error, "import-no-wxr/empty"));
            return false;
        }

        if (head is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, (byte)'<', ..] or [(byte)'<', 0, ..])
        {
            fault(new Fault(_path, 0, 0, Severity.Error, "import-no-wxr/encoding"));
            return false;
        }

        if (!Mark().IsMatch(Comment().Replace(Encoding.Latin1.GetString(head), "").Split("<item")[0]))
        {
            fault(new Fault(_path, 0, 0, Severity.Error, "import-no-wxr"));
            return false;
        }

        return true;
    }

    /// <summary>Goes to the next element. Tells, at the end, where the export is not complete.</summary>
    public bool Read(Action<Fault> fault)
    {
        var wasCutOff = _reader.IsCutOff;
        if (_reader.Read())
        {
            return true;
        }

        if (!_reader.IsComplete && !wasCutOff)
        {
            fault(new Fault(_path, _reader.Line, 0, Severity.Error, "import-cut-off/end"));
        }

        return false;
    }

    /// <summary>
    /// Parses the element. What is no XML is mended and told. What cannot be mended is told too, and the next read begins at the next item,
    /// even where this element seems to hold it.
    /// </summary>
    /// <returns>Null for an element that is lost.</returns>
    public T? Parse<T>(Func<XmlReader, FieldNames, T> parse, Action<Fault> fault)
        where T : class
    {
        _fields ??= new FieldNames(_reader.Root);
        if (!_reader.IsWhole || (Bytes.Length > MostOfPost && ChannelReader.PlainItem(Bytes, 1) >= 0))
        {
            TellLost(int.MaxValue, fault);
            return null;
        }

        var mender = new XmlMender(_path, Line);
        try
        {
            var parsed = Parse(mender, parse);
            foreach (var mended in mender.Faults)
            {
                fault(mended);
            }

            return parsed;
        }
        catch (XmlException ill)
        {
            TellLost(Line + Math.Max(ill.LineNumber - 1, 0), fault);
            return null;
        }
    }

    public void Dispose() => _text.Dispose();

    private T Parse<T>(XmlMender mender, Func<XmlReader, FieldNames, T> parse)
    {
        var xml = mender.Decode(Bytes);
        try
        {
            return Parse(xml, parse);
        }
        catch (XmlException)
        {
            var mended = mender.Mend(xml);
            if (mended == xml)
            {
                throw;
            }

            return Parse(mended, parse);
        }
    }

    // Prefixes are declared in the root alone, so the names are read as they are written.
    private T Parse<T>(string xml, Func<XmlReader, FieldNames, T> parse)
    {
        using var reader = new XmlTextReader(new StringReader(xml), _names)
        {
            Namespaces = false,
            Normalization = true,
            DtdProcessing = DtdProcessing.Prohibit,
            WhitespaceHandling = WhitespaceHandling.None,
        };
        reader.MoveToContent();
        return parse(reader, _fields!);
    }

    // The line is where the parser saw it, or a later one where it saw nothing.
    private void TellLost(int line, Action<Fault> fault)
    {
        var next = ChannelReader.PlainItem(Bytes, 1);
        var lost = next < 0 ? Bytes : Bytes[..next];
        var last = Line + lost.Count((byte)'\n');
        var title = Label(lost);
        if (IsItem && _reader.IsCutOff && next < 0)
        {
            fault(new Fault(_path, last, 0, Severity.Error, "import-cut-off", title, Line));
        }
        else if (IsItem)
        {
            fault(new Fault(_path, Math.Min(line, last), 0, Severity.Error, "import-torn", title, Line));
        }
        else if (_reader.IsCutOff && next < 0)
        {
            fault(new Fault(_path, last, 0, Severity.Error, "import-cut-off/end"));
        }
        else
        {
            fault(new Fault(_path, Line, 0, Severity.Error, "import-torn/element", _reader.Name));
        }

        if (next >= 0)
        {
            _reader.Resume(next);
        }
    }

    // A name for what is lost, as far as it is legible.
    private static string Label(ReadOnlySpan<byte> item)
    {
        var match = Legible().Match(Encoding.UTF8.GetString(item[..Math.Min(item.Length, 4096)]));
        return HtmlText.Of(match.Groups["text"].Value) is { Length: > 0 } title ? title : "?";
    }

    [GeneratedRegex(@"\sxmlns:wp\s*=|wordpress\.org/export/|<wp:wxr_version", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"<(title|guid)\b[^>]*>\s*(?:<!\[CDATA\[)?\s*(?<text>[^\s<\]][^<\]\n]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Legible();
}
