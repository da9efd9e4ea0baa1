using System.Collections.Concurrent;
using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Media;

/// <summary>The pictures, sounds and films in the content folder. Thread-safe.</summary>
public sealed partial class MediaFolder
{
    private const int LongestPath = 1024;

    private readonly Disk _disk;

    // By path in NFC, so that all spellings of one name are one entry.
    private readonly ConcurrentDictionary<string, MediaFile> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OtherSpellings> _otherSpellings = new(StringComparer.Ordinal);
    private int _forgets;

    internal MediaFolder(Disk disk) => _disk = disk;

    /// <summary>A file was measured whose bytes contradict its name.</summary>
    public event Action<Fault>? Contradicted;

    /// <summary>
    /// The file at a path of the content folder, whatever Unicode form its name is in. Null when there is none, when it is of a kind that
    /// is not served, hidden, or reached through a symbolic link that leaves the folder.
    /// </summary>
    public MediaFile? Find(string path)
    {
        if (NameOf(path) is not { } name)
        {
            return null;
        }

        return _known.TryGetValue(name, out var known) ? known : Measure(name);
    }

    /// <summary>The files that were found, each with its path as it is on disk.</summary>
    internal IEnumerable<(string Path, MediaFile File)> Known => _known.Values.Select(file => (_disk.Relative(file.AbsolutePath)!, file));

    /// <summary>Measures these files again when they are next asked for.</summary>
    internal void Forget(IEnumerable<string> paths)
    {
        // A file that is measured at this moment is not kept: its measuring compares this number.
        Interlocked.Increment(ref _forgets);
        foreach (var path in paths)
        {
            _known.TryRemove(NormalForm.Of(path), out _);
        }
    }

    private static string? NameOf(string path) => MediaTypes.Of(path) is null || path.Length > LongestPath ? null : NormalForm.Of(path);

    private MediaFile? Measure(string path)
    {
        var forgets = Volatile.Read(ref _forgets);
        if (Locate(path) is not { } found)
        {
            return null;
        }

        var place = _disk.Absolute(found.Path);
        var header = MediaHeader.Read(place);
        var file = new MediaFile(
            place, header.MediaType, header.IsIntact, found.Entry.Length, found.Entry.Modified, header.Width, header.Height);
        _known[path] = file;
        if (forgets != Volatile.Read(ref _forgets))
        {
            _known.TryRemove(new KeyValuePair<string, MediaFile>(path, file));
        }
        else if (file.Contradiction(found.Path) is { } fault)
        {
            Contradicted?.Invoke(fault);
        }

        return file;
    }

    private (string Path, DirectoryEntry Entry)? Locate(string path)
    {
        try
        {
            // An empty file shows nothing. It may also be a pipe, on which a reader would wait for ever.
            if (Resolve(path) is not { } real || _disk.EntryAt(real) is not { Length: > 0 } entry)
            {
                return null;
            }

            return MediaTypes.Of(TargetOf(_disk.Absolute(real))) is null ? null : (real, entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// The path as the disk spells it. Names are compared in NFC, and no segment may be hidden, a step up or a linked directory.
    /// </summary>
    private string? Resolve(string path)
    {
        var real = "";
        var segments = path.Split('/');
        foreach (var (at, segment) in segments.Index())
        {
            if (segment.Length == 0 || segment[0] == '.' || segment.AsSpan().ContainsAny('\0', '\\')
                || Spelled(real, segment, isFile: at == segments.Length - 1) is not { } name)
            {
                return null;
            }

            real = Join(real, name);
        }

        return real;
    }

    /// <summary>A name as the disk spells it; null where there is none in any spelling.</summary>
    private string? Spelled(string folder, string name, bool isFile)
    {
        if (Exists(Join(folder, name), isFile))
        {
            return name;
        }

        // Only a name that is not ASCII has other spellings.
        var other = Ascii.IsValid(name) ? null : SpellingsIn(folder).GetValueOrDefault(name);
        return other is not null && Exists(Join(folder, other), isFile) ? other : null;
    }

    /// <summary>
    /// The names in a folder that are not in NFC. The folder is listed again only after it has changed, so that a request costs little.
    /// </summary>
    private Dictionary<string, string> SpellingsIn(string folder)
    {
        var modified = _disk.ModifiedOf(folder);
        if (_otherSpellings.TryGetValue(folder, out var known) && known.Modified == modified)
        {
            return known.Names;
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in _disk.List(folder).Entries.Where(entry => NormalForm.Of(entry.Name) != entry.Name))
        {
            names.TryAdd(NormalForm.Of(entry.Name), entry.Name);
        }

        // What comes within the same tick of the file system's clock does not show in the folder's time.
        if (DateTimeOffset.UtcNow - modified > TimeSpan.FromSeconds(1))
        {
            _otherSpellings[folder] = new OtherSpellings(modified, names);
        }

        return names;
    }

    private bool Exists(string path, bool isFile) =>
        isFile ? File.Exists(_disk.Absolute(path)) : new DirectoryInfo(_disk.Absolute(path)) is { Exists: true, LinkTarget: null };

    // The name of a link says nothing of what it leads to, which may be an article.
    private static string TargetOf(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>The names in a folder that are not in NFC, by NFC.</summary>
    private sealed record OtherSpellings(DateTimeOffset Modified, Dictionary<string, string> Names);
}
