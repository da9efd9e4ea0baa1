using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsFeeds.Imports.Files;

/// <summary>128 bits of SHA-256, by which texts and files are told apart: a hundred thousand posts are kept by these alone.</summary>
internal static class Digest
{
    /// <summary>64 bits of a name's digest. They tell a million names apart, all but certainly.</summary>
    public static ulong OfName(string name) => (ulong)Of(name);

    /// <summary>The digest of a text in UTF-8.</summary>
    public static UInt128 Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The digest of bytes.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The digest of a file; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static UInt128? OfFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(stream, hash);
            return BinaryPrimitives.ReadUInt128BigEndian(hash);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
