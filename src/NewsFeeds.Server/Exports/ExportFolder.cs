using System.Collections.Concurrent;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Exports;

/// <summary>
/// The folder of an export. Readers see the old file or the new one, each whole. A file whose bytes stay keeps its time. Files of others
/// are neither overwritten nor removed. Thread-safe once <see cref="Claim"/> has returned.
/// </summary>
internal sealed partial class ExportFolder : IDisposable
{
    private const string LockName = ".export.lock";

    private static readonly (ContentCoding Coding, string Ending)[] Codings =
        [(ContentCoding.Gzip, ".gz"), (ContentCoding.Brotli, ".br")];

    private readonly string _root;
    private readonly bool _isCoded;
    private readonly FileStream _lock;
    private readonly ExportLedger _before;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    // The names that are there after this export, and whether each is a document's.
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private ExportLedger _claimed = ExportLedger.Empty;
    private int _written;
    private int _kept;

    /// <param name="root">The folder, which is made where it is missing.</param>
    /// <param name="isCoded">Whether documents have coded bodies beside them.</param>
    /// <exception cref="IOException">Another export writes to the folder now, or it cannot be written to.</exception>
    /// <exception cref="InvalidDataException">The folder's ledger cannot be read.</exception>
    public ExportFolder(string root, bool isCoded)
    {
        (_root, _isCoded) = (Path.GetFullPath(root), isCoded);
        Directory.CreateDirectory(_root);
        _lock = Lock(_root);
        try
        {
            _before = ExportLedger.Read(_root);
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

    private string LedgerPath => Path.Combine(_root, ExportLedger.FileName);

    /// <summary>
    /// Claims the names that this export may write. The ledger has them before the first of them is written, so the next export knows
    /// them even if this one is interrupted.
    /// </summary>
    /// <returns>The paths at which others have put something. The files with these names are not written.</returns>
    public IReadOnlyCollection<string> Claim(IEnumerable<string> documents, IEnumerable<string> files)
    {
        var existing = new ExistingFiles(_root);
        var claimed = _before.Names.ToDictionary(StringComparer.Ordinal);
        var obstacles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in documents)
        {
            ClaimName(name, isDocument: true);
        }

        foreach (var name in files)
        {
            ClaimName(name, isDocument: false);
        }

        _claimed = ExportLedger.Of(isWhole: false, claimed);
        return obstacles;

        void ClaimName(string name, bool isDocument)
        {
            string[] names = [name, .. isDocument ? Codings.Select(coding => name + coding.Ending) : []];
            var taken = claimed.ContainsKey(name) ? null : Array.Find(names, existing.IsTaken);
            if ((existing.LinkOnTheWay(name) ?? taken) is { } obstacle)
            {
                _refused.Add(name);
                obstacles.Add(Path.Combine(_root, obstacle));
            }
            else
            {
                claimed[name] = isDocument;
            }
        }
    }

    /// <summary>Keeps the old version of a document that could not be made.</summary>
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

    /// <summary>Removes what an earlier export wrote and this one did not, and the folders that become empty.</summary>
    /// <returns>How many documents and files were removed, and the paths of those that could not be.</returns>
    public (int Count, IReadOnlyCollection<string> Failed) RemoveTheRest()
    {
        var (count, failed) = (0, new List<string>());
        foreach (var (name, isDocument) in _before.Names.Where(each => !_names.ContainsKey(each.Key)))
        {
            try
            {
                if (_refused.Contains(name))
                {
                    _names[name] = isDocument; // It is behind a link, which may be removed again.
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

        var bytes = ExportLedger.Of(isWhole: true, _names).ToBytes();
        if (!WholeFile.IsSame(new FileInfo(LedgerPath), bytes))
        {
            WholeFile.Replace(LedgerPath, bytes);
        }

        return (count, failed);
    }

    /// <summary>Lets other exports write to the folder.</summary>
    public void Dispose() => _lock.Dispose();

    // This program's settings turn off the lock that FileShare.None would take. The system releases this one however the process ends.
    private static FileStream Lock(string root)
    {
        var file = new FileStream(Path.Combine(root, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        try
        {
            if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            {
                file.Lock(0, 1);
            }

            return file;
        }
        catch (IOException e)
        {
            file.Dispose();
            throw new IOException($"another export writes to '{root}' now", e);
        }
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
}
