using NewsFeeds.Articles;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>One YAML value and its place: a scalar, a list or a mapping.</summary>
internal sealed class YamlNode
{
    /// <summary>Front matter needs three levels. The limit keeps the recursion short whatever a file contains.</summary>
    private const int MaxDepth = 8;

    private static readonly string[] StandardTags =
        [.. new[] { "str", "int", "float", "bool", "null", "timestamp" }.Select(name => "tag:yaml.org,2002:" + name)];

    // A text, a key in another spelling, a text that lacks its first word, a list, a mapping, or null. One field for all of them saves
    // memory: a start makes a dozen nodes for each article.
    private readonly object? _content;

    private YamlNode(object? content, int line, int column) => (_content, Line, Column) = (content, line, column);

    private YamlNode(object? content, Mark mark)
        : this(content, (int)mark.Line, (int)mark.Column)
    {
    }

    /// <summary>The line in the front matter, from 1.</summary>
    public int Line { get; }

    /// <summary>The line in the file, from 1. The front matter begins behind the file's first line.</summary>
    public int LineInFile => Line + 1;

    /// <summary>The column, from 1.</summary>
    public int Column { get; }

    /// <summary>The scalar's text; null for lists, mappings and YAML's null.</summary>
    public string? Text => _content as string ?? (_content as RespelledKey)?.Usual ?? (_content as CutText)?.Rest;

    /// <summary>A scalar's text as it was written, where <see cref="Text"/> is a key in its usual spelling.</summary>
    public string? Written => _content as string ?? (_content as RespelledKey)?.Written ?? (_content as CutText)?.Rest;

    /// <summary>What is wrong with a text whose first word YAML takes for an anchor or a tag; null where it has all its words.</summary>
    public Fault? Cut => (_content as CutText)?.Fault;

    /// <summary>A list's values, else null.</summary>
    public List<YamlNode>? Items => _content as List<YamlNode>;

    /// <summary>A mapping's keys and values in order, else null.</summary>
    public List<(YamlNode Key, YamlNode Value)>? Pairs => _content as List<(YamlNode Key, YamlNode Value)>;

    /// <summary>Whether it is YAML's null: nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => _content is null or CutText { Rest: null };

    /// <summary>Whether it is YAML's null, or a text without a letter or sign.</summary>
    public bool IsEmpty => IsNull || (Text is { } text && string.IsNullOrWhiteSpace(text));

    /// <summary>The truth value that a scalar is; null for everything else.</summary>
    public bool? Flag => Text?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    public static YamlNode Scalar(string text, int line, int column) => new(text, line, column);

    /// <summary>A key of a mapping, in its usual spelling where it is a known one.</summary>
    public static YamlNode Key(ReadOnlySpan<char> written, int line, int column)
    {
        var usual = KeySpelling.Usual(written);
        return new(written.SequenceEqual(usual) ? usual : new RespelledKey(usual, written.ToString()), line, column);
    }

    public static YamlNode Null(int line, int column) => new(null, line, column);

    public static YamlNode List(List<YamlNode> items, int line, int column) => new(items, line, column);

    public static YamlNode Mapping(List<(YamlNode Key, YamlNode Value)> pairs, int line, int column) => new(pairs, line, column);

    /// <summary>Reads one YAML document; null when it is empty.</summary>
    /// <exception cref="YamlException">It is not YAML, has an alias or a second document, or nests too deeply; the exception has place and
    /// reason.</exception>
    public static YamlNode? Parse(string yaml)
    {
        var events = new Parser(new FlowScanner(new Scanner(new StringReader(yaml), skipComments: true)));
        events.Consume<StreamStart>();
        if (events.TryConsume<StreamEnd>(out _))
        {
            return null;
        }

        events.Consume<DocumentStart>();
        var root = Read(events, 0, yaml);
        events.Consume<DocumentEnd>();
        events.Consume<StreamEnd>();
        return root;
    }

    private static YamlNode Read(Parser events, int depth, string yaml)
    {
        var start = events.Current!.Start;
        if (depth > MaxDepth)
        {
            throw new MaximumRecursionLevelReachedException(start, start, "lists and mappings nest too deeply");
        }

        if (events.TryConsume<Scalar>(out var scalar))
        {
            var text = IsNullScalar(scalar) ? null : scalar.Value;
            return LosesWords(scalar) && YamlMistakes.Lost(yaml, (int)start.Line, (int)start.Column) is { } lost
                ? new YamlNode(new CutText(text, lost), start)
                : new YamlNode(text, start);
        }

        if (events.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!events.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Read(events, depth + 1, yaml));
            }

            return new YamlNode(items, start);
        }

        if (events.TryConsume<MappingStart>(out _))
        {
            var pairs = new List<(YamlNode Key, YamlNode Value)>();
            while (!events.TryConsume<MappingEnd>(out _))
            {
                pairs.Add((Key(Read(events, depth + 1, yaml)), Read(events, depth + 1, yaml)));
            }

            // The library tells no place for the mapping that a colon makes of an item, as in [a: b].
            return start.Index == 0 && depth > 0
                ? new YamlNode(pairs, pairs[0].Key.Line, pairs[0].Key.Column)
                : new YamlNode(pairs, start);
        }

        throw new YamlException(start, start, "aliases (*name) are not allowed here");
    }

    private static YamlNode Key(YamlNode key) =>
        key.Text is { } name ? Key(name, key.Line, key.Column) : key;

    // A text that begins with & or ! and has no quotation marks: YAML takes its first word for an anchor or a tag.
    private static bool LosesWords(Scalar scalar) => scalar.Style == ScalarStyle.Plain
        && (!scalar.Anchor.IsEmpty || (!scalar.Tag.IsEmpty && !StandardTags.Contains(scalar.Tag.Value, StringComparer.Ordinal)));

    private static bool IsNullScalar(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";

    private sealed record CutText(string? Rest, Fault Fault);

    private sealed record RespelledKey(string Usual, string Written);
}
