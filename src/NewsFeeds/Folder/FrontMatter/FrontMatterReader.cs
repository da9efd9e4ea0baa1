using System.Collections.Frozen;
using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Reads the keys of one front matter by name and type. A wrong value becomes a <see cref="Fault"/> with its line.
/// <see cref="CheckKeys"/> reports the keys that such a file does not have, and those that are given twice.
/// </summary>
internal sealed partial class FrontMatterReader
{
    private readonly string _file;
    private readonly List<(YamlNode Key, YamlNode Value)> _pairs;
    private readonly FrozenDictionary<string, string[]> _known;
    private readonly TimeZoneInfo _zone;
    private readonly IReadOnlyList<RowKey>? _columns;
    private readonly FrontMatterReader? _outer;
    private readonly Severity _most = Severity.Error;
    private List<Fault>? _faults;

    /// <param name="file">The file that faults name.</param>
    /// <param name="root">The front matter; null or YAML's null for none.</param>
    /// <param name="known">The names of all keys that such a file may have, each with all names of its key.</param>
    /// <param name="zone">The zone of dates without an offset.</param>
    /// <param name="columns">The columns of a row, of which the line of a value is the number; null where a file is read.</param>
    public FrontMatterReader(
        string file, YamlNode? root, FrozenDictionary<string, string[]> known, TimeZoneInfo zone, IReadOnlyList<RowKey>? columns = null)
    {
        (_file, _known, _zone, _columns) = (file, known, zone, columns);
        if (root is { Pairs: null, IsNull: false })
        {
            Error(root, "not-a-mapping");
        }

        _pairs = root?.Pairs ?? [];
    }

    private FrontMatterReader(FrontMatterReader outer, YamlNode mapping, Severity most)
    {
        (_file, _known, _zone, _outer, _most) = (outer._file, outer._known, outer._zone, outer, most);
        _pairs = mapping.Pairs ?? [];
    }

    /// <summary>Whether its authors write a date's month before its day, which counts where they spell it as readers would.</summary>
    public bool WritesMonthFirst { get; set; }

    /// <summary>What is wrong in all of the front matter.</summary>
    public IReadOnlyList<Fault> Faults => _outer?.Faults ?? _faults ?? (IReadOnlyList<Fault>)[];

    public int Errors => Faults.Count(fault => fault.IsError);

    public bool HasErrors => Errors > 0;

    /// <summary>Reads the keys of a mapping that is the value of a key here.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="most">The highest severity of its faults.</param>
    public FrontMatterReader Within(YamlNode mapping, Severity most = Severity.Error) => new(this, mapping, most);

    /// <summary>What a message calls a key: the name of its column where a row is read.</summary>
    public string NameOf(string key) => _columns?.FirstOrDefault(each => each.Key == key)?.Column ?? key;

    /// <summary>A key's value under any of its names; null when absent or null.</summary>
    public YamlNode? this[params ReadOnlySpan<string> names] => Find(_pairs, names);

    /// <summary>Where a key's value is, or the key itself where its value is null; null when absent.</summary>
    public YamlNode? Place(string name) => this[name] ?? _pairs.Find(pair => pair.Key.Text == name).Key;

    public bool? Flag(string name)
    {
        if (this[name] is not { } node)
        {
            return null;
        }

        if (node.Flag is null)
        {
            Error(node, "wrong-type/flag", NameOf(name), Shown(node));
        }

        return node.Flag;
    }

    public int? Count(string name, int least, int most) => this[name] is { } node ? CountOf(node, name, least, most) : null;

    public int? CountOf(YamlNode node, string name, int least, int most)
    {
        if (int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most)
        {
            return count;
        }

        Warn(node, "wrong-type/number", NameOf(name), least, most, Shown(node));
        return null;
    }

    /// <summary>A span such as <c>48h</c>, <c>90m</c>, <c>7d</c>, <c>30s</c>; a bare number is seconds.</summary>
    public TimeSpan? Span(string name)
    {
        if (this[name] is not { } node)
        {
            return null;
        }

        if (Durations.TryParse(node.Text, out var span))
        {
            return span;
        }

        Warn(node, "wrong-type/span", NameOf(name), Shown(node));
        return null;
    }

    /// <summary>One of several words, whatever its case; null when absent or none of them.</summary>
    public string? Choice(string name, params string[] words)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var word = Array.Find(words, each => each.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (word is null)
        {
            Warn(this[name], "wrong-type/choice", NameOf(name), string.Join(", ", words), text);
        }

        return word;
    }

    public string? WebAddress(YamlNode node, string key)
    {
        var text = TextOf(node, key);
        if (text is null || NewsFeeds.Text.WebAddress.Is(text))
        {
            return text;
        }

        Warn(node, "address", NameOf(key), Shown(node));
        return null;
    }

    /// <summary>A BCP 47 tag in its usual case; null when absent or none.</summary>
    public string? Language()
    {
        if (Text("language") is not { } text)
        {
            return null;
        }

        if (LanguageTag.TryParse(text, out var tag))
        {
            if (LanguageTag.OfCountry(tag) is { } meant)
            {
                Warn(this["language"], "language/country", text, meant);
            }

            return tag;
        }

        Warn(this["language"], "language", text);
        return null;
    }

    /// <summary>The value of one key of a mapping under any of its names; null when absent or null.</summary>
    public static YamlNode? Part(YamlNode mapping, params ReadOnlySpan<string> names) =>
        mapping.Pairs is { } pairs ? Find(pairs, names) : null;

    private static YamlNode? Find(List<(YamlNode Key, YamlNode Value)> pairs, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var (key, value) in pairs)
            {
                if (key.Text == name && !value.IsNull)
                {
                    return value;
                }
            }
        }

        return null;
    }

    public void Error(YamlNode? at, string kind, params IReadOnlyList<object> arguments) => Add(at, Severity.Error, kind, arguments);

    public void Warn(YamlNode? at, string kind, params IReadOnlyList<object> arguments) => Add(at, Severity.Warning, kind, arguments);

    private void Add(YamlNode? at, Severity severity, string kind, IReadOnlyList<object> arguments)
    {
        severity = severity < _most ? severity : _most;
        if (_outer is not null)
        {
            _outer.Add(at, severity, kind, arguments);
            return;
        }

        (_faults ??= []).Add(_columns is null
            ? new Fault(_file, at?.LineInFile ?? 1, at?.Column ?? 1, severity, kind, arguments)
            : new Fault(_file, 0, 0, severity, kind, arguments) { Field = at is null ? "" : _columns[at.Line].Column });
    }

    // Lists and mappings are shown by their brackets, which need no translation.
    private static string Shown(YamlNode node) => node switch
    {
        { Text: { Length: > 60 } text } => Seen(text[..60]) + "…",
        { Text: { } text } => Seen(text),
        { Items: not null } => "[…]",
        _ => "{…}",
    };

    // Nobody sees these characters, and they are what is wrong.
    private static string Seen(string text) => text.Any(KeySpelling.IsHidden)
        ? string.Concat(text.Select(c => KeySpelling.IsHidden(c) ? $"[U+{(int)c:X4}]" : c.ToString()))
        : text;
}
