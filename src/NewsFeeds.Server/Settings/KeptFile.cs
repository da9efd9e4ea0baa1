namespace NewsFeeds.Server.Settings;

/// <summary>A file in which the service keeps something over a restart. One thread at a time.</summary>
/// <param name="path">Its path.</param>
/// <param name="mostBytes">A file that is larger is none of ours.</param>
/// <param name="log">Where it is told, once, that the file cannot be written.</param>
internal sealed partial class KeptFile(string path, long mostBytes, ILogger log)
{
    private static readonly TimeSpan WritingTakes = TimeSpan.FromDays(1);

    private bool _isSwept;
    private string? _told; // Why it cannot be written, as it was told last.

    public string Path => path;

    /// <summary>
    /// The file's bytes; null where there is none. A pipe looks empty. Whoever opens it waits for its writer for ever.
    /// </summary>
    /// <exception cref="InvalidDataException">It is none of ours.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[]? Read()
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException("it is a folder");
        }

        var file = new FileInfo(path);
        if (file is { Exists: true, LinkTarget: not null })
        {
            file = new FileInfo(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        if (!file.Exists)
        {
            return null;
        }

        if (file.Length == 0 || file.Length > mostBytes)
        {
            throw new InvalidDataException(file.Length == 0 ? "it is empty, or no file" : $"it is larger than {mostBytes} bytes");
        }

        using var stream = file.OpenRead();
        var bytes = new byte[file.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>
    /// Writes the file in one step: whoever reads it finds the old bytes or the new ones, also after a power cut. Returns false where it
    /// cannot be written, such as on a full disk. The old file then stands.
    /// </summary>
    public bool TryWrite(byte[] bytes)
    {
        // The name is random, because containers that share the folder all have the same process number.
        var written = $"{path}.{System.IO.Path.GetRandomFileName()}";
        try
        {
            var folder = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            Sweep(folder);
            try
            {
                using (var stream = File.Create(written))
                {
                    stream.Write(bytes);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(written, path, overwrite: true);
            }
            finally
            {
                File.Delete(written); // It is still there after a failure.
            }

            _told = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last is the framework's exception for a file beyond the limit of sizes. The random name would be news each time.
            var reason = e.Message.TrimEnd('.').Replace($" : '{written}'", "", StringComparison.Ordinal)
                .Replace(written, path, StringComparison.Ordinal);
            if (reason != _told)
            {
                LogUnwritable(path, reason);
            }

            _told = reason;
            return false;
        }
    }

    // A process that was killed leaves what it was writing. Nobody comes back for a file with that name.
    private void Sweep(DirectoryInfo folder)
    {
        if (_isSwept)
        {
            return;
        }

        _isSwept = true;
        foreach (var left in folder.GetFiles("*.json.????????.???", new EnumerationOptions()))
        {
            try
            {
                if (left.LastWriteTimeUtc < DateTime.UtcNow - WritingTakes)
                {
                    left.Delete();
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is another's. That is no reason not to write.
            }
        }
    }

    [LoggerMessage(
        EventId = 2001, EventName = "StateUnwritable", Level = LogLevel.Warning,
        Message = "'{Path}' cannot be written: {Reason}. Free space on the disk, or let the service write there. It tries again; "
            + "what is not written by the next stop is lost")]
    private partial void LogUnwritable(string path, string reason);
}
