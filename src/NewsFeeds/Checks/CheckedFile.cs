using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Checks;

/// <summary>A file as its author wrote it; makes faults about its places.</summary>
internal sealed record CheckedFile(string File, Manuscript Matter, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The value of a key under any of its names; null when absent or null.</summary>
    public YamlNode? this[params ReadOnlySpan<string> names] => Matter.Root is { } root ? FrontMatterReader.Part(root, names) : null;

    /// <summary>A warning about a value of the front matter; null stands for the front matter as a whole.</summary>
    public Fault Warning(YamlNode? at, string kind, params IReadOnlyList<object> arguments) =>
        At(at, new Fault(File, 0, 0, Severity.Warning, kind, arguments));

    /// <summary>The same fault at a value of the front matter.</summary>
    public static Fault At(YamlNode? at, Fault fault) => fault with { Line = at?.LineInFile ?? 1, Column = at?.Column ?? 1 };

    /// <summary>A warning about a line of the body, from 1; 0 stands for the body as a whole.</summary>
    public Fault InBody(int line, int column, string kind, params IReadOnlyList<object> arguments) =>
        new(File, Matter.BodyLine + Math.Max(line, 1) - 1, Math.Max(column, 1), Severity.Warning, kind, arguments);

    /// <summary>The place of the first text that is in the body; line 0 when none is.</summary>
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
