namespace NewsFeeds.Server.Exports;

/// <summary>What stood in a folder before an export. Each folder is listed once. Not thread-safe.</summary>
internal sealed class Places(string root)
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
    /// The folder on the way to a name that is a link, or that is no folder; null for none. What stands behind a link is not this export's.
    /// </summary>
    public string? LinkOnTheWay(string name)
    {
        var folder = FolderOf(name);
        if (!_links.TryGetValue(folder, out var link))
        {
            var itself = new DirectoryInfo(Path.Combine(root, folder)).LinkTarget is null && !IsFile(folder) ? null : folder;
            _links[folder] = link = LinkOnTheWay(folder) ?? itself;
        }

        return link;
    }

    private static string FolderOf(string name) => name.LastIndexOf('/') is > 0 and var slash ? name[..slash] : "";

    private bool IsFile(string folder) => folder.Length > 0 && File.Exists(Path.Combine(root, folder));

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
