using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsFeeds.Imports.Bodies;

/// <summary>A comment with which the block editor begins or ends a block.</summary>
/// <param name="Start">Where the comment begins.</param>
/// <param name="End">The place behind it.</param>
/// <param name="Form">Whether it begins a block, ends one or is one without content.</param>
/// <param name="Name">With its namespace: <c>core/image</c>.</param>
/// <param name="Attributes">JSON as it is written.</param>
internal sealed partial record BlockComment(int Start, int End, BlockCommentForm Form, string Name, string Attributes)
{
    /// <summary>Whether a text was written in the block editor.</summary>
    public static bool IsIn(string text) => text.Contains("<!-- wp:", StringComparison.Ordinal);

    /// <summary>The comments of a text in their order.</summary>
    public static IEnumerable<BlockComment> In(string text)
    {
        for (int start, end = 0; (start = text.IndexOf("<!--", end, StringComparison.Ordinal)) >= 0;)
        {
            end = text.IndexOf("-->", start + 4, StringComparison.Ordinal) + 3;
            if (end < 3)
            {
                yield break;
            }

            if (Content().Match(text, start + 4, end - start - 7) is { Success: true } content)
            {
                yield return Of(content, start, end);
            }
        }
    }

    /// <summary>The number in an attribute; null for none.</summary>
    public long? Number(string attribute) =>
        Value(attribute) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The text in an attribute; null for none.</summary>
    public string? Text(string attribute) => Value(attribute) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static BlockComment Of(Match content, int start, int end)
    {
        var name = content.Groups["name"].Value;
        var attributes = content.Groups["attributes"].ValueSpan.Trim();
        var isEmpty = attributes.EndsWith("/");
        var form = isEmpty ? BlockCommentForm.Whole : BlockCommentForm.Start;
        return new BlockComment(
            start,
            end,
            content.Groups["end"].Success ? BlockCommentForm.End : form,
            name.Contains('/', StringComparison.Ordinal) ? name : "core/" + name,
            (isEmpty ? attributes[..^1] : attributes).ToString());
    }

    private JsonElement? Value(string attribute)
    {
        try
        {
            using var json = JsonDocument.Parse(Attributes);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(attribute, out var value)
                ? value.Clone()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"\G\s+(?<end>/)?wp:(?<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)(?=[\s/{])(?<attributes>.*)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Content();
}

/// <summary>What a comment of the block editor says of its block.</summary>
internal enum BlockCommentForm
{
    /// <summary>It begins here.</summary>
    Start,

    /// <summary>It ends here.</summary>
    End,

    /// <summary>It has no content.</summary>
    Whole,
}
