using NewsFeeds.Articles;

namespace NewsFeeds.Folder.Scanning;

/// <summary>What one scan at the content folder found: what is gone, what has to be read, and what came of that.</summary>
internal sealed class Scan
{
    public HashSet<FolderNode> Indexes { get; } = [];

    /// <summary>Article files to read, each once.</summary>
    public List<(FolderNode Folder, string Name)> Articles { get; } = [];

    public void Read(FolderNode folder, string name, FileNode file)
    {
        if (!file.IsDue)
        {
            file.IsDue = true;
            Articles.Add((folder, name));
        }
    }

    public HashSet<string> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that are not there any more.</summary>
    public List<(string Path, FileNode File)> Gone { get; } = [];

    /// <summary>Folders that are not there any more.</summary>
    public List<string> GoneFolders { get; } = [];

    /// <summary>Files in whose place a directory stands, or a link that leads to no file.</summary>
    public List<FileNode> Covered { get; } = [];

    /// <summary>The whole folder went while it was looked at.</summary>
    public bool IsAway { get; set; }

    public bool FoldersChanged { get; set; }

    public bool Touched { get; set; }

    public Identities.Served Served { get; } = new();

    public List<Fault> Faults { get; } = [];
}
