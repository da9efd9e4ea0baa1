using System.Security.Cryptography;
using System.Text;

namespace NewsFeeds.Checks;

/// <summary>The permanent id that a podcast gets from the address that it has at that time. Pure.</summary>
internal static class PodcastGuid
{
    // The podcast namespace's own.
    private static readonly Guid Space = new("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

    /// <summary>The UUID, version 5, of the address of a podcast's feed without its scheme and the slashes at its end.</summary>
    public static Guid Of(string feedUrl)
    {
        var name = feedUrl[(feedUrl.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end ? end + 3 : 0)..].TrimEnd('/');

        // RFC 9562 §5.5.
#pragma warning disable CA5350 // The version asks for SHA-1, and nothing is kept secret by it.
        var hash = SHA1.HashData([.. Space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
