using System.Xml;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Wxr;

/// <summary>A child of the channel that is no item, such as <c>wp:author</c>.</summary>
internal sealed class SiteElement
{
    private readonly Dictionary<string, (string Text, bool IsHtml)> _fields = new(StringComparer.Ordinal);
    private (string Text, bool IsHtml) _own;

    public required string Name { get; init; }

    /// <summary>Its text without white space around it; null where it is empty.</summary>
    public string? Text => Trimmed(_own.Text);

    /// <summary>Its text as plain text; null where it is empty.</summary>
    public string? Words => Plain(_own);

    /// <summary>The text of a child without white space around it; null where it is empty or not there.</summary>
    public string? this[string name] => Trimmed(_fields.GetValueOrDefault(name).Text);

    /// <summary>The text of a child as plain text; null where it is empty or not there.</summary>
    public string? WordsOf(string name) => Plain(_fields.GetValueOrDefault(name));

    public static SiteElement Parse(XmlReader reader, FieldNames names)
    {
        var element = new SiteElement { Name = names.Of(reader.Name) };
        if (element.Name.StartsWith("wp:", StringComparison.Ordinal) && !element.Name.StartsWith("wp:base_", StringComparison.Ordinal))
        {
            ElementReader.Each(reader, names, name => element._fields.TryAdd(name, ElementReader.Read(reader)));
        }
        else
        {
            element._own = ElementReader.Read(reader);
        }

        return element;
    }

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static string? Plain((string Text, bool IsHtml) field)
    {
        var words = field.IsHtml ? HtmlText.Of(field.Text) : PlainText.Line(field.Text ?? "");
        return words.Length > 0 ? words : null;
    }
}
