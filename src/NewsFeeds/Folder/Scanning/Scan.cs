using NewsFeeds.Articles;

namespace NewsFeeds.Folder.Scanning;

/// <summary>What one scan of the content folder found: what is gone, what has to be read, and what came of that.</summary>
internal sealed class Scan
{
    /// <summary>The whole folder went while it was scanned.</summary>
    public bool IsAway { get; set; }

    /// <summary>Folders came or went.</summary>
    public bool FoldersChanged { get; set; }

    /// <summary>An <c>index.md</c> came or went, so its folder stands for something else.</summary>
    public bool KindsChanged { get; set; }

    /// <summary>Folders whose <c>_index.md</c> came, went or changed.</summary>
    public HashSet<FolderNode> Indexes { get; } = [];

    /// <summary>The file of redirects came, went or changed, and was not read yet.</summary>
    public bool AreRedirectsDue { get; set; }

    /// <summary>The redirects, where they are others than before.</summary>
    public RedirectTable? Redirects { get; set; }

    /// <summary>Article files that have to be read, each once.</summary>
    public List<(FolderNode Folder, string Name)> Due { get; } = [];

    /// <summary>Paths of pictures and sounds that came, went or changed.</summary>
    public HashSet<string> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders in which anything but the words of an article changed.</summary>
    public HashSet<FolderNode> Touched { get; } = [];

    /// <summary>Files that are gone.</summary>
    public List<(string Path, FileNode File)> Gone { get; } = [];

    /// <summary>Folders that are gone.</summary>
    public List<string> GoneFolders { get; } = [];

    /// <summary>Files in whose place a directory stands, or a link that leads to no file, each with the fault that says so.</summary>
    public List<(FileNode File, Fault Why)> Covered { get; } = [];

    /// <summary>The publication is another one than before.</summary>
    public bool IsPublicationNew { get; set; }

    /// <summary>The categories are others than before.</summary>
    public bool AreCategoriesNew { get; set; }

    /// <summary>New articles and new versions.</summary>
    public List<Article> Served { get; } = [];

    /// <summary>What is understood of articles of which no version can be served.</summary>
    public List<Article> Unserved { get; } = [];

    /// <summary>The paths of articles that are gone.</summary>
    public List<string> Removed { get; } = [];

    public List<Fault> Faults { get; } = [];

    /// <summary>Notes that a file has to be read.</summary>
    public void Read(FolderNode folder, string name, FileNode file)
    {
        if (!file.IsDue)
        {
            file.IsDue = true;
            Due.Add((folder, name));
        }
    }
}
