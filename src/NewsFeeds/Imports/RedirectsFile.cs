using NewsFeeds.Articles;
using NewsFeeds.Folder;

namespace NewsFeeds.Imports;

/// <summary>
/// Adds former addresses to <c>_redirects.yml</c>. Lines that are there stay, because an export may be only a part of the site. A line of
/// ours gets its new target, unless somebody edited the file.
/// </summary>
internal static class RedirectsFile
{
    /// <summary>Writes the file where it lacks something.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">The addresses that it has, as requests are compared with them.</param>
    /// <param name="isOurs">Whether it is as an earlier import left it.</param>
    /// <param name="addresses">The addresses that it must have, in their order.</param>
    /// <returns>What it is now; null where it stands as it was.</returns>
    public static string? Extended(string file, RedirectTable known, bool isOurs, IReadOnlyDictionary<string, string> addresses)
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : "";
        List<string> lines = text.Length == 0 ? [] : [.. text.TrimEnd('\n').Split('\n')];
        var ours = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            ours[KeyIn(lines[i])] = i;
        }

        var isNewer = false;
        foreach (var (former, target) in addresses)
        {
            var key = ContentWriter.Scalar(former);
            var line = $"{key}: {ContentWriter.Scalar(target)}";
            if (!ours.TryGetValue(key, out var at))
            {
                if (Alias.Of(former) is { } alias && !known.Targets.ContainsKey(alias))
                {
                    lines.Add(line);
                    isNewer = true;
                }
            }
            else if (isOurs && lines[at] != line)
            {
                lines[at] = line;
                isNewer = true;
            }
        }

        return isNewer ? string.Concat(lines.Select(line => line + "\n")) : null;
    }

    // The key of a line of ours ends at the quotation mark before the colon.
    private static string KeyIn(string line) =>
        line.IndexOf("': ", StringComparison.Ordinal) is >= 0 and var end ? line[..(end + 1)] : line;
}
