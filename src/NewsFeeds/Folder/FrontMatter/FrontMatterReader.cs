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

    /// <summary>One line of plain text in NFC with its white space folded; null when absent or empty.</summary>
    public string? Text(params ReadOnlySpan<string> names) => this[names] is { } node ? TextOf(node, names[0]) : null;

    public string? TextOf(YamlNode node, string key)
    {
        if (node.Text is { } text)
        {
            return PlainText.Line(text) is { Length: > 0 } line ? line : null;
        }

        Error(node, "wrong-type/text", NameOf(key));
        return null;
    }

    /// <summary>A text exactly as it was written; null when absent or blank.</summary>
    public string? Raw(string name) => this[name] is { } node && TextOf(node, name) is not null ? node.Text : null;

    /// <summary>Plain text in the lines in which it was written; null when absent or blank.</summary>
    public string? Lines(string name) => Raw(name) is { } text ? PlainText.Lines(text) : null;

    /// <summary>A list of texts without repetitions and empty ones; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> names) => this[names] switch
    {
        null => [],
        { Items: { } items } => TextsOf(items, names[0]),
        { Pairs: not null } node => NoTexts(node, names[0]),
        var node => TextOf(node, names[0]) is { } text ? [text] : [],
    };

    private IReadOnlyList<string> NoTexts(YamlNode node, string name)
    {
        if (InBrackets(node) is { } list)
        {
            Error(node, "wrong-type/braces", NameOf(name), list);
        }
        else
        {
            Error(node, "wrong-type/list", NameOf(name));
        }

        return [];
    }

    private List<string> TextsOf(List<YamlNode> items, string name)
    {
        var texts = new List<string>(items.Count);
        foreach (var item in items)
        {
            if (item.Items is not null && Flat(items) is { } flat)
            {
                Error(item, "wrong-type/list-in-list", NameOf(name), flat);
            }
            else if (item.Pairs is [({ Written: { } key }, { Text: { } value })] && Array.IndexOf(KeyNames.OfAuthor, key) < 0)
            {
                Error(item, "wrong-type/colon", ContentWriter.Scalar($"{key}: {value}"));
            }
            else if (!item.IsNull && TextOf(item, name) is { } text && !texts.Contains(text))
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>One list in brackets of all texts, also those in lists within; null where something else is in it.</summary>
    public static string? Flat(List<YamlNode> items)
    {
        var texts = items.SelectMany(item => item.Items ?? [item]).Select(item => item.Text).ToList();
        return texts.Contains(null) ? null : $"[{string.Join(", ", texts.Select(text => InList(text!)))}]";
    }

    /// <summary>A text as it is written in a list in brackets: in quotation marks where it needs them.</summary>
    public static string InList(string text) =>
        text.All(c => char.IsLetter(c) || c is ' ' or '.' or '-') ? text : ContentWriter.Scalar(text);

    /// <summary>The item of a list whose text is meant, or the list where none is; null where there is no list.</summary>
    public static YamlNode? ItemOf(YamlNode? list, Predicate<string> isMeant) =>
        list?.Items?.Find(item => item.Text is { } text && isMeant(PlainText.Line(text))) ?? list;

    private static string? InBrackets(YamlNode node) =>
        node.Pairs is { Count: > 0 } pairs && pairs.TrueForAll(pair => pair.Key.Written is not null && pair.Value.IsNull)
            ? $"[{string.Join(", ", pairs.Select(pair => InList(pair.Key.Written!)))}]"
            : null;

    public DateTimeOffset? Date(params ReadOnlySpan<string> names) => this[names] is { } node ? DateOf(node, names[0]) : null;

    public DateTimeOffset? DateOf(YamlNode node, string name)
    {
        var moment = MomentOf(node);
        if (moment is null && !ProposeDate(node))
        {
            Error(node, "date", NameOf(name), Shown(node));
        }

        return moment;
    }

    /// <summary>The date within the value of a key; null where it has none.</summary>
    public DateTimeOffset? DateIn(YamlNode mapping, string key)
    {
        if (Part(mapping, "date") is not { } node)
        {
            return null;
        }

        var moment = MomentOf(node);
        if (moment is null && !ProposeDate(node))
        {
            Error(node, "date/within", NameOf(key), Shown(node));
        }

        return moment;
    }

    /// <summary>Reports a date that is spelled as people write it; false where no day can be meant.</summary>
    private bool ProposeDate(YamlNode node)
    {
        switch (node.Text is { } text ? DateProposal.Of(text, WritesMonthFirst) : null)
        {
            case null:
                return false;
            case { IsYearWrong: true }:
                Error(node, "date/year", Shown(node));
                break;
            case { IsTimeWrong: true }:
                Error(node, "date/no-such-time", Shown(node));
                break;
            case { Date: null }:
                Error(node, "date/no-such-day", Shown(node));
                break;
            case { Date: var date, IsDayFirst: true }:
                Error(node, "date/day-first", Shown(node), date);
                break;
            case { Date: var date, IsDayFirst: false }:
                Error(node, "date/month-first", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.MonthSecond }:
                Error(node, "date/month-second", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.Hyphens }:
                Error(node, "date/hyphens", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.Digits }:
                Error(node, "date/digits", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.OffsetMinutes }:
                Error(node, "date/offset-minutes", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.OffsetSpace }:
                Error(node, "date/offset-space", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.Form }:
                Error(node, "date/form", Shown(node), date);
                break;
            case { Date: var date }:
                Error(node, "date/proposal", Shown(node), date);
                break;
        }

        return true;
    }

    private DateTimeOffset? MomentOf(YamlNode node) =>
        node.Text is { } text && Dates.TryParse(text, _zone, out var moment, out _) ? moment : null;

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
