using System.Net;

namespace NewsFeeds.Imports.Bodies;

/// <summary>The start tag of a shortcode, such as <c>[gallery ids="1,2"]</c>.</summary>
internal sealed class ShortcodeTag
{
    private readonly List<(string Name, string Value)> _attributes = [];

    private ShortcodeTag(string name, int end, bool isEmpty) => (Name, End, IsEmpty) = (name, end, isEmpty);

    /// <summary>As it is written; letters of another case are another shortcode.</summary>
    public string Name { get; }

    /// <summary>The place in the text behind its bracket.</summary>
    public int End { get; }

    /// <summary>Whether it says itself that it has no content.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whether no words in brackets look like this: all in it are attributes, and one of them has a value.</summary>
    public bool IsUnmistakable { get; private set; }

    /// <summary>The first value without a name; null for none.</summary>
    public string? Unnamed { get; private set; }

    /// <summary>An attribute's value, its character references resolved; null for none.</summary>
    public string? this[string name] =>
        _attributes.Find(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { } value
            ? WebUtility.HtmlDecode(value).Trim()
            : null;

    /// <summary>An attribute's value as it is written.</summary>
    public string? Markup(string name) =>
        _attributes.Find(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The tag whose bracket stands at a place; null where no shortcode can begin there.</summary>
    public static ShortcodeTag? At(string text, int bracket)
    {
        var length = NameAt(text.AsSpan(bracket + 1));
        if (length == 0 || EndOf(text, bracket + 1 + length) is not { } end)
        {
            return null;
        }

        var content = text.AsSpan(bracket + 1 + length, end - bracket - 1 - length);
        var isEmpty = content.EndsWith("/");
        content = isEmpty ? content[..^1] : content;
        if (!content.IsEmpty && !char.IsWhiteSpace(content[0]))
        {
            return null;
        }

        var tag = new ShortcodeTag(text.Substring(bracket + 1, length), end + 1, isEmpty);
        tag.ReadAttributes(WithQuotes(content.ToString()).AsSpan().Trim());
        return tag;
    }

    /// <summary>The length of the name with which a text begins; 0 where it begins with none.</summary>
    public static int NameAt(ReadOnlySpan<char> text)
    {
        var (length, hasLetter) = (0, false);
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '_' or '-'))
        {
            hasLetter |= char.IsAsciiLetter(text[length]);
            length++;
        }

        return hasLetter ? length : 0;
    }

    /// <summary>The place of the bracket that ends a tag. Other brackets stand only in quotes.</summary>
    private static int? EndOf(string text, int from)
    {
        for (var at = from; (at = text.AsSpan(at).IndexOfAny("[]\"") is >= 0 and var next ? at + next : -1) >= 0; at++)
        {
            if (text[at] != '"')
            {
                return text[at] == ']' ? at : null;
            }

            if (text[at - 1] == '=' && text.IndexOf('"', at + 1) is >= 0 and var closing)
            {
                at = closing;
            }
        }

        return null;
    }

    // Editors turn quotes into references or into the curly ones of print.
    private static string WithQuotes(string attributes) =>
        attributes.Contains('"', StringComparison.Ordinal)
            ? attributes
            : attributes.Replace("&quot;", "\"", StringComparison.Ordinal).Replace('“', '"').Replace('”', '"').Replace('″', '"');

    private void ReadAttributes(ReadOnlySpan<char> text)
    {
        IsUnmistakable = true;
        while (!text.IsEmpty)
        {
            var length = NameAt(text);
            var value = text[length..].TrimStart();
            if (length > 0 && value.StartsWith("="))
            {
                _attributes.Add((text[..length].ToString(), ReadValue(value[1..].TrimStart(), out text)));
                continue;
            }

            // Plug-ins know switches, which are a word alone.
            IsUnmistakable &= length > 0 && (value.IsEmpty || char.IsWhiteSpace(text[length]));
            var unnamed = ReadValue(text, out text);
            Unnamed ??= unnamed;
        }

        IsUnmistakable &= _attributes.Count > 0;
    }

    private static string ReadValue(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        if (text is ['"' or '\'', ..] && text[1..].IndexOf(text[0]) is >= 0 and var closing)
        {
            rest = text[(closing + 2)..].TrimStart();
            return text.Slice(1, closing).ToString();
        }

        var end = text.IndexOfAny(" \t\n\u00a0");
        end = end < 0 ? text.Length : end;
        rest = text[end..].TrimStart();
        return text[..end].ToString();
    }
}
