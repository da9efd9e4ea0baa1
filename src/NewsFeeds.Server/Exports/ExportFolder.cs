using System.Collections.Concurrent;
using NewsFeeds.Media;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Exports;

/// <summary>
/// The folder of an export. A file is written under another name, which then takes its place, so nobody ever sees half of one. A file whose
/// bytes stay keeps its time. Files of others are neither written over nor taken away. Thread-safe from <see cref="Claim"/> on.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    private const string LockName = ".export.lock";

    private static readonly (ContentCoding Coding, string Ending)[] Codings =
        [(ContentCoding.Gzip, ".gz"), (ContentCoding.Brotli, ".br")];

    private readonly string _root;
    private readonly bool _isCoded;
    private readonly FileStream _lock;
    private readonly Ledger _before;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    // The names that are there after this export, and whether each is a document's.
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private Ledger _claimed = Ledger.Empty;
    private readonly Lazy<bool> _isNoted;
    private int _written;
    private int _kept;

    /// <param name="root">The folder, which is made where it is missing.</param>
    /// <param name="isCoded">Whether documents have coded bodies beside them.</param>
    /// <exception cref="IOException">Another export writes to the folder now, or it cannot be written to.</exception>
    /// <exception cref="InvalidDataException">The ledger in it is none.</exception>
    public ExportFolder(string root, bool isCoded)
    {
        (_root, _isCoded) = (Path.GetFullPath(root), isCoded);
        _isNoted = new(() =>
        {
            WholeFile.Replace(LedgerPath, stream => stream.Write(_claimed.ToBytes()), written: null);
            return true;
        });
        Directory.CreateDirectory(_root);
        _lock = Lock(Path.Combine(_root, LockName));
        try
        {
            _before = Ledger.Read(_root);
            if (!_before.IsWhole)
            {
                WholeFile.DeleteUnfinished(_root);
            }
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>How many files were written since it was opened.</summary>
    public int Written => _written;

    /// <summary>How many files stayed as they were.</summary>
    public int Kept => _kept;

    private string LedgerPath => Path.Combine(_root, Ledger.FileName);

    /// <summary>
    /// Claims the names that this export may write. They are noted before anything is written, so that the export after one that did not
    /// come to its end knows its files again.
    /// </summary>
    /// <returns>What others have put in the way, as paths. The files with these names are not written.</returns>
    public IReadOnlyCollection<string> Claim(IEnumerable<string> documents, IEnumerable<string> files)
    {
        var places = new Places(_root);
        var claimed = _before.Names.ToDictionary(StringComparer.Ordinal);
        var obstacles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, isDocument) in new Ledger(false, [.. documents], [.. files]).Names)
        {
            string[] names = [name, .. isDocument ? Codings.Select(coding => name + coding.Ending) : []];
            if ((places.LinkOnTheWay(name) ?? (claimed.ContainsKey(name) ? null : Array.Find(names, places.IsTaken))) is { } obstacle)
            {
                _refused.Add(name);
                obstacles.Add(Path.Combine(_root, obstacle));
            }
            else
            {
                claimed[name] = isDocument;
            }
        }

        _claimed = Ledger.Of(isWhole: false, claimed);
        return obstacles;
    }

    /// <summary>Writes a document and its coded bodies where they are not there yet.</summary>
    public void WriteDocument(string name, byte[] bytes) => Write(name, bytes, isDocument: true);

    /// <summary>Writes a file that is sent to nobody.</summary>
    /// <returns>Whether its bytes are others than before.</returns>
    public bool WriteFile(string name, byte[] bytes) => Write(name, bytes, isDocument: false);

    /// <summary>Copies a file with its time. One of the same size and time is the same.</summary>
    public void Copy(string name, FileStream source)
    {
        if (_refused.Contains(name))
        {
            return;
        }

        // The time is read first. A file that is written to meanwhile is copied once more by the next export.
        var (written, length) = (MediaFolder.WrittenAt(source)?.UtcDateTime, source.Length);
        var file = new FileInfo(Path.Combine(_root, name));
        if (file.Exists && file.Length == length && file.LastWriteTimeUtc == written)
        {
            Note(name, isDocument: false, ref _kept);
            return;
        }

        using var bytes = new MediaStream(source, length);
        Put(file.FullName, bytes.CopyTo, written);
        Note(name, isDocument: false, ref _written);
    }

    /// <summary>Lets a document stay that could not be made.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Keep(string name)
    {
        var isThere = !_refused.Contains(name) && Path.Exists(Path.Combine(_root, name));
        if (isThere && _names.TryAdd(name, true))
        {
            Interlocked.Increment(ref _kept);
        }

        return isThere;
    }

    /// <summary>Takes away what an earlier export wrote and this one did not, with the folders that become empty.</summary>
    /// <returns>How many documents and files were taken away, and the paths of those that could not be.</returns>
    public (int Count, IReadOnlyCollection<string> Failed) RemoveTheRest()
    {
        var (count, failed) = (0, new List<string>());
        foreach (var (name, isDocument) in _before.Names.Where(each => !_names.ContainsKey(each.Key)))
        {
            try
            {
                if (_refused.Contains(name))
                {
                    _names[name] = isDocument; // It is behind a link now, and perhaps not for ever.
                }
                else
                {
                    count += File.Exists(Path.Combine(_root, name)) ? 1 : 0;
                    Remove(name, isDocument);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _names[name] = isDocument;
                failed.Add(Path.Combine(_root, name));
            }
        }

        var bytes = Ledger.Of(isWhole: true, _names).ToBytes();
        if (!WholeFile.IsSame(new FileInfo(LedgerPath), bytes))
        {
            WholeFile.Replace(LedgerPath, stream => stream.Write(bytes), written: null);
        }

        return (count, failed);
    }

    /// <summary>Lets other exports write to the folder.</summary>
    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        try
        {
            if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            {
                file.Lock(0, 1); // The system takes it back however the process ends.
            }

            return file;
        }
        catch (IOException e)
        {
            file.Dispose();
            throw new IOException($"another export writes to '{Path.GetDirectoryName(path)}' now", e);
        }
    }

    private bool Write(string name, byte[] bytes, bool isDocument)
    {
        if (_refused.Contains(name))
        {
            return false;
        }

        var before = new FileInfo(Path.Combine(_root, name));
        if (WholeFile.IsSame(before, bytes))
        {
            Code(before.FullName, bytes, before.LastWriteTimeUtc, isDocument);
            Note(name, isDocument, ref _kept);
            return false;
        }

        // The document comes last. An export that ends before that finds other bytes the next time, and codes them anew.
        var written = TimeAfter(before);
        Code(before.FullName, bytes, written, isDocument);
        Put(before.FullName, bytes, written);
        Note(name, isDocument, ref _written);
        return true;
    }

    // A coded body is that of the document with the same time.
    private void Code(string path, byte[] bytes, DateTime written, bool isDocument)
    {
        foreach (var (coding, ending) in isDocument ? Codings : [])
        {
            var coded = path + ending;
            if (!_isCoded)
            {
                WholeFile.Delete(coded);
            }
            else if (!File.Exists(coded) || File.GetLastWriteTimeUtc(coded) != written)
            {
                Put(coded, Compression.Compress(bytes, coding), written);
            }
        }
    }

    // Web servers tell versions apart by whole seconds. A time far ahead was given by a wrong clock.
    private static DateTime TimeAfter(FileInfo before)
    {
        var now = DateTime.UtcNow;
        var next = before.Exists ? before.LastWriteTimeUtc.AddSeconds(1) : now;
        return next > now && next < now.AddDays(1) ? next : now;
    }

    private void Put(string path, byte[] bytes, DateTime written) => Put(path, stream => stream.Write(bytes), written);

    private void Put(string path, Action<Stream> write, DateTime? written)
    {
        _ = _isNoted.Value;
        WholeFile.Replace(path, write, written);
    }

    private void Remove(string name, bool isDocument)
    {
        var path = Path.Combine(_root, name);
        WholeFile.Delete(path);
        foreach (var (_, ending) in isDocument ? Codings : [])
        {
            WholeFile.Delete(path + ending);
        }

        for (var folder = Path.GetDirectoryName(path)!; folder != _root && IsEmpty(folder); folder = Path.GetDirectoryName(folder)!)
        {
            Directory.Delete(folder);
        }
    }

    private static bool IsEmpty(string folder) => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any();

    private void Note(string name, bool isDocument, ref int count)
    {
        _names[name] = isDocument;
        Interlocked.Increment(ref count);
    }
}
