using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Articles;

namespace NewsFeeds.Imports.Files;

/// <summary>
/// <c>.import.json</c>: what imports wrote into a content folder. It tells a file that is as import left it from one that was edited, moved
/// or deleted since. The next import adds to it. One caller.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private const string FileName = ".import.json";

    private readonly string _file;
    private readonly Dictionary<ulong, (string Path, UInt128 Hash)> _known = [];
    private readonly HashSet<ulong> _settled = [];
    private StreamWriter? _next; // Null once it is saved.
    private bool _isFirst = true;

    /// <param name="content">The content folder.</param>
    /// <param name="isKept">Whether the file is written; otherwise it is only read.</param>
    /// <exception cref="ContentException">The file is there and is no ledger, or another import has it.</exception>
    public Ledger(string content, bool isKept)
    {
        _file = Path.Combine(content, FileName);
        _next = isKept ? Begin() : null;
        foreach (var entry in Entries())
        {
            var hash = UInt128.Parse(entry.Hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            _known[Digest.OfName(entry.Key)] = (entry.Path, hash);
        }
    }

    private string NextFile => _file + ".new";

    /// <summary>The paths that earlier imports wrote.</summary>
    public IEnumerable<string> Paths => _known.Values.Select(entry => entry.Path);

    /// <summary>The key of something that is no post, by its path or its former address. No guid begins with a space.</summary>
    public static string KeyOf(string name) => $" {name}";

    /// <summary>What an earlier import wrote for a key; null for nothing.</summary>
    public (string Path, UInt128 Hash)? Find(string key) => _known.TryGetValue(Digest.OfName(key), out var entry) ? entry : null;

    /// <summary>Remembers what stands for a key now. What is said last counts.</summary>
    /// <param name="key">A post's id, or what <see cref="KeyOf"/> makes of the address of a picture or of a path.</param>
    /// <param name="path">The file's path in the content folder.</param>
    /// <param name="hash">The digest of the file as import wrote it.</param>
    public void Remember(string key, string path, UInt128 hash)
    {
        _settled.Add(Digest.OfName(key));
        Write(new LedgerEntry(key, path, hash.ToString("x32", CultureInfo.InvariantCulture)));
    }

    /// <summary>Makes room for so many more keys.</summary>
    public void Expect(int count) => _settled.EnsureCapacity(_settled.Count + count);

    /// <summary>Forgets a key. A later import may write its file again.</summary>
    public void Forget(string key) => _settled.Add(Digest.OfName(key));

    /// <summary>Writes the file: what this import settled, then what it did not touch.</summary>
    public void Save()
    {
        if (_next is null)
        {
            return;
        }

        foreach (var entry in Entries().Where(entry => !_settled.Contains(Digest.OfName(entry.Key))))
        {
            Write(entry);
        }

        _next.Write(_isFirst ? "[]\n" : "\n]\n");
        _next.Dispose();
        _next = null;
        var isNothingWritten = _isFirst && !File.Exists(_file);
        if (isNothingWritten || Digest.OfFile(NextFile) == Digest.OfFile(_file))
        {
            File.Delete(NextFile);
        }
        else
        {
            File.Move(NextFile, _file, overwrite: true);
        }
    }

    /// <summary>Gives up what was not saved, such as on a full disk.</summary>
    public void Dispose()
    {
        if (_next is { } unsaved)
        {
            File.Delete(NextFile); // It is nobody else's as long as it is open.
            unsaved.Dispose();
        }
    }

    // Whoever has this file is the one import of the folder. A lock ends with its process, however that ends.
    private StreamWriter Begin()
    {
        FileStream? file = null;
        try
        {
            if (new FileInfo(NextFile).LinkTarget is not null)
            {
                File.Delete(NextFile); // A link leads elsewhere.
            }

            file = new FileStream(NextFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);

            // A program may be set up to open files without the runtime's own locks.
            if (OperatingSystem.IsLinux())
            {
                file.Lock(0, 0);
            }

            file.SetLength(0);
            return new StreamWriter(file);
        }
        catch (IOException) when (File.Exists(NextFile))
        {
            file?.Dispose();
            throw new ContentException(new Fault(_file, 0, 0, Severity.Error, "import-running"));
        }
    }

    private void Write(LedgerEntry entry)
    {
        _next?.Write(_isFirst ? "[\n" : ",\n");
        _next?.Write(JsonSerializer.Serialize(entry, LedgerJson.Readable.LedgerEntry));
        _isFirst = false;
    }

    // Each entry has a line of its own, so that the file is read without keeping it, and a broken line can be named.
    private IEnumerable<LedgerEntry> Entries() =>
        File.Exists(_file) ? File.ReadLines(_file).Select(Entry).OfType<LedgerEntry>() : [];

    private LedgerEntry? Entry(string line, int index)
    {
        if (line is "[" or "]" or "[]")
        {
            return null;
        }

        try
        {
            if (JsonSerializer.Deserialize(line.TrimEnd(','), LedgerJson.Readable.LedgerEntry) is { Key: not null, Path: not null } entry
                && IsWithin(entry.Path)
                && UInt128.TryParse(entry.Hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _))
            {
                return entry;
            }
        }
        catch (JsonException)
        {
            // It is named below.
        }

        throw new ContentException(new Fault(_file, index + 1, 1, Severity.Error, "import-ledger"));
    }

    // A path is written over and deleted, so it never leads out of the content folder.
    private static bool IsWithin(string path) => !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");
}

/// <summary>What one key stands for.</summary>
internal sealed record LedgerEntry(
    [property: JsonPropertyName("guid")] string Key,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("hash")] string Hash);

[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    /// <summary>Addresses and names stay readable.</summary>
    public static readonly LedgerJson Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
