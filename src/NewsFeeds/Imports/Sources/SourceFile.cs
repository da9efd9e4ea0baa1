using System.IO.Compression;

namespace NewsFeeds.Imports.Sources;

/// <summary>Opens the files that an import reads, plain or compressed by gzip whatever their names are.</summary>
internal static class SourceFile
{
    /// <summary>The text's bytes. Those of a compressed file that was cut off or damaged end where that shows.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        try
        {
            var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return isCompressed ? new Compressed(file) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private sealed class Compressed(Stream file) : GZipStream(file, CompressionMode.Decompress)
    {
        // Spans are read by this too.
        public override int Read(byte[] buffer, int offset, int count)
        {
            try
            {
                return base.Read(buffer, offset, count);
            }
            catch (InvalidDataException)
            {
                return 0;
            }
        }
    }
}
