using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace NewsFeeds.Postgres.Views;

/// <summary>A number that stands for texts. Equal texts have equal numbers, and different texts have different ones.</summary>
internal static class Fingerprint
{
    // Ends each value, so that no two rows run into the same letters. A text of the database cannot hold it.
    private const string End = "\0";

    // Stands for null, which is no empty text.
    private const string Null = "\0\0";

    /// <summary>The number of a text; 0 for null, which equals nothing.</summary>
    public static ulong Of(string? text) => text is null ? 0 : XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>The number of a row.</summary>
    /// <param name="values">The values of its columns.</param>
    /// <param name="except">The place of a value that does not count, or -1.</param>
    public static ulong Of(ReadOnlySpan<string?> values, int except = -1)
    {
        var hash = new XxHash3();
        for (var i = 0; i < values.Length; i++)
        {
            if (i != except)
            {
                hash.Append(MemoryMarshal.AsBytes((values[i] ?? Null).AsSpan()));
                hash.Append(MemoryMarshal.AsBytes(End.AsSpan()));
            }
        }

        return hash.GetCurrentHashAsUInt64();
    }
}
