namespace NewsFeeds.Articles.Folder;

/// <summary>What one look at the content folder found: what is gone, what has to be read, and what came of that.</summary>
internal sealed class Look
{
    public HashSet<FolderNode> Indexes { get; } = [];

    public HashSet<(FolderNode Folder, string Name)> Articles { get; } = [];

    public HashSet<string> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that are not there any more.</summary>
    public List<(string Path, FileNode File)> Gone { get; } = [];

    /// <summary>Files in whose place a directory stands.</summary>
    public List<FileNode> Covered { get; } = [];

    /// <summary>The whole folder went while it was looked at.</summary>
    public bool IsAway { get; set; }

    public bool FoldersChanged { get; set; }

    public bool Touched { get; set; }

    public Identities.Served Served { get; } = new();

    public List<Fault> Faults { get; } = [];
}
