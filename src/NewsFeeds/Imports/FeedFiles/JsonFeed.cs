using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>What JSON Feed 1.0 and 1.1 say. Nothing behind a broken place can be read.</summary>
internal sealed class JsonFeed
{
    private readonly Dictionary<string, JsonElement> _head = new(StringComparer.Ordinal);

    private JsonFeed(string file) => File = file;

    public string File { get; }

    /// <summary>The items, each with the line at which it begins.</summary>
    public List<(JsonElement Element, int Line)> Items { get; } = [];

    /// <summary>Whether it says that it is a feed.</summary>
    public bool IsFeed => Text("version")?.Contains("jsonfeed.org/version/", StringComparison.Ordinal) == true;

    public static JsonFeed Read(string file, string text, Action<Fault> tell)
    {
        var feed = new JsonFeed(file);
        var bytes = Encoding.UTF8.GetBytes(text);
        var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        var reader = new Utf8JsonReader(bytes, options);
        var (line, counted) = (1, 0);
        try
        {
            for (reader.Read(); reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (name != "items" || reader.TokenType != JsonTokenType.StartArray)
                {
                    feed._head[name] = JsonElement.ParseValue(ref reader);
                    continue;
                }

                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    var start = (int)reader.TokenStartIndex;
                    line += bytes.AsSpan(counted..start).Count((byte)'\n');
                    counted = start;
                    feed.Items.Add((JsonElement.ParseValue(ref reader), line));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var at = e is JsonException { LineNumber: { } broken } ? (int)broken + 1 : line;
            tell(new Fault(file, at, 0, Severity.Error, "feed-broken/file"));
        }

        return feed;
    }

    public FeedHead Head()
    {
        var root = _head;
        return new FeedHead
        {
            File = File,
            Title = Text("title") is { } title ? PlainText.Line(title) : null,
            Description = Text("description") is { } description ? PlainText.Line(description) : null,
            Language = SourceText.LanguageIn(Text("language")),
            Page = FeedAddress.Of(Text("home_page_url"), page: null) ?? FeedAddress.Of(Text("feed_url"), page: null),
            Authors = FeedHead.Names(AuthorsIn(name => root.TryGetValue(name, out var value) ? value : null)),
        };
    }

    public static SourcePost? PostOf(JsonElement item, int line, FeedHead head, Action<Fault> tell)
    {
        try
        {
            return Post(item, line, head, tell);
        }
        catch (InvalidOperationException)
        {
            // It is no object, or a text in it has half a surrogate pair.
            tell(new Fault(head.File, line, 0, Severity.Error, "feed-broken"));
            return null;
        }
    }

    private static SourcePost? Post(JsonElement item, int line, FeedHead head, Action<Fault> tell)
    {
        var (dated, modified) = (Text(item, "date_published"), Text(item, "date_modified"));
        if ((SourceDate.Of(dated) ?? SourceDate.Of(modified)) is not { } published)
        {
            tell(new Fault(head.File, line, 0, Severity.Error, "feed-date", dated ?? modified ?? ""));
            return null;
        }

        var link = FeedAddress.Absolute(Text(item, "url"), head.Page);
        var page = FeedAddress.Of(link, page: null) ?? head.Page;
        var content = Text(item, "content_html") ?? (Text(item, "content_text") is { } text ? FeedHtml.OfText(text) : "");
        var summary = Text(item, "summary") is { } told ? PlainText.Line(told) : "";
        return new SourcePost
        {
            File = head.File,
            Line = line,
            Guid = (Text(item, "id") ?? "").Trim(),
            Link = link,
            Slug = FeedAddress.SlugOf(link),
            Status = PostStatus.Published,
            Title = PlainText.Line(Text(item, "title") ?? ""),
            Published = published,
            Updated = SourceDate.Of(modified),
            Authors = head.AuthorsOf(AuthorsIn(name => Value(item, name)).OfType<string>()),
            Tags = [.. TagsIn(Value(item, "tags"))],
            Summary = content.Length > 0 && summary.Length > 0 ? summary : null,
            Body = FeedHtml.Absolute(content.Length > 0 ? content : FeedHtml.OfText(summary), page),
            IsHtml = true,
            Image = FeedAddress.Absolute(Text(item, "image") ?? Text(item, "banner_image"), page),
            Enclosures = [.. Array(Value(item, "attachments")).Select(file => EnclosureOf(file, page)).OfType<SourceEnclosure>()],
            Language = SourceText.LanguageIn(Text(item, "language")),
        };
    }

    private static SourceEnclosure? EnclosureOf(JsonElement file, Uri? page)
    {
        var isTold = long.TryParse(Text(file, "size_in_bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        return FeedAddress.Absolute(Text(file, "url"), page) is { } address
            ? new SourceEnclosure(address, isTold && length > 0 ? length : null, Text(file, "mime_type"))
            : null;
    }

    // JSON Feed 1.0 has one author.
    private static IEnumerable<string?> AuthorsIn(Func<string, JsonElement?> value) =>
        Array(value("authors")).Concat(value("author") is { } author ? [author] : [])
            .Where(each => each.ValueKind == JsonValueKind.Object).Select(each => Text(each, "name"));

    private static IEnumerable<string> TagsIn(JsonElement? value) =>
        Array(value).Select(Text).OfType<string>().Select(PlainText.Line).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal);

    private static List<JsonElement> Array(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    private static JsonElement? Value(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) => Value(element, name) is { } value ? Text(value) : null;

    // The specification asks for numbers to be taken as texts.
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => XmlMender.WithoutControls(value.GetString()!).ReplaceLineEndings("\n"),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private string? Text(string name) => _head.TryGetValue(name, out var value) ? Text(value) : null;
}
