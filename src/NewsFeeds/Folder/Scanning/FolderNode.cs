using NewsFeeds.Articles;

namespace NewsFeeds.Folder.Scanning;

/// <summary>One directory of the content folder as it was last seen.</summary>
internal sealed class FolderNode(string path, FolderNode? parent)
{
    /// <summary>In which folders become categories: parents first, and of two that claim one path the one that describes itself, then the first by name.</summary>
    public static readonly Comparer<FolderNode> InOrder = Comparer<FolderNode>.Create((a, b) =>
        a.Path.Count('/').CompareTo(b.Path.Count('/')) is not 0 and var byDepth ? byDepth
        : b.Files.ContainsKey("_index.md").CompareTo(a.Files.ContainsKey("_index.md")) is not 0 and var byIndex ? byIndex
        : string.CompareOrdinal(a.Path, b.Path));

    /// <summary>Relative to the content folder, <c>/</c> between segments; empty for the folder itself.</summary>
    public string Path { get; } = path;

    public FolderNode? Parent { get; } = parent;

    public Dictionary<string, FolderNode> Folders { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FileNode> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>When an entry of the directory last came, went or was renamed, or a picture in it was written.</summary>
    public DateTimeOffset Changed { get; set; }

    /// <summary>The category that its <c>_index.md</c> describes; null at the top.</summary>
    public Category? Category { get; set; }

    public string CategoryPath => Category?.Path ?? "";

    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}/{name}";

    public IEnumerable<FolderNode> SelfAndBelow() => Folders.Values.SelectMany(folder => folder.SelfAndBelow()).Prepend(this);
}

/// <summary>One file of the content folder as it was last seen.</summary>
internal sealed class FileNode
{
    public long Length { get; set; }

    public DateTimeOffset Modified { get; set; }

    /// <summary>The last good version of an article file.</summary>
    public Article? Article { get; set; }

    /// <summary>The newest version cannot be served.</summary>
    public bool HeldBack { get; set; }

    /// <summary>The scan that goes on now has to read it.</summary>
    public bool IsDue { get; set; }
}
