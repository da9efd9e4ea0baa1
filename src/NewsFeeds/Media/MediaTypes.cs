using System.Text.RegularExpressions;

namespace NewsFeeds.Media;

/// <summary>The pictures, sounds and films that the content folder may hold; a file of any other kind is never served.</summary>
public static partial class MediaTypes
{
    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".avif"] = "image/avif",
        [".svg"] = "image/svg+xml",
        [".ico"] = "image/x-icon",
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".aac"] = "audio/aac",
        [".ogg"] = "audio/ogg",
        [".oga"] = "audio/ogg",
        [".opus"] = "audio/ogg",
        [".flac"] = "audio/flac",
        [".wav"] = "audio/wav",
        [".mp4"] = "video/mp4",
        [".m4v"] = "video/mp4",
        [".webm"] = "video/webm",
        [".ogv"] = "video/ogg",
        [".vtt"] = "text/vtt",
        [".srt"] = "application/x-subrip",
    };

    // The first of several stands above.
    private static readonly Dictionary<string, string> Usual =
        ByExtension.DistinctBy(each => each.Value).ToDictionary(each => each.Value, each => each.Key, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByExtension.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The media types by the extensions of names, which begin with a dot.</summary>
    public static IReadOnlyDictionary<string, string> All => ByExtension;

    /// <summary>The media type that a file's name tells, or null when such files are not served.</summary>
    public static string? Of(string fileName) => BySpan.TryGetValue(Path.GetExtension(fileName.AsSpan()), out var type) ? type : null;

    /// <summary>The same of a path in the content folder or an absolute address, whose query says nothing.</summary>
    internal static string? OfAddress(string source) =>
        Of(Uri.TryCreate(source, UriKind.Absolute, out var uri) ? uri.AbsolutePath : source);

    /// <summary>The same of an address in a text, whose query and fragment say nothing.</summary>
    internal static string? OfWritten(string address) => Of(address.IndexOfAny(['?', '#']) is >= 0 and var end ? address[..end] : address);

    /// <summary>How names of files of a media type end; null when such files are not served.</summary>
    internal static string? ExtensionOf(string mediaType) => Usual.TryGetValue(mediaType, out var extension) ? extension : null;

    /// <summary>Whether a text is one media type, perhaps with parameters; <c>image/*</c> is a range of them.</summary>
    internal static bool IsWellFormed(string text) => Form().IsMatch(text);

    // type and subtype: RFC 6838 §4.2. Parameters: RFC 9110 §5.6.6.
    [GeneratedRegex(
        """
        \A[a-z0-9][a-z0-9!\#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!\#$&^_.+-]{0,126}
        (?:[ ]*;[ ]*[a-z0-9!\#$%&'*+.^_`|~-]+=(?:[a-z0-9!\#$%&'*+.^_`|~-]+|"(?:[^"\\]|\\.)*"))*\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
