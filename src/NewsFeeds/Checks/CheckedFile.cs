using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Checks;

/// <summary>A file as its author wrote it; makes faults about its places.</summary>
internal sealed record CheckedFile(string File, Manuscript Matter, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The value of a key under any of its names; null when absent or null.</summary>
    public YamlNode? this[params ReadOnlySpan<string> names] => Matter.Root is { } root ? FrontMatterReader.Part(root, names) : null;

    /// <summary>All texts of a value, at any depth.</summary>
    public static IEnumerable<YamlNode> TextsIn(YamlNode? node) => node switch
    {
        null => [],
        { Text: not null } => [node],
        _ => (node.Items ?? node.Pairs?.Select(pair => pair.Value) ?? []).SelectMany(TextsIn),
    };

    /// <summary>Its words, as the store reads them.</summary>
    public ArticleText Words => ArticleReader.Words(new FrontMatterReader(File, Matter.Root, KeyNames.OfArticle, TimeZoneInfo.Utc), Matter);

    /// <summary>A warning about a value of the front matter; null stands for the front matter as a whole.</summary>
    public Fault Warning(YamlNode? at, string kind, params IReadOnlyList<object> arguments) =>
        At(at, new Fault(File, 0, 0, Severity.Warning, kind, arguments));

    /// <summary>The same fault at a value of the front matter.</summary>
    public static Fault At(YamlNode? at, Fault fault) => fault with { Line = at?.LineInFile ?? 1, Column = at?.Column ?? 1 };

    /// <summary>A warning about a line of the body, from 1; 0 stands for the body as a whole.</summary>
    public Fault InBody(int line, int column, string kind, params IReadOnlyList<object> arguments) =>
        new Fault(File, 0, 0, Severity.Warning, kind, arguments).InBody(Matter.BodyLine, line, column);
}
