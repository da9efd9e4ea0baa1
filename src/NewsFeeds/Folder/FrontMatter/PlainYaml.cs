using System.Buffers;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Reads the YAML that nearly every article has: lines of <c>key: text</c>, plain lists and <c>{src: …, alt: …}</c>. It is ten times faster
/// than the general parser, which matters because a start reads 100,000 of these, and it makes the same tree. It refuses all other YAML,
/// which the general parser then reads.
/// </summary>
internal static class PlainYaml
{
    // Control characters with the tab, and the other line breaks of YAML 1.1.
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Where(c => c != '\n'), '\u007f', '\u0085', '\u2028', '\u2029', '\ufeff']);

    private static readonly SearchValues<char> FlowSigns = SearchValues.Create("[]{},:#&*!|>'\"%@`?\\");

    /// <summary>The tree, or null when the text is not of the plain kind.</summary>
    public static YamlNode? TryParse(ReadOnlySpan<char> yaml)
    {
        yaml = yaml.TrimEnd("\r\n ");
        if (yaml.IsEmpty || yaml.Count('\r') > 0 && yaml.Count("\r\n") != yaml.Count('\r'))
        {
            return null;
        }

        var pairs = new List<(YamlNode, YamlNode)>(8);
        var root = (YamlNode?)null;
        for (var line = 1; !yaml.IsEmpty; line++)
        {
            var text = NextLine(ref yaml);
            if (text.IsEmpty)
            {
                continue;
            }

            var key = KeyOf(text);
            if (key.IsEmpty || text.ContainsAny(Unusual))
            {
                return null;
            }

            var column = key.Length + 1;
            while (column < text.Length && text[column] == ' ')
            {
                column++;
            }

            var name = YamlNode.Key(key, line, 1);
            root ??= name;
            var value = text[column..].TrimEnd(' ');
            var isFolded = !yaml.IsEmpty && yaml[0] is ' ' or '-';
            var node = (value.IsEmpty, isFolded) switch
            {
                (true, true) => List(ref yaml, ref line),
                (true, false) => YamlNode.Null(line, key.Length + 2),
                (false, true) => null,
                _ => value[0] is '[' or '{' ? Flow(value, line, column + 1) : Scalar(value, line, column + 1),
            };
            if (node is null)
            {
                return null;
            }

            pairs.Add((name, node));
        }

        return root is null ? null : YamlNode.Mapping(pairs, root.Line, 1);
    }

    private static ReadOnlySpan<char> NextLine(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line.TrimEnd('\r');
    }

    private static ReadOnlySpan<char> KeyOf(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && (char.IsAsciiLetter(line[length]) || (length > 0 && line[length] is '-' or '_')))
        {
            length++;
        }

        var isKey = length > 0 && length < line.Length && line[length] == ':' && (length + 1 == line.Length || line[length + 1] == ' ');
        return isKey && !IsNull(line[..length]) ? line[..length] : [];
    }

    private static YamlNode? Scalar(ReadOnlySpan<char> text, int line, int column)
    {
        if (text[0] is '"' or '\'')
        {
            var inner = text[1..];
            var close = inner.IndexOf(text[0]);
            return close == inner.Length - 1 && close >= 0 && !inner.Contains('\\')
                ? YamlNode.Scalar(inner[..close].ToString(), line, column)
                : null;
        }

        return IsPlain(text) ? YamlNode.Scalar(text.ToString(), line, column) : null;
    }

    // A plain scalar starts with a letter or digit, and has no sign of a mapping or a comment in it.
    private static bool IsPlain(ReadOnlySpan<char> text) =>
        char.IsLetterOrDigit(text[0]) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
        && text[^1] != ':' && !IsNull(text);

    private static bool IsNull(ReadOnlySpan<char> text) => text is "null" or "Null" or "NULL";

    private static YamlNode? Flow(ReadOnlySpan<char> text, int line, int column)
    {
        var isMapping = text[0] == '{';
        if (text[^1] != (isMapping ? '}' : ']'))
        {
            return null;
        }

        var items = isMapping ? null : new List<YamlNode>();
        var pairs = isMapping ? new List<(YamlNode, YamlNode)>() : null;
        var at = column + 1;
        foreach (var range in text[1..^1].Split(','))
        {
            var part = text[1..^1][range];
            var item = part.Trim(' ');
            var start = at + part.IndexOf(item);
            at += part.Length + 1;
            if (item.IsEmpty && !isMapping)
            {
                continue;
            }

            var key = isMapping ? KeyOf(item) : [];
            var value = isMapping && !key.IsEmpty ? item[(key.Length + 1)..].TrimStart(' ') : item;
            if (isMapping == key.IsEmpty || InFlow(value, line, start + item.Length - value.Length) is not { } node)
            {
                return null;
            }

            items?.Add(node);
            pairs?.Add((YamlNode.Key(key, line, start), node));
        }

        return pairs is not null ? YamlNode.Mapping(pairs, line, column) : YamlNode.List(items!, line, column);
    }

    private static YamlNode? InFlow(ReadOnlySpan<char> text, int line, int column)
    {
        var bare = text.Length > 1 && text[0] is '"' or '\'' ? text[1..^1] : text;
        return bare.IsEmpty || bare.ContainsAny(FlowSigns) ? null : Scalar(text, line, column);
    }

    private static YamlNode? List(ref ReadOnlySpan<char> yaml, ref int line)
    {
        var items = new List<YamlNode>();
        var (indent, first) = (-1, line + 1);
        while (!yaml.IsEmpty && yaml[0] is ' ' or '-')
        {
            line++;
            var text = NextLine(ref yaml);
            var dash = text.IndexOfAnyExcept(' ');
            indent = indent < 0 ? dash : indent;
            if (dash != indent || dash < 0 || !text[dash..].StartsWith("- ") || text.ContainsAny(Unusual))
            {
                return null;
            }

            var start = dash + 1 + text[(dash + 1)..].IndexOfAnyExcept(' ');
            var value = text[start..].TrimEnd(' ');
            if (start <= dash || value.IsEmpty || value[0] == '-' || Scalar(value, line, start + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return YamlNode.List(items, first, indent + 1);
    }
}
