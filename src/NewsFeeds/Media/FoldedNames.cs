using System.Collections.Concurrent;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Media;

/// <summary>
/// The names in folders that are not folded, by their folded form. A folder is listed once, when a name is first sought there in vain. From
/// then on its names are followed one by one, so a missing name costs little even in a large folder that changes all the time. Thread-safe.
/// </summary>
internal sealed class FoldedNames(Disk disk)
{
    // By folder. Only folders that are there have an entry, whatever is asked for.
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, string[]>> _folders = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();

    /// <summary>The names in a folder with this folded form, but for the form itself. Some of them may be gone by now.</summary>
    public string[] Find(string folder, string folded) =>
        (_folders.TryGetValue(folder, out var names) ? names : List(folder)).GetValueOrDefault(folded, []);

    /// <summary>Looks again at the names of files that came or went, and of the folders in which they are.</summary>
    public void Follow(IEnumerable<string> paths)
    {
        lock (_changing)
        {
            if (_folders.IsEmpty)
            {
                return;
            }

            foreach (var path in paths)
            {
                // A folder that came or went is told by the files in it.
                for (var at = path; at.Length > 0; at = Category.ParentOf(at))
                {
                    var folder = Category.ParentOf(at);
                    if (_folders.TryGetValue(folder, out var names))
                    {
                        Follow(at, folder, names);
                    }
                }
            }
        }
    }

    private void Follow(string path, string folder, ConcurrentDictionary<string, string[]> names)
    {
        if (!Directory.Exists(disk.Absolute(folder)))
        {
            _folders.TryRemove(folder, out _);
            return;
        }

        var name = Path.GetFileName(path);
        var folded = NormalForm.Folded(name);
        if (folded == name)
        {
            return;
        }

        string[] here = Path.Exists(disk.Absolute(path)) ? [name] : [];
        string[] alike = [.. names.GetValueOrDefault(folded, []).Where(other => other != name).Concat(here).Order(StringComparer.Ordinal)];
        if (alike.Length > 0)
        {
            names[folded] = alike;
        }
        else
        {
            names.TryRemove(folded, out _);
        }
    }

    private ConcurrentDictionary<string, string[]> List(string folder)
    {
        lock (_changing)
        {
            if (_folders.TryGetValue(folder, out var known))
            {
                return known;
            }

            var alike = disk.NamesIn(folder).Select(name => (Name: name, Folded: NormalForm.Folded(name)))
                .Where(each => each.Folded != each.Name)
                .GroupBy(each => each.Folded, each => each.Name, StringComparer.Ordinal)
                .Select(group => KeyValuePair.Create(group.Key, group.Order(StringComparer.Ordinal).ToArray()));
            var names = new ConcurrentDictionary<string, string[]>(alike, StringComparer.Ordinal);
            if (disk.IsThere) // The names of a folder that is away come back with it.
            {
                _folders[folder] = names;
            }

            return names;
        }
    }
}
