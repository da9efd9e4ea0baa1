using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsFeeds.Articles.Folder;

/// <summary>One YAML value with the place it stands at: a scalar, a list or a mapping.</summary>
internal sealed class Node
{
    /// <summary>Front matter needs three levels; what nests deeper is an attack or an accident, and recursion must end.</summary>
    private const int MaxDepth = 8;

    private Node(int line, int column) => (Line, Column) = (line, column);

    private Node(Mark mark)
        : this((int)mark.Line, (int)mark.Column)
    {
    }

    /// <summary>Within the front matter, from 1.</summary>
    public int Line { get; }

    /// <summary>From 1.</summary>
    public int Column { get; }

    /// <summary>The scalar's text; null for lists, mappings and YAML's null.</summary>
    public string? Text { get; private init; }

    /// <summary>A list's values, else null.</summary>
    public List<Node>? Items { get; private init; }

    /// <summary>A mapping's keys and values in order, else null.</summary>
    public List<(Node Key, Node Value)>? Pairs { get; private init; }

    /// <summary>Whether it is YAML's null: nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => Text is null && Items is null && Pairs is null;

    public static Node Scalar(string text, int line, int column) => new(line, column) { Text = text };

    public static Node Null(int line, int column) => new(line, column);

    public static Node List(List<Node> items, int line, int column) => new(line, column) { Items = items };

    public static Node Mapping(List<(Node Key, Node Value)> pairs, int line, int column) => new(line, column) { Pairs = pairs };

    /// <summary>Reads one YAML document; null when it is empty.</summary>
    /// <exception cref="YamlException">It is not YAML, has an alias, a second document or nests too deeply; the message and place say so.</exception>
    public static Node? Parse(string yaml)
    {
        var events = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
        events.Consume<StreamStart>();
        if (events.TryConsume<StreamEnd>(out _))
        {
            return null;
        }

        events.Consume<DocumentStart>();
        var root = Read(events, 0);
        events.Consume<DocumentEnd>();
        events.Consume<StreamEnd>();
        return root;
    }

    private static Node Read(Parser events, int depth)
    {
        var start = events.Current!.Start;
        if (depth > MaxDepth)
        {
            throw new YamlException(start, start, "lists and mappings nest too deeply");
        }

        if (events.TryConsume<Scalar>(out var scalar))
        {
            return new Node(start) { Text = IsNullScalar(scalar) ? null : scalar.Value };
        }

        if (events.TryConsume<SequenceStart>(out _))
        {
            var items = new List<Node>();
            while (!events.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Read(events, depth + 1));
            }

            return new Node(start) { Items = items };
        }

        if (events.TryConsume<MappingStart>(out _))
        {
            var pairs = new List<(Node, Node)>();
            while (!events.TryConsume<MappingEnd>(out _))
            {
                pairs.Add((Read(events, depth + 1), Read(events, depth + 1)));
            }

            return new Node(start) { Pairs = pairs };
        }

        throw new YamlException(start, start, "aliases (*name) are not allowed here");
    }

    private static bool IsNullScalar(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
}
