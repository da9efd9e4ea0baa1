using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// The names of one state of a document (RFC 9110 §8.8): a strong entity tag for each coding, and the date. The header values are made
/// once. Immutable.
/// </summary>
internal sealed partial class Validators
{
    private readonly StringValues[] _tags;

    /// <param name="core">The beginning of all tags of the state: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="lastModified">The date. It is cut to whole seconds, because the header holds no more.</param>
    public Validators(string core, DateTimeOffset? lastModified)
    {
        Core = core;
        _tags = [$"\"{core}\"", $"\"{core}-gzip\"", $"\"{core}-br\""];
        if (lastModified is { } date)
        {
            LastModified = DateTimeOffset.FromUnixTimeSeconds(date.ToUnixTimeSeconds());
            LastModifiedHeader = HeaderUtilities.FormatDate(LastModified.Value);
        }
    }

    /// <summary>The tags' common part, without quotes.</summary>
    public string Core { get; }

    /// <summary>The date in whole seconds, or null for a document that has none.</summary>
    public DateTimeOffset? LastModified { get; }

    /// <summary>The same as a header.</summary>
    public StringValues LastModifiedHeader { get; }

    /// <summary>The entity tag of the state in one coding.</summary>
    public StringValues Tag(ContentCoding coding) => _tags[(int)coding];

    /// <summary>
    /// The beginning of all tags of these bytes: the first 128 bits of their SHA-256. Every process that has these bytes makes the same
    /// tags.
    /// </summary>
    public static string TagOf(ReadOnlySpan<byte> identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(identity, hash);
        return Base64Url.EncodeToString(hash[..16]);
    }

    /// <summary>Whether a text has the form of <see cref="TagOf"/>.</summary>
    public static bool IsTag(string text) => Tags().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{22}\z")]
    private static partial Regex Tags();
}
