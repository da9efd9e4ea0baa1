using System.Globalization;
using System.Text.Json;

namespace NewsFeeds.Tests.Feeds.Json;

/// <summary>The JSON Feed 1.1 specification: which keys there are, of which type, and which must be there.</summary>
internal static class JsonFeedRules
{
    private static readonly Dictionary<string, JsonValueKind> Feed = new()
    {
        ["version"] = JsonValueKind.String, ["title"] = JsonValueKind.String, ["home_page_url"] = JsonValueKind.String,
        ["feed_url"] = JsonValueKind.String, ["description"] = JsonValueKind.String, ["icon"] = JsonValueKind.String,
        ["favicon"] = JsonValueKind.String, ["authors"] = JsonValueKind.Array, ["language"] = JsonValueKind.String, ["items"] = JsonValueKind.Array,
    };

    private static readonly Dictionary<string, JsonValueKind> Item = new()
    {
        ["id"] = JsonValueKind.String, ["url"] = JsonValueKind.String, ["title"] = JsonValueKind.String, ["content_html"] = JsonValueKind.String,
        ["content_text"] = JsonValueKind.String, ["summary"] = JsonValueKind.String, ["image"] = JsonValueKind.String,
        ["date_published"] = JsonValueKind.String, ["date_modified"] = JsonValueKind.String, ["authors"] = JsonValueKind.Array,
        ["tags"] = JsonValueKind.Array, ["language"] = JsonValueKind.String, ["attachments"] = JsonValueKind.Array,
    };

    private static readonly Dictionary<string, JsonValueKind> Author = new() { ["name"] = JsonValueKind.String, ["url"] = JsonValueKind.String };

    private static readonly Dictionary<string, JsonValueKind> Attachment = new()
    {
        ["url"] = JsonValueKind.String, ["mime_type"] = JsonValueKind.String, ["title"] = JsonValueKind.String,
        ["size_in_bytes"] = JsonValueKind.Number, ["duration_in_seconds"] = JsonValueKind.Number,
    };

    public static IReadOnlyList<string> Faults(string document)
    {
        using var json = JsonDocument.Parse(document);
        var feed = json.RootElement;
        List<string> faults = [.. Shape("feed", feed, Feed, "version", "title", "items"), .. People(feed)];
        if (Text(feed, "version") != "https://jsonfeed.org/version/1.1")
        {
            faults.Add("version is not 1.1");
        }

        var ids = new HashSet<string>();
        foreach (var item in Each(feed, "items"))
        {
            faults.AddRange([.. Shape("item", item, Item, "id"), .. People(item)]);
            faults.AddRange(Each(item, "attachments").SelectMany(each => Shape("attachment", each, Attachment, "url", "mime_type")));
            faults.AddRange(Each(item, "tags").Where(tag => tag.ValueKind != JsonValueKind.String).Select(tag => $"{tag} is no tag"));
            if (!ids.Add(Text(item, "id") ?? ""))
            {
                faults.Add("an id twice");
            }

            if (Text(item, "content_html") is null && Text(item, "content_text") is null)
            {
                faults.Add("no content");
            }
        }

        return faults;
    }

    private static IEnumerable<string> People(JsonElement of) => Each(of, "authors").SelectMany(each => Shape("author", each, Author, "name"));

    private static IEnumerable<string> Shape(string what, JsonElement value, Dictionary<string, JsonValueKind> keys, params string[] required)
    {
        foreach (var name in required.Where(name => !value.TryGetProperty(name, out _)))
        {
            yield return $"{what} without {name}";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!keys.TryGetValue(property.Name, out var kind) || property.Value.ValueKind != kind)
            {
                yield return $"{property.Name} of {what} is not known or no {kind}";
            }
            else if ((property.Name.EndsWith("url", StringComparison.Ordinal) || property.Name is "icon" or "favicon" or "image")
                && !Documents.IsAbsolute(property.Value.GetString()))
            {
                yield return $"{property.Name} of {what} is not absolute";
            }
            else if (property.Name.StartsWith("date_", StringComparison.Ordinal)
                && !DateTime.TryParseExact(
                    property.Value.GetString(), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                yield return $"{property.Name} of {what} is no RFC 3339 date in UTC";
            }
        }

        var names = value.EnumerateObject().Select(property => property.Name).ToArray();
        if (names.Distinct().Count() != names.Length)
        {
            yield return $"{what} has a key twice";
        }
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Each(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.EnumerateArray() : default;
}
