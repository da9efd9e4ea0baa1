using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using NewsFeeds.Articles;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>
/// An RSS or Atom document, cut into what it says of itself and its items. An item that is broken costs itself alone: reading goes on with
/// the next one.
/// </summary>
internal sealed partial class XmlFeed
{
    // Each costs a new look at what follows.
    private const int MostBroken = 1000;

    // Making elements takes time by the square of their depth.
    private const int MostDepth = 1000;

    // A document type is stepped over: nothing that it names is read, and no entity of it is known.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly List<XElement> _around = [];
    private readonly string _file;
    private readonly string _text;
    private readonly Action<Fault> _tell;

    private XmlFeed(string file, string text, Action<Fault> tell) => (_file, _text, _tell) = (file, text, tell);

    /// <summary>The elements around the items, outermost first, without what is in them.</summary>
    public IReadOnlyList<XElement> Around => _around;

    /// <summary>What the feed says of itself: the elements beside the items.</summary>
    public XElement Head { get; } = new("head");

    /// <summary>The items, each with the line at which it begins.</summary>
    public List<(XElement Element, int Line)> Items { get; } = [];

    public static XmlFeed Read(string file, string text, Action<Fault> tell)
    {
        var feed = new XmlFeed(file, text, tell);
        feed.ReadAll();
        return feed;
    }

    private void ReadAll()
    {
        var from = 0;
        for (var broken = 0; from >= 0 && broken < MostBroken; broken++)
        {
            from = ReadFrom(from);
        }
    }

    /// <summary>Reads up to the end or to what is broken. Gives where to go on, or -1 for nowhere.</summary>
    private int ReadFrom(int from)
    {
        // What was open around the items is opened again, in the line where reading goes on.
        var prefix = from == 0 ? "" : string.Concat(_around.Select(element => element.ToString()[..^" />".Length] + ">"));
        var before = _text.AsSpan(0, from).Count('\n');
        var text = prefix + _text[from..];
        if (DeepLine(text) is { } deep)
        {
            _tell(new Fault(_file, before + deep, 0, Severity.Error, "feed-too-deep", MostDepth));
            return -1;
        }

        using var reader = XmlReader.Create(new StringReader(text), Settings);
        var position = (IXmlLineInfo)reader;
        (int Line, int Column)? item = null;
        try
        {
            reader.Read();
            while (!reader.EOF)
            {
                item = null;
                if (reader.NodeType != XmlNodeType.Element)
                {
                    reader.Read();
                }
                else if (reader.LocalName is "item" or "entry" && _around.Count > 0)
                {
                    item = (position.LineNumber, position.LinePosition);
                    Items.Add(((XElement)XNode.ReadFrom(reader), before + item.Value.Line));
                }
                else if (reader.LocalName is "rss" or "RDF" or "channel" or "feed")
                {
                    Enter(reader, isNew: from == 0);
                }
                else
                {
                    Head.Add(XNode.ReadFrom(reader));
                }
            }

            return -1;
        }
        catch (XmlException e)
        {
            _tell(item is { } start
                ? new Fault(_file, before + start.Line, 0, Severity.Error, "feed-broken")
                : new Fault(_file, before + e.LineNumber, 0, Severity.Error, "feed-broken/file"));
            var (line, column) = item ?? (e.LineNumber, e.LinePosition);
            return NextItem(OffsetOf(from, line, column - (line == 1 ? prefix.Length : 0)));
        }
    }

    /// <summary>The line of the first element that is too deep; null where none is before the end or what is broken.</summary>
    private static int? DeepLine(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > MostDepth)
                {
                    return ((IXmlLineInfo)reader).LineNumber;
                }
            }
        }
        catch (XmlException)
        {
            // It is told where the items are read.
        }

        return null;
    }

    private void Enter(XmlReader reader, bool isNew)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            var name = reader.Name == "xmlns" ? "xmlns" : XName.Get(reader.LocalName, reader.NamespaceURI);
            element.Add(new XAttribute(name, reader.Value));
        }

        reader.Read();
        if (isNew)
        {
            _around.Add(element);
        }
    }

    // An item that is not closed holds those behind it, so they are sought from its start on.
    private int NextItem(int offset)
    {
        var next = ItemStart().Match(_text, Math.Min(offset, _text.Length));
        return next.Success ? next.Index : -1;
    }

    private int OffsetOf(int from, int line, int column)
    {
        for (; line > 1; line--)
        {
            from = _text.IndexOf('\n', from) + 1;
        }

        return from + Math.Max(column - 1, 0);
    }

    [GeneratedRegex(@"<(?:[\w.-]+:)?(?:item|entry)[\s>]")]
    private static partial Regex ItemStart();
}
