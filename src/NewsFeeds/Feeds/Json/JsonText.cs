using System.Text.Json;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Json;

/// <summary>Writes strings as JSON Feed carries them. Null writes nothing.</summary>
internal static class JsonText
{
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(Quoted(XmlCharacters.Clean(text)));
        }
    }

    public static void Line(this Utf8JsonWriter json, string name, string? text) =>
        json.Text(name, text is null ? null : PlainText.Line(text));

    public static void Address(this Utf8JsonWriter json, string name, string? address) =>
        json.Text(name, address is null ? null : WebAddress.Text(address));

    /// <summary>Writes the distinct texts that are not empty, in their order. Writes nothing where there are none.</summary>
    public static void Lines(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        var lines = texts.Select(PlainText.Line).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal).Select(Quoted).ToArray();
        if (lines.Length > 0)
        {
            json.WritePropertyName(name);
            json.WriteRawValue($"[{string.Join(", ", lines)}]");
        }
    }

    // JavaScriptEncoder.UnsafeRelaxedJsonEscaping writes an emoji as twelve bytes (\uD83D\uDE00) and escapes no-break spaces too.
    // RFC 8259 §7 asks only for quotes, backslashes and control characters to be escaped. The control characters of a clean text are tab
    // and line feed. WriteRawValue parses what it is given, so a character that was forgotten here would throw.
    private static string Quoted(string clean) => string.Concat(
        "\"",
        clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal),
        "\"");
}
