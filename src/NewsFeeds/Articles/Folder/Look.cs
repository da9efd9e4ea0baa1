namespace NewsFeeds.Articles.Folder;

/// <summary>What one look at the content folder found that has to be read, and what came of it.</summary>
internal sealed class Look
{
    public HashSet<FolderNode> Indexes { get; } = [];

    public HashSet<(FolderNode Folder, string Name)> Articles { get; } = [];

    public HashSet<string> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>The whole folder went while it was looked at.</summary>
    public bool IsAway { get; set; }

    public bool FoldersChanged { get; set; }

    public bool Touched { get; set; }

    public Identities.Served Served { get; } = new();

    public List<Fault> Faults { get; } = [];
}
