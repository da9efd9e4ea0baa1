using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Compares keys without their case, hyphens and underscores.</summary>
internal sealed class KeySpelling : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    // All files share one string for each known key.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new IEnumerable<string>[]
    {
        KeyNames.OfArticle.Keys, KeyNames.OfPublication.Keys, KeyNames.OfCategory.Keys, KeyNames.OfPicture, KeyNames.OfEnclosure,
        KeyNames.OfAuthor, KeyNames.OfRetraction, KeyNames.OfCorrection, KeyNames.OfSource, KeyNames.OfEpisode, KeyNames.OfPodcast,
        KeyNames.OfOwner, KeyNames.OfPartnerFeed, Guards.Words,
    }.SelectMany(keys => keys).ToFrozenSet(new KeySpelling()).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A known key in its usual spelling, however it was written; another one as it was written.</summary>
    public static string Usual(ReadOnlySpan<char> key) => Known.TryGetValue(key, out var known) ? known : key.ToString();

    /// <summary>The letters and digits of a key alone, without their marks, in lower case: what of it everybody sees.</summary>
    public static string Bare(string key) =>
        string.Concat(NormalForm.Of(key, NormalizationForm.FormKD).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Whether nobody sees a character, or sees it as the space that it is not.</summary>
    public static bool IsHidden(char c) => c != ' ' && (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    public bool Equals(string? x, string? y) => Equals(x.AsSpan(), y!);

    public bool Equals(ReadOnlySpan<char> alternate, string other)
    {
        var at = 0;
        foreach (var c in alternate)
        {
            if (IsSign(c))
            {
                continue;
            }

            at = Skip(other, at);
            if (at == other.Length || char.ToLowerInvariant(c) != char.ToLowerInvariant(other[at]))
            {
                return false;
            }

            at++;
        }

        return Skip(other, at) == other.Length;
    }

    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        var hash = 0;
        foreach (var c in alternate)
        {
            hash = IsSign(c) ? hash : unchecked((hash * 31) + char.ToLowerInvariant(c));
        }

        return hash;
    }

    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();

    private static int Skip(string key, int at)
    {
        while (at < key.Length && IsSign(key[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsSign(char c) => c is '-' or '_';
}
