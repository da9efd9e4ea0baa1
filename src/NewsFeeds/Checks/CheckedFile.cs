using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Checks;

/// <summary>One file as its author wrote it, and the places in it.</summary>
internal sealed record CheckedFile(string File, Manuscript Matter, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The value of a key; null when absent or null.</summary>
    public YamlNode? this[string key] => Matter.Root is { } root ? FrontMatterReader.Part(root, key) : null;

    public Fault Warning(YamlNode? at, string code, string message) => Fault(at, Severity.Warning, code, message);

    // The front matter's first line is the file's second.
    public Fault Fault(YamlNode? at, Severity severity, string code, string message) =>
        new(File, at is null ? 1 : at.Line + 1, at?.Column ?? 1, severity, code, message);

    /// <summary>A warning about a line of the body, from 1; 0 stands for the body as a whole.</summary>
    public Fault InBody(int line, int column, string code, string message) =>
        new(File, Matter.BodyLine + Math.Max(line, 1) - 1, Math.Max(column, 1), Severity.Warning, code, message);

    /// <summary>Where a text first stands in the body; line 0 when it does not.</summary>
    public (int Line, int Column) Find(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0 && Matter.Body.IndexOf(text, StringComparison.Ordinal) is var at and >= 0)
            {
                var before = Matter.Body.AsSpan(0, at);
                return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
            }
        }

        return (0, 0);
    }
}
