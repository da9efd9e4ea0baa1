using System.IO.Compression;

namespace NewsFeeds.Server.Serving;

/// <summary>Makes the coded bodies; deterministic, so that two processes send the same bytes under one tag.</summary>
internal static class Compression
{
    // MEASURED-HERE
    private static readonly ZLibCompressionOptions Gzip = new() { CompressionLevel = 9 };
    private static readonly BrotliCompressionOptions Brotli = new() { Quality = 9 };

    public static byte[] Compress(ReadOnlySpan<byte> identity, ContentCoding coding)
    {
        var compressed = new MemoryStream(identity.Length / 3);
        using (Stream stream = coding == ContentCoding.Gzip
            ? new GZipStream(compressed, Gzip, leaveOpen: true)
            : new BrotliStream(compressed, Brotli, leaveOpen: true))
        {
            stream.Write(identity);
        }

        return compressed.ToArray();
    }
}
