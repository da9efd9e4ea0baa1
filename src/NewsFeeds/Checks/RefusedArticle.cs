using System.Text;
using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>A file that is not served, as it would be without its errors: what else is wrong with it is told beside them, not after they are mended.</summary>
internal static partial class RefusedArticle
{
    // Before any article, so that nothing in the file is earlier than the date that stands in for one.
    private const string NoDate = "1000-01-01";

    /// <summary>Reads on behind front matter that is no YAML; null when nothing tells where the body begins.</summary>
    public static Manuscript? BodyAlone(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return Fenced().Match(text) is { Success: true } fenced
            ? new Manuscript(null, text[fenced.Length..], fenced.ValueSpan.Count('\n') + 1)
            : null;
    }

    /// <summary>The article that the sound keys make, a title and a date standing in where there are none.</summary>
    /// <param name="manuscript">The file.</param>
    /// <param name="errors">What is wrong with it, as reading told.</param>
    /// <param name="publication">The publication.</param>
    /// <param name="faults">What is wrong with the sound keys; may tell again what reading told.</param>
    public static Article? Mend(CheckedFile manuscript, IEnumerable<Fault> errors, Publication publication, out IReadOnlyList<Fault> faults)
    {
        var written = manuscript.Matter.Root?.Pairs ?? [];
        var wrong = errors.Select(error => written.FindLast(pair => IsAtOrBehind(error, pair.Key)).Key).ToHashSet();
        List<(YamlNode Key, YamlNode Value)> pairs = [.. written.Where(pair => pair.Key.Text != "title" && !pair.Value.IsNull && !wrong.Contains(pair.Key)), Pair("title", "?")];
        if (!pairs.Exists(pair => pair.Key.Text == "date"))
        {
            pairs.Add(Pair("date", NoDate));
        }

        var cut = manuscript.File.LastIndexOf('/');
        var folder = cut < 0 ? "" : manuscript.File[..cut];
        var keys = new FrontMatterReader(manuscript.File, YamlNode.Mapping(pairs, 1, 1), ArticleReader.Known, publication.TimeZone);
        var article = ArticleReader.Read(keys, folder, manuscript.File[(cut + 1)..], Slug.FromPath(folder), publication, default, manuscript.Bytes.Length, new SharedTexts());
        faults = keys.Faults;
        return article;
    }

    private static (YamlNode Key, YamlNode Value) Pair(string key, string value) => (YamlNode.Scalar(key, 1, 1), YamlNode.Scalar(value, 1, 1));

    // The front matter's first line is the file's second.
    private static bool IsAtOrBehind(Fault fault, YamlNode key) => (fault.Line - 1, fault.Column).CompareTo((key.Line, key.Column)) >= 0;

    [GeneratedRegex(@"\A\uFEFF?---[ \t\r]*\n(?:(?!(?:---|\.\.\.)[ \t\r]*(?:\n|\z)).*\n)*(?:---|\.\.\.)[ \t\r]*(?:\n|\z)")]
    private static partial Regex Fenced();
}
