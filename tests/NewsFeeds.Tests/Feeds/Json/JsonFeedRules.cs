using System.Globalization;
using System.Text.Json;

namespace NewsFeeds.Tests.Feeds.Json;

/// <summary>The JSON Feed 1.1 specification: which keys there are, of which type, and which must be there.</summary>
internal static class JsonFeedRules
{
    private static readonly Dictionary<string, JsonValueKind> Feed = FrontMatterReader(
        strings: "version title home_page_url feed_url description icon favicon language", arrays: "authors items");

    private static readonly Dictionary<string, JsonValueKind> Item = FrontMatterReader(
        strings: "id url external_url title content_html content_text summary image date_published date_modified language",
            arrays: "authors tags attachments");

    private static readonly Dictionary<string, JsonValueKind> Author = FrontMatterReader(strings: "name url");

    private static readonly Dictionary<string, JsonValueKind> Attachment = FrontMatterReader(
        strings: "url mime_type title", numbers: "size_in_bytes duration_in_seconds");

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

    private static IEnumerable<string> People(JsonElement of) =>
        Each(of, "authors").SelectMany(each => Shape("author", each, Author, "name"));

    private static IEnumerable<string> Shape(
        string what, JsonElement value, Dictionary<string, JsonValueKind> keys, params string[] required)
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

    private static JsonElement.ArrayEnumerator Each(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? value.EnumerateArray() : default;

    private static Dictionary<string, JsonValueKind> FrontMatterReader(string strings, string arrays = "", string numbers = "") =>
        new[] { (strings, JsonValueKind.String), (arrays, JsonValueKind.Array), (numbers, JsonValueKind.Number) }
            .SelectMany(kind => kind.Item1.Split(' ').Select(name => KeyValuePair.Create(name, kind.Item2)))
            .Where(key => key.Key.Length > 0)
            .ToDictionary();
}
