namespace NewsFeeds.Server.Exports;

/// <summary>What is in a folder before an export. Each folder is listed once. Not thread-safe.</summary>
internal sealed class ExistingFiles(string root)
{
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _links = new(StringComparer.Ordinal) { [""] = null };

    /// <summary>Whether anything has a name.</summary>
    public bool IsTaken(string name)
    {
        var folder = FolderOf(name);
        return NamesIn(folder).Contains(name[(folder.Length == 0 ? 0 : folder.Length + 1)..]);
    }

    /// <summary>
    /// The first part of a name's path that is a link or a file, and so no folder; null for none. What is behind a link belongs to others.
    /// </summary>
    public string? LinkOnTheWay(string name)
    {
        var folder = FolderOf(name);
        if (!_links.TryGetValue(folder, out var link))
        {
            _links[folder] = link = LinkOnTheWay(folder) ?? (IsLinkOrFile(Path.Combine(root, folder)) ? folder : null);
        }

        return link;
    }

    private static string FolderOf(string name) => name.LastIndexOf('/') is > 0 and var slash ? name[..slash] : "";

    private static bool IsLinkOrFile(string path) => new DirectoryInfo(path).LinkTarget is not null || File.Exists(path);

    private HashSet<string> NamesIn(string folder)
    {
        if (!_names.TryGetValue(folder, out var names))
        {
            var path = new DirectoryInfo(Path.Combine(root, folder));
            _names[folder] = names = path.Exists
                ? path.EnumerateFileSystemInfos().Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal)
                : [];
        }

        return names;
    }
}
