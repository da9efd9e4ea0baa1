namespace NewsFeeds.Articles.Folder;

/// <summary>What one look at the content folder found that has to be read, and what came of it.</summary>
internal sealed class Look
{
    public HashSet<FolderNode> Indexes { get; } = [];

    public HashSet<(FolderNode Folder, string Name)> Articles { get; } = [];

    public HashSet<string> Media { get; } = new(StringComparer.Ordinal);

    public bool FoldersChanged { get; set; }

    public bool Touched { get; set; }

    public Identities.Served Served { get; } = new();

    public List<Fault> Faults { get; } = [];
}
