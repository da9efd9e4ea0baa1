using System.Collections.Frozen;
using System.Text;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// The keys that hold an article back, end it or withdraw it, and the words by which other systems say so. A guard fails closed: one that
/// is not understood holds the file back.
/// </summary>
internal static class Guards
{
    /// <summary>The guards of an article under all their names.</summary>
    public static readonly string[] Names = ["draft", .. KeyNames.PublishDate, .. KeyNames.ExpiryDate, "retracted"];

    private static readonly char[] Quotes = [' ', '\t', '\r', '"', '\''];

    private static readonly FrozenDictionary<string, string> WrittenHere = new Dictionary<string, string>
    {
        ["status"] = "draft: true",
        ["hidden"] = "draft: true",
        ["private"] = "draft: true",
        ["unlisted"] = "draft: true",
        ["visibility"] = "draft: true",
        ["password"] = "draft: true",
        ["headless"] = "draft: true",
        ["embargo"] = "publishDate: …",
        ["expires"] = "expiryDate: …",
        ["expiry"] = "expiryDate: …",
        ["withdrawn"] = "retracted: …",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words of other systems.</summary>
    public static IEnumerable<string> Words => WrittenHere.Keys;

    /// <summary>Whether a key is a guard of articles.</summary>
    public static bool Contains(string key) => Array.IndexOf(Names, key) >= 0;

    /// <summary>The word of another system that a key is, or that it looks like; null for none.</summary>
    public static string? WordOf(string key) => WrittenHere.ContainsKey(key) ? key : Lookalike(KeySpelling.Bare(key));

    /// <summary>How a word of another system is written here.</summary>
    public static string Written(string word) => WrittenHere[word];

    /// <summary>Whether a guard or a word of another system says that nothing is held back.</summary>
    public static bool IsHarmless(string key, YamlNode value) => (key, value.Text?.Trim().ToLowerInvariant()) switch
    {
        ("status", "publish" or "published") or ("visibility", "public") => true,
        ("status", _) => false,
        ("published", _) => value.Flag == true,
        _ => value.Flag == false,
    };

    /// <summary>Whether an unknown key is so near to a guard that it may be meant as one.</summary>
    public static bool IsNear(string key) => Nearest.Of(KeySpelling.Bare(key), Names) is not null;

    // Letters of other scripts look like Latin ones. A word that has few of them is meant to be Latin.
    private static string? Lookalike(string bare) => bare.Count(char.IsAsciiLetter) * 2 <= bare.Length
        ? null
        : WrittenHere.Keys.FirstOrDefault(word => word.Length == bare.Length
            && word.Zip(bare).All(letters => letters.First == letters.Second || !char.IsAscii(letters.Second)));

    /// <summary>
    /// Whether front matter that is not YAML may say that an article is a draft or withdrawn, as <c>draft:true</c> without a space does.
    /// </summary>
    public static bool MayBeIn(ReadOnlySpan<byte> manuscript)
    {
        var text = Encoding.UTF8.GetString(manuscript[..Math.Min(manuscript.Length, Manuscript.MaxBytes)]);
        foreach (var line in text.Split('\n').Skip(1).TakeWhile(line => line.TrimEnd() != "---"))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
                && HoldsBack(KeySpelling.Usual(line.AsSpan(0, colon).Trim(Quotes)), line[(colon + 1)..].Trim(Quotes)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsBack(string key, string value) => key switch
    {
        "retracted" => !IsHarmless(key, YamlNode.Scalar(value, 1, 1)),
        "published" => YamlNode.Scalar(value, 1, 1).Flag == false,
        _ => value.Length > 0 && (key == "draft" || WrittenHere.ContainsKey(key)) && !IsHarmless(key, YamlNode.Scalar(value, 1, 1)),
    };
}
