using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Folder;

/// <summary>
/// Finds the places of a content folder that paths of the machine mean, through whichever symbolic links they lead. A name that is not
/// there stands for the only one that differs from it in case or Unicode form. Not thread-safe.
/// </summary>
/// <param name="root">The content folder.</param>
public sealed class NamedPlaces(string root)
{
    private readonly string _root = RealPath.Of(root);

    // The names in folders by their folded form. Each folder is listed once, however many names are sought there.
    private readonly Dictionary<string, ILookup<string, string>> _names = new(StringComparer.Ordinal);

    /// <summary>
    /// The place as the disk spells it, there or not; empty for the content folder itself; null for a path that leads elsewhere.
    /// </summary>
    /// <exception cref="IOException">A link leads back to itself.</exception>
    public string? Find(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return Below(full);
        }

        // A link in the content folder is a file of its own.
        var folder = RealPath.Of(parent, Spelled);
        return Below(Path.Combine(folder, Spelled(folder, Path.GetFileName(full)))) ?? Below(RealPath.Of(full, Spelled));
    }

    private string? Below(string real)
    {
        var way = Path.GetRelativePath(_root, real);
        return way.Split(Path.DirectorySeparatorChar)[0] switch
        {
            ".." => null,
            "." => "",
            _ => Path.IsPathRooted(way) ? null : way,
        };
    }

    private string Spelled(string folder, string name)
    {
        if (!_names.TryGetValue(folder, out var names))
        {
            _names.Add(folder, names = NamesIn(folder).ToLookup(NormalForm.FoldedName, StringComparer.Ordinal));
        }

        // A disk that ignores case finds a name that it spells in another way, so only the list tells.
        var alike = names[NormalForm.FoldedName(name)];
        return alike.Contains(name, StringComparer.Ordinal) ? name : NormalForm.Meant(name, alike, each => each) ?? name;
    }

    private static List<string> NamesIn(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
