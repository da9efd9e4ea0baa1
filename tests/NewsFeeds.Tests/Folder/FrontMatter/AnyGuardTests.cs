using System.Globalization;
using System.Text;
using CsCheck;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Folder.FrontMatter;

/// <summary>A guard fails closed, whatever else is in the front matter and however the guard is misspelled.</summary>
public class AnyGuardTests
{
    private const string File = "tin/a.md";

    private static readonly string[] Guards =
        ["draft", "published", "publishDate", "pubdate", "publish_date", "expiryDate", "unpublishdate", "retracted"];

    private static readonly string[] WordsOfOthers =
        ["status", "hidden", "private", "unlisted", "visibility", "embargo", "expires", "expiry", "password", "withdrawn", "headless"];

    // No spelling of a key that an article may have: that one is read as what it is.
    private static readonly HashSet<string> OtherKeys =
    [
        "title", "date", "lastmod", "modified", "updated", "correction", "id", "slug", "aliases", "link", "summary", "description",
        "excerpt", "authors", "author", "categories", "category", "tags", "language", "image", "enclosures",
    ];

    private static readonly Gen<string> Misspelled =
        Gen.Select(OneOf(Guards), Gen.Select(Gen.Int[0, 2], Gen.Int[0, 60], Gen.Char['a', 'z']).Array[0, 2])
            .Select((guard, edits) => edits.Aggregate(guard, Misspell)).Where(key => !OtherKeys.Contains(Bare(key)));

    private static readonly Gen<string> Keys = Gen.Select(Gen.OneOf(Misspelled, OneOf(WordsOfOthers)), Gen.Int[0, 5], Spell);

    // None of them says that nothing is held back, of any guard.
    private static readonly string[] Values =
    [
        "maybe", "true ish", "\"có\"", "[true]", "{a: b}", "'2099'", "!!x y", "> \n  chưa", "2026-13-45", "12:00", "-1", "1e9",
    ];

    private static readonly Gen<(byte[] File, string Guard)> Inputs =
        Gen.Select(Corpus.Of("front-matter").Mutants, Keys, OneOf(Values), (file, key, value) => (file, $"{key}: {value}\n"));

    [Fact]
    public void ItLetsNothingOut() => Fuzz.Run(Inputs, 1_000, input =>
    {
        var begin = input.File.AsSpan().StartsWith("---\n"u8) ? 4 : 0;
        using var content = new TemporaryContent();
        content.Write(File, input.File);
        using var running = new ScannedFolder(content);
        var wasOut = running.Scan().Articles.Count == 1;

        content.Write(File, [.. input.File.AsSpan(0, begin), .. Encoding.UTF8.GetBytes(input.Guard), .. input.File.AsSpan(begin)]);
        var change = running.Scan([File]);

        using var atStart = new ScannedFolder(content);
        Assert.All(change.Articles.Concat(atStart.Scan().Articles), IsOut);
        Assert.True(begin == 0 || !wasOut || change.Articles.Count == 1 || change.Removed.Contains(File), "the last good version stays");
    }, input => $"{input.Guard}{Encoding.UTF8.GetString(input.File)}");

    // A withdrawn article has its notice in the place of its words.
    private static void IsOut(Article article) =>
        Assert.True(article.Retraction is not null || !article.IsPublicAt(OpenNewsroom.Noon), "it is public");

    private static Gen<string> OneOf(string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static string Misspell(string key, (int Kind, int At, char Letter) edit)
    {
        var at = edit.At % (key.Length + 1);
        return edit.Kind switch
        {
            0 => key.Insert(at, edit.Letter.ToString()),
            1 when at < key.Length => key.Remove(at, 1),
            _ when at < key.Length => $"{key[..at]}{edit.Letter}{key[(at + 1)..]}",
            _ => key + edit.Letter,
        };
    }

    private static string Spell(string key, int way) => way switch
    {
        0 => key.ToUpper(CultureInfo.InvariantCulture),
        1 => key.Insert(key.Length / 2, "-"),
        2 => key.Insert(1, "_"),
        3 => $"\"{key}\"",
        4 => key + " ",
        _ => key,
    };

    private static string Bare(string key) => key.Replace("_", "", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture);
}
