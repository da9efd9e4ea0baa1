using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <content>Reads texts and lists of them.</content>
internal sealed partial class FrontMatterReader
{
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
}
