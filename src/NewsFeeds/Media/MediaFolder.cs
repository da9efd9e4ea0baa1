using System.Collections.Concurrent;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Media;

/// <summary>The pictures, sounds and films in the content folder, if there is one. Thread-safe.</summary>
public sealed partial class MediaFolder
{
    private const int LongestPath = 1024;

    private readonly Disk? _disk; // Null where there is no content folder.

    // By the file's own path in NFC, so that a change of the file finds its entry however the file was asked for.
    private readonly ConcurrentDictionary<string, MediaFile> _known = new(StringComparer.Ordinal);

    private readonly FoldedNames? _names;
    private readonly ReportedFaults _told = new(); // Guarded by itself.
    private int _forgets;

    /// <summary>Without a content folder. Nothing is found.</summary>
    public MediaFolder()
    {
    }

    internal MediaFolder(Disk disk) => (_disk, _names) = (disk, new FoldedNames(disk));

    /// <summary>A file was found that has a fault. It is told once for each version of the file.</summary>
    public event Action<Fault>? FaultFound;

    /// <summary>
    /// The file at a path of the content folder, whatever Unicode form its name is in. Where there is no such name, the one that differs
    /// from it only in case, or by being percent-encoded, is meant. Null when there is none or more than one, and when it is of a kind that
    /// is not served, hidden, or reached through a symbolic link that leaves the folder.
    /// </summary>
    public MediaFile? Find(string path)
    {
        if (NameOf(path) is not { } name)
        {
            return null;
        }

        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        var forgets = Volatile.Read(ref _forgets);
        return Locate(name) is { } found ? Measure(found, forgets) : null;
    }

    /// <summary>Whether a file that is not found is there, but has no bytes.</summary>
    internal bool IsEmpty(string path)
    {
        try
        {
            return NameOf(path) is { } name && Resolve(name) is { } real && Disk.EntryAt(real) is { Length: 0 };
        }
        catch (Exception e) when (e is ArgumentException || Disk.IsUnreadable(e))
        {
            return false;
        }
    }

    /// <summary>The paths of all files that can be sent, in NFC, each once, in the order of names on disk within a folder.</summary>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public IEnumerable<string> All() => _disk is null ? [] : AllIn("");

    private IEnumerable<string> AllIn(string folder)
    {
        var listing = Disk.List(folder);
        if (listing.Error is { } error)
        {
            throw new IOException(error.Message, error);
        }

        var entries = listing.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        var names = entries.Where(entry => entry.Kind == EntryKind.File).Select(entry => NormalForm.Of(Join(folder, entry.Name)));
        var files = names.Distinct(StringComparer.Ordinal).Where(path => NameOf(path) is { } name && Locate(name) is not null);
        return files.Concat(entries.Where(entry => entry.Kind == EntryKind.Folder).SelectMany(entry => AllIn(Join(folder, entry.Name))));
    }

    /// <summary>The files that were found and measured.</summary>
    internal IEnumerable<MediaFile> Known => _known.Values;

    /// <summary>
    /// Measures these files again when they are next asked for. Whoever scans the content folder tells of every file that came, changed or
    /// went.
    /// </summary>
    internal void Forget(IReadOnlyCollection<string> paths)
    {
        // What is measured at this moment is not kept: whoever measures compares this number.
        Interlocked.Increment(ref _forgets);
        foreach (var path in paths)
        {
            _known.TryRemove(NormalForm.Of(path), out _);
            lock (_told)
            {
                _told.Forget(path);
            }
        }

        _names?.Follow(paths);
    }

    // Without a content folder, NameOf gives no name, and nothing asks for the disk.
    private Disk Disk => _disk!;

    private string? NameOf(string path) =>
        _disk is null || MediaTypes.Of(path) is null || path.Length > LongestPath ? null : NormalForm.Of(path);

    private MediaFile Measure((string Path, DirectoryEntry Entry) found, int forgets)
    {
        var path = NormalForm.Of(found.Path);
        if (_known.TryGetValue(path, out var known))
        {
            return known;
        }

        var header = MediaHeader.Read(Disk.Absolute(found.Path));
        var file = new MediaFile(
            found.Path, header.MediaType, header.IsIntact, found.Entry.Length, found.Entry.Modified, header.Width, header.Height)
        {
            Duration = header.Duration,
            IsSoundAlone = header.IsSoundAlone,
            TellsPlace = header.TellsPlace,
        };
        _known[path] = file;
        if (forgets != Volatile.Read(ref _forgets))
        {
            _known.TryRemove(new KeyValuePair<string, MediaFile>(path, file));
        }
        else
        {
            Tell(file, file.FindFault());
        }

        return file;
    }

    private void Tell(MediaFile file, Fault? fault)
    {
        if (fault is null)
        {
            return;
        }

        bool isNew;
        lock (_told)
        {
            isNew = _told.IsNew(fault, (file.Length, file.Modified));
        }

        if (isNew)
        {
            FaultFound?.Invoke(fault);
        }
    }

    private (string Path, DirectoryEntry Entry)? Locate(string path)
    {
        try
        {
            // An empty file shows nothing. It may also be a pipe, on which a reader would wait for ever.
            if (Resolve(path) is not { } real || Disk.EntryAt(real) is not { Length: > 0 } entry)
            {
                return null;
            }

            return MediaTypes.Of(TargetOf(Disk.Absolute(real))) is null ? null : (real, entry);
        }
        catch (Exception e) when (e is ArgumentException || Disk.IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>The path as the disk spells it. No segment may be hidden, a step up or a linked directory.</summary>
    private string? Resolve(string path)
    {
        var real = "";
        var segments = path.Split('/');
        foreach (var (at, segment) in segments.Index())
        {
            if (!IsName(segment) || Spelled(real, segment, isFile: at == segments.Length - 1) is not { } name)
            {
                return null;
            }

            real = Join(real, name);
        }

        return real;
    }

    /// <summary>What is meant by a name in NFC, as the disk spells it; null where nothing is, or where several may be.</summary>
    private string? Spelled(string folder, string name, bool isFile)
    {
        if (Exists(Join(folder, name), isFile))
        {
            return name;
        }

        // A name that is folded already does not stand in the table, so the disk is asked.
        var folded = NormalForm.Folded(name);
        var others = _names!.Find(folder, folded);
        if (Array.Find(others, other => NormalForm.Of(other) == name && Exists(Join(folder, other), isFile)) is { } same)
        {
            return same;
        }

        // What was encoded may be no name: %2e%2e is a step up.
        var meant = (IsName(folded) ? others.Append(folded) : others).Where(other => Exists(Join(folder, other), isFile)).Take(2);
        return meant.ToList() is [var only] ? only : null;
    }

    private static bool IsName(string segment) =>
        segment.Length > 0 && segment[0] != '.' && !segment.AsSpan().ContainsAny("/\\\0");

    private bool Exists(string path, bool isFile) =>
        isFile ? File.Exists(Disk.Absolute(path)) : new DirectoryInfo(Disk.Absolute(path)) is { Exists: true, LinkTarget: null };

    // The name of a link says nothing of what it leads to, which may be an article.
    private static string TargetOf(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
