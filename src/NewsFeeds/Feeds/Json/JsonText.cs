using System.Text.Json;

namespace NewsFeeds.Feeds.Json;

/// <summary>Strings as JSON Feed carries them; a null writes nothing.</summary>
internal static class JsonText
{
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WritePropertyName(name);
            json.Value(XmlText.Clean(text));
        }
    }

    public static void Line(this Utf8JsonWriter json, string name, string? text) => json.Text(name, text is null ? null : XmlText.OneLine(text));

    public static void Address(this Utf8JsonWriter json, string name, string? address) =>
        json.Text(name, address is null ? null : WebAddress.Text(address));

    /// <summary>
    /// A string without needless escapes. The framework's most relaxed encoder still writes emoji as <c>\uD83D\uDE00</c>; RFC 8259 §7 asks
    /// only for quotes, backslashes and control characters, and of these a clean text has but tab and line feed.
    /// </summary>
    /// <param name="json">It checks the value once more, as it is told nothing else.</param>
    /// <param name="clean">As <see cref="XmlText.Clean"/> leaves it, so that all formats carry the same text.</param>
    public static void Value(this Utf8JsonWriter json, string clean) =>
        json.WriteRawValue(string.Concat(
            "\"",
            clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal),
            "\""));
}
