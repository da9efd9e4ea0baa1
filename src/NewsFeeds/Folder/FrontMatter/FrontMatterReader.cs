using System.Collections.Frozen;
using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// The keys of one front matter, read by name and type. What is wrong becomes a <see cref="Fault"/> that names the line and what would
/// be right; a key that nobody asked for is reported at the end, with the nearest known one.
/// </summary>
internal sealed class FrontMatterReader
{
    private readonly string _file;
    private readonly List<(YamlNode Key, YamlNode Value)> _pairs;
    private readonly FrozenSet<string> _known;
    private readonly TimeZoneInfo _zone;
    private List<Fault>? _faults;

    /// <param name="file">Named in faults.</param>
    /// <param name="root">The front matter; null or YAML's null for none.</param>
    /// <param name="known">Every key that such a file may have.</param>
    /// <param name="zone">The zone of dates without an offset.</param>
    public FrontMatterReader(string file, YamlNode? root, FrozenSet<string> known, TimeZoneInfo zone)
    {
        (_file, _known, _zone) = (file, known, zone);
        if (root is { Pairs: null, IsNull: false })
        {
            Error(root, "not-a-mapping", "front matter is lines of 'key: value'");
        }

        _pairs = root?.Pairs ?? [];
        for (var i = 0; i < _pairs.Count; i++)
        {
            var key = _pairs[i].Key;
            var fault = key.Text is not { } name ? ("not-a-key", "a key is one word")
                : !ReferenceEquals(Find(name), _pairs[i].Value) ? ("duplicate-key", $"'{name}' stands here twice; keep one")
                : default;
            if (fault.Item1 is { } code)
            {
                Error(key, code, fault.Item2);
            }
        }
    }

    public IReadOnlyList<Fault> Faults => _faults ?? (IReadOnlyList<Fault>)[];

    public bool HasErrors => _faults?.Exists(fault => fault.Severity == Severity.Error) == true;

    /// <summary>A key's value under any of its names; null when absent or null.</summary>
    public YamlNode? this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
            {
                if (Find(name) is { IsNull: false } found)
                {
                    return found;
                }
            }

            return null;
        }
    }

    /// <summary>One line of plain text: white space folded, NFC; null when absent or empty.</summary>
    public string? Text(params ReadOnlySpan<string> names) => this[names] is { } node ? TextOf(node, names[0]) : null;

    public string? TextOf(YamlNode node, string key)
    {
        if (node.Text is { } text)
        {
            return PlainText.Line(text) is { Length: > 0 } line ? line : null;
        }

        Error(node, "wrong-type", $"'{key}' is a text, not a list or a mapping");
        return null;
    }

    /// <summary>A text as it was written, byte for byte; null when absent or blank.</summary>
    public string? Raw(string name) => this[name] is { } node && TextOf(node, name) is not null ? node.Text : null;

    /// <summary>A list of texts, each once; one text alone counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) => this[name] switch
    {
        null => [],
        { Items: { } items } => TextsOf(items, name),
        var node => TextOf(node, name) is { } text ? [text] : [],
    };

    private List<string> TextsOf(List<YamlNode> items, string name)
    {
        var texts = new List<string>(items.Count);
        foreach (var item in items)
        {
            if (TextOf(item, name) is { } text && !texts.Contains(text))
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    public DateTimeOffset? Date(string name) => this[name] is { } node ? DateOf(node, name) : null;

    public DateTimeOffset? DateOf(YamlNode node, string name)
    {
        if (node.Text is { } text && Dates.TryParse(text, _zone, out var moment, out _))
        {
            return moment;
        }

        Error(node, "date", $"'{name}' is {Dates.Expected}, not {Shown(node)}");
        return null;
    }

    public bool? Flag(string name)
    {
        if (this[name] is not { } node)
        {
            return null;
        }

        switch (node.Text?.ToLowerInvariant())
        {
            case "true" or "yes" or "on":
                return true;
            case "false" or "no" or "off":
                return false;
            default:
                Error(node, "wrong-type", $"'{name}' is true or false, not {Shown(node)}");
                return null;
        }
    }

    public int? Count(string name, int least, int most)
    {
        if (this[name] is not { } node)
        {
            return null;
        }

        if (int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most)
        {
            return count;
        }

        Warn(node, "wrong-type", $"'{name}' is a whole number from {least} to {most}, not {Shown(node)}");
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

        Warn(node, "wrong-type", $"'{name}' is a span such as 48h, 90m or 7d, not {Shown(node)}");
        return null;
    }

    public string? WebAddress(YamlNode node, string key)
    {
        var text = TextOf(node, key);
        if (text is null || NewsFeeds.Text.WebAddress.Is(text))
        {
            return text;
        }

        Warn(node, "address", $"'{key}' is an address that starts with https:// or http://, not {Shown(node)}");
        return null;
    }

    /// <summary>The value of one key of a nested mapping.</summary>
    public static YamlNode? Part(YamlNode mapping, string key) =>
        mapping.Pairs?.Find(pair => pair.Key.Text == key).Value is { IsNull: false } value ? value : null;

    /// <summary>Reports every key that such a file does not have.</summary>
    public void WarnOfUnknown()
    {
        foreach (var (name, _) in _pairs)
        {
            if (name.Text is not null && !_known.Contains(name.Text))
            {
                var hint = Nearest.Of(name.Text, _known) is { } nearest ? $"; did you mean '{nearest}'?" : "";
                Warn(name, "unknown-key", $"'{name.Text}' is no key of this file{hint}");
            }
        }
    }

    private YamlNode? Find(string name)
    {
        foreach (var (key, value) in _pairs)
        {
            if (key.Text == name)
            {
                return value;
            }
        }

        return null;
    }

    public void Error(YamlNode? at, string code, string message) => Add(at, Severity.Error, code, message);

    public void Warn(YamlNode? at, string code, string message) => Add(at, Severity.Warning, code, message);

    // The front matter's first line is the file's second.
    private void Add(YamlNode? at, Severity severity, string code, string message) =>
        (_faults ??= []).Add(new Fault(_file, at is null ? 1 : at.Line + 1, at?.Column ?? 1, severity, code, message));

    private static string Shown(YamlNode node) =>
        node.Text is { } text ? $"'{(text.Length > 60 ? text[..60] + "…" : text)}'" : node.Items is null ? "a mapping" : "a list";
}
