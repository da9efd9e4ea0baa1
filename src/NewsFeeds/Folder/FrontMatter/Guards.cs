using System.Collections.Frozen;
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

    /// <summary>Whether a key inside the value of another one may be meant as a guard. Other things have dates of their own.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isOfArticle">Whether the value around it is said to hold keys of an article.</param>
    public static bool MayBeInside(string key, YamlNode value, bool isOfArticle)
    {
        var word = isOfArticle ? WordOf(key) : null;
        var isDate = Array.IndexOf(KeyNames.PublishDate, key) > 0 && value.Flag is null;
        var isNear = isOfArticle && !KeyNames.OfArticle.ContainsKey(key) && IsNear(key);
        var isGuard = word is not null || isNear || (Contains(key) && (isOfArticle || !isDate));
        return isGuard && !IsHarmless(word ?? key, value);
    }

    // Letters of other scripts look like Latin ones. A word that has few of them is meant to be Latin.
    private static string? Lookalike(string bare) => bare.Count(char.IsAsciiLetter) * 2 <= bare.Length
        ? null
        : WrittenHere.Keys.FirstOrDefault(word => word.Length == bare.Length
            && word.Zip(bare).All(letters => letters.First == letters.Second || !char.IsAscii(letters.Second)));
}
