using System.Text;
using System.Text.Json;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Postgres.Views;

/// <summary>Reads JSON as the front matter that it would be in a file.</summary>
internal static class JsonNode
{
    // As deep as front matter may be.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 8 };

    /// <param name="json">The text of one value.</param>
    /// <param name="line">The place that each part of it gets.</param>
    /// <exception cref="JsonException">It nests too deeply.</exception>
    public static YamlNode Parse(string json, int line)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), Options);
        reader.Read();
        return Read(ref reader, line);
    }

    private static YamlNode Read(ref Utf8JsonReader reader, int line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<YamlNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, line));
                }

                return YamlNode.List(items, line, 1);
            case JsonTokenType.StartObject:
                var pairs = new List<(YamlNode Key, YamlNode Value)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = YamlNode.Key(reader.GetString(), line, 1);
                    reader.Read();
                    pairs.Add((key, Read(ref reader, line)));
                }

                return YamlNode.Mapping(pairs, line, 1);
            case JsonTokenType.Null:
                return YamlNode.Null(line, 1);
            case JsonTokenType.String:
                return YamlNode.Scalar(reader.GetString()!, line, 1);
            default:
                return YamlNode.Scalar(Encoding.UTF8.GetString(reader.ValueSpan), line, 1);
        }
    }
}
