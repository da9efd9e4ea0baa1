namespace NewsFeeds.Server.Exports;

/// <summary>Writes files. Readers see the old file or the new one, each whole.</summary>
internal static class WholeFile
{
    private const string Temporary = ".export-";
    private const int RandomLength = 8;

    private static readonly EnumerationOptions Everywhere =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Writes bytes into a file under another name, then renames it.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="written">The time that the file gets; null for now.</param>
    public static void Replace(string path, byte[] bytes, DateTime? written = null) =>
        Replace(path, stream => stream.Write(bytes), written);

    /// <summary>Writes a file under another name, then renames it.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="write">Writes the bytes.</param>
    /// <param name="written">The time that the file gets; null for now.</param>
    public static void Replace(string path, Action<Stream> write, DateTime? written)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, Temporary + Path.GetRandomFileName()[..RandomLength]);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                write(stream);
            }

            if (written is { } time)
            {
                File.SetLastWriteTimeUtc(temporary, time);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    /// <summary>Deletes the unfinished files below a folder that a killed process left.</summary>
    public static void DeleteUnfinished(string folder) =>
        Array.ForEach(Directory.GetFiles(folder, Temporary + new string('?', RandomLength), Everywhere), File.Delete);

    /// <summary>Deletes a file, if it is there.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // It is gone with its folder.
        }
    }

    /// <summary>Whether a file has these bytes.</summary>
    public static bool IsSame(FileInfo file, byte[] bytes) =>
        file.Exists && file.Length == bytes.Length && File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(bytes);
}
