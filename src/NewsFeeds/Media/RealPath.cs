namespace NewsFeeds.Media;

/// <summary>Paths of the machine with every symbolic link on the way followed.</summary>
public static class RealPath
{
    // Linux follows as many.
    private const int MostLinks = 40;

    /// <summary>Where a path leads, even where its end is not there yet.</summary>
    /// <exception cref="IOException">A link leads back to itself.</exception>
    public static string Of(string path) => Of(path, static (_, name) => name);

    /// <summary>The same where names may be written otherwise than on disk.</summary>
    /// <param name="path">The path.</param>
    /// <param name="spelled">Gives the name that is meant by a name in a folder.</param>
    /// <param name="links">How many links led here.</param>
    /// <exception cref="IOException">A link leads back to itself.</exception>
    internal static string Of(string path, Func<string, string, string> spelled, int links = 0)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        if (links > MostLinks)
        {
            throw new IOException($"'{path}' is a link that leads back to itself");
        }

        var folder = Of(parent, spelled, links);
        var there = Path.Combine(folder, spelled(folder, Path.GetFileName(full)));
        return new DirectoryInfo(there).LinkTarget is { } target ? Of(Path.Combine(folder, target), spelled, links + 1) : there;
    }
}
