using System.Text;
using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>The text of a feed's file: decoded, and with line feeds alone.</summary>
internal static partial class FeedText
{
    public const int MostBytes = 64 * 1024 * 1024;

    private const int HeadLength = 4096;

    /// <summary>The beginning of a file, in which the kind of a feed shows.</summary>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static string HeadOf(string path)
    {
        using var file = SourceFile.Open(path);
        var head = new byte[HeadLength];
        return Decoded(head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>Reads a file, which may be packed by gzip; null where it is too large.</summary>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static string? Read(string path, Action<Fault> tell)
    {
        using var file = SourceFile.Open(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            if (bytes.Length + read > MostBytes)
            {
                tell(new Fault(path, 0, 0, Severity.Error, "feed-too-large", MostBytes));
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return Decoded(bytes.ToArray()).ReplaceLineEndings("\n");
    }

    private static string Decoded(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), EncodingOf(bytes), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    // The encoding that an XML declaration names. UTF-16 without its mark would not show one.
    private static Encoding EncodingOf(byte[] bytes)
    {
        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 256))).Groups[1].Value;
        var isOther = declared.Length > 0 && !declared.StartsWith("utf", StringComparison.OrdinalIgnoreCase);
        return isOther ? CodePagesEncodingProvider.Instance.GetEncoding(declared) ?? ByName(declared) : Encoding.UTF8;
    }

    private static Encoding ByName(string name) =>
        name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : Encoding.UTF8;

    [GeneratedRegex("""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")]
    private static partial Regex Declaration();
}
