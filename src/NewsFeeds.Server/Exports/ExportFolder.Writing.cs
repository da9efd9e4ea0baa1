using NewsFeeds.Media;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Exports;

/// <content>Writes the files.</content>
internal sealed partial class ExportFolder
{
    private readonly Lock _noting = new();
    private bool _isNoted;

    /// <summary>Writes a document and its coded bodies, unless they are there already.</summary>
    public void WriteDocument(string name, byte[] bytes) => Write(name, bytes, isDocument: true);

    /// <summary>Writes a file that has no coded bodies.</summary>
    /// <returns>Whether its bytes are new.</returns>
    public bool WriteFile(string name, byte[] bytes) => Write(name, bytes, isDocument: false);

    /// <summary>Copies a file with its time. A file of the same size and time counts as the same.</summary>
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
            Count(name, isDocument: false, ref _kept);
            return;
        }

        using var bytes = new MediaStream(source, length);
        NoteClaim();
        WholeFile.Replace(file.FullName, bytes.CopyTo, written);
        Count(name, isDocument: false, ref _written);
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
            Count(name, isDocument, ref _kept);
            return false;
        }

        // The document comes last. If the export is interrupted before that, the next one finds the old document, and writes all again.
        var written = TimeAfter(before);
        Code(before.FullName, bytes, written, isDocument);
        NoteClaim();
        WholeFile.Replace(before.FullName, bytes, written);
        Count(name, isDocument, ref _written);
        return true;
    }

    // A coded body with the time of its document was made of that document.
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
                NoteClaim();
                WholeFile.Replace(coded, Compression.Compress(bytes, coding), written);
            }
        }
    }

    // Web servers tell versions apart by whole seconds. A time far in the future comes from a wrong clock.
    private static DateTime TimeAfter(FileInfo before)
    {
        var now = DateTime.UtcNow;
        var next = before.Exists ? before.LastWriteTimeUtc.AddSeconds(1) : now;
        return next > now && next < now.AddDays(1) ? next : now;
    }

    // An export that writes nothing leaves the ledger as it is.
    private void NoteClaim()
    {
        lock (_noting)
        {
            if (!_isNoted)
            {
                WholeFile.Replace(LedgerPath, _claimed.ToBytes());
                _isNoted = true;
            }
        }
    }

    private void Count(string name, bool isDocument, ref int count)
    {
        _names[name] = isDocument;
        Interlocked.Increment(ref count);
    }
}
