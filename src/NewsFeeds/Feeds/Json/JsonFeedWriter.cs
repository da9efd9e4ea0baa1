using System.Text.Json;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Json;

/// <summary>JSON Feed 1.1. Keys without a value are left out.</summary>
internal static class JsonFeedWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 1, NewLine = "\n" };

    public static byte[] Write(Feed feed)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.Text("version", "https://jsonfeed.org/version/1.1");
            json.Line("title", feed.Title);
            json.Address("home_page_url", feed.PageUrl);
            json.Address("feed_url", feed.JsonUrl);
            json.Text("description", feed.Description);
            json.Address("icon", (feed.Logo ?? feed.Icon)?.Url);
            json.Address("favicon", feed.Icon?.Url);
            WriteAuthors(json, [feed.Publisher]);
            json.Line("language", feed.Language);
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries)
            {
                WriteItem(json, entry, feed.LanguageOf(entry));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteItem(Utf8JsonWriter json, FeedEntry entry, string? language)
    {
        json.WriteStartObject();
        json.Text("id", entry.Id);
        json.Address("url", entry.Link);
        json.Address("external_url", entry.Source?.Url);
        json.Line("title", entry.Title);

        // An item must have one of the two.
        if (string.IsNullOrEmpty(entry.Content))
        {
            json.Text("content_text", entry.Summary);
        }
        else
        {
            json.Text("content_html", entry.Content);
        }

        json.Text("summary", entry.Summary);
        json.Address("image", entry.Image?.Url);
        json.Text("date_published", FeedTimestamp.Rfc3339(entry.Published));
        json.Text("date_modified", FeedTimestamp.Rfc3339(entry.Updated));
        WriteAuthors(json, entry.Authors);
        json.Lines("tags", entry.Categories.Select(category => category.Title).Concat(entry.OwnTags));
        json.Line("language", language);
        WriteAttachments(json, entry);
        json.WriteEndObject();
    }

    private static void WriteAuthors(Utf8JsonWriter json, IReadOnlyCollection<Author> authors)
    {
        if (authors.Count == 0)
        {
            return;
        }

        json.WriteStartArray("authors");
        foreach (var author in authors)
        {
            json.WriteStartObject();
            json.Line("name", author.Name);
            json.Address("url", author.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAttachments(Utf8JsonWriter json, FeedEntry entry)
    {
        if (entry.Enclosures.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("attachments");
        foreach (var enclosure in entry.Enclosures)
        {
            json.WriteStartObject();
            json.Address("url", enclosure.Url);
            json.Line("mime_type", enclosure.MediaType);
            json.Line("title", enclosure.Title);
            if (enclosure.Length > 0)
            {
                json.WriteNumber("size_in_bytes", enclosure.Length);
            }

            if (enclosure.Duration is { } duration)
            {
                json.WriteNumber("duration_in_seconds", (long)duration.TotalSeconds);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
