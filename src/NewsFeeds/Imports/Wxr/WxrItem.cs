using System.Xml;

namespace NewsFeeds.Imports.Wxr;

/// <summary>An item of an export as it is written: a post, an attachment, or another thing that WordPress keeps as a post.</summary>
internal sealed class WxrItem
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly List<(string Key, string Value)> _notes = [];

    /// <summary>The line at which it begins.</summary>
    public int Line { get; private init; }

    /// <summary>Plain text.</summary>
    public string Title { get; private set; } = "";

    /// <summary>As WordPress keeps them; empty where they were not asked for.</summary>
    public string Body { get; private set; } = "";

    /// <summary>What it is filed under, in every taxonomy.</summary>
    public List<WxrTerm> Terms { get; } = [];

    public int Comments { get; private set; }

    public string Type => this["wp:post_type"] ?? "post";

    public long Number => WxrSite.Number(this["wp:post_id"]);

    /// <summary>The text of a field without white space around it; null where it is empty or not there.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>What plug-ins and WordPress itself noted of it under this key, which may come several times.</summary>
    public IEnumerable<string> NotesOf(string key) =>
        _notes.Where(note => note.Key == key && note.Value.Length > 0).Select(note => note.Value);

    /// <summary>The first note with this key; null for none.</summary>
    public string? Note(string key) => NotesOf(key).FirstOrDefault();

    public static WxrItem Parse(XmlReader reader, FieldNames names, int line, bool withBody)
    {
        var item = new WxrItem { Line = line };
        ElementReader.Each(reader, names, name => item.ReadField(name, reader, names, withBody));
        return item;
    }

    private void ReadField(string name, XmlReader reader, FieldNames names, bool withBody)
    {
        switch (name)
        {
            case "title":
                Title = ElementReader.Words(reader);
                break;
            case "category":
                var (domain, key) = (reader.GetAttribute("domain") ?? "", reader.GetAttribute("nicename") ?? "");
                Terms.Add(new WxrTerm(domain, key, ElementReader.Words(reader)));
                break;
            case "wp:postmeta":
                ReadNote(reader, names);
                break;
            case "content:encoded" when withBody:
                Body = ElementReader.Text(reader);
                break;
            case "wp:comment":
                Comments++;
                reader.Skip();
                break;
            case "content:encoded" or "description":
                reader.Skip();
                break;
            default:
                _fields.TryAdd(name, ElementReader.Text(reader));
                break;
        }
    }

    private void ReadNote(XmlReader reader, FieldNames names)
    {
        var (key, value) = ("", "");
        ElementReader.Each(reader, names, name =>
        {
            if (name == "wp:meta_key")
            {
                key = ElementReader.Text(reader).Trim();
            }
            else if (name == "wp:meta_value" && IsKnown(key))
            {
                value = ElementReader.Text(reader).Trim();
            }
            else
            {
                reader.Skip();
            }
        });
        if (IsKnown(key))
        {
            _notes.Add((key, value));
        }
    }

    private static bool IsKnown(string key) =>
        key is "_thumbnail_id" or "_wp_attachment_image_alt" or "_wp_old_slug" or "enclosure" or "footnotes" or "cap-display_name"
            or "_molongui_author";
}

/// <summary>What an item is filed under.</summary>
/// <param name="Domain">The taxonomy, such as <c>post_tag</c>; empty in the oldest exports.</param>
/// <param name="Key">The nicename as it is written; empty for none.</param>
/// <param name="Name">Plain text.</param>
internal sealed record WxrTerm(string Domain, string Key, string Name);
