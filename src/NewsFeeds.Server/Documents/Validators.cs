using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// What names one state of a document (RFC 9110 §8.8): a strong entity tag for each coding and the date, as header values made once.
/// Immutable.
/// </summary>
internal sealed class Validators
{
    private readonly StringValues[] _tags;

    /// <param name="core">What all tags of the state begin with; letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="lastModified">The date; cut to whole seconds, since the header holds no more.</param>
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
    /// What all tags of some bytes begin with: the first 128 bits of their SHA-256, so that every process that has these bytes says the
    /// same.
    /// </summary>
    public static string TagOf(ReadOnlySpan<byte> identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(identity, hash);
        return Base64Url.EncodeToString(hash[..16]);
    }
}
