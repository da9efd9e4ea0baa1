using System.Text;
using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>
/// Reads a file that is not served as if its errors were not there. So its other faults are reported together with the errors, not after
/// they are corrected.
/// </summary>
internal static partial class RefusedArticle
{
    // Earlier than any date in a file, so that it causes no fault of its own.
    private const string NoDate = "1000-01-01";

    /// <summary>Reads the body behind front matter that is not YAML; null when its closing line is missing.</summary>
    public static Manuscript? BodyAlone(string file, ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return Fenced().Match(text) is { Success: true } fenced
            ? new Manuscript(null, text[fenced.Length..], fenced.ValueSpan.Count('\n') + 1, ContentPath.IsHtml(file))
            : null;
    }

    /// <summary>The article without the keys that have errors, and with a made-up title and date where those are missing.</summary>
    /// <param name="manuscript">The file.</param>
    /// <param name="errors">The errors that reading it gave.</param>
    /// <param name="publication">The publication.</param>
    /// <param name="faults">The faults of the other keys; some may be among those that reading gave.</param>
    public static Article? Mend(CheckedFile manuscript, IEnumerable<Fault> errors, Publication publication, out IReadOnlyList<Fault> faults)
    {
        var written = manuscript.Matter.Root?.Pairs ?? [];
        var wrong = errors.Select(error => written.FindLast(pair => IsAtOrBehind(error, pair.Key)).Key).ToHashSet();
        var sound = written.Where(pair => pair.Key.Text != "title" && !pair.Value.IsNull && !wrong.Contains(pair.Key));
        List<(YamlNode Key, YamlNode Value)> pairs = [.. sound, Pair("title", "?")];
        if (!pairs.Exists(pair => pair.Key.Text == "date"))
        {
            pairs.Add(Pair("date", NoDate));
        }

        var cut = manuscript.File.LastIndexOf('/');
        var (folder, name) = (cut < 0 ? "" : manuscript.File[..cut], manuscript.File[(cut + 1)..]);
        var keys = new FrontMatterReader(manuscript.File, YamlNode.Mapping(pairs, 1, 1), KeyNames.OfArticle, publication.TimeZone);
        var category = Slug.FromPath(ContentPath.CategoryFolderOf(folder, name));
        var draft = FileDraft.Of(folder, name, category, modified: default, manuscript.Bytes.Length);
        var article = ArticleReader.Read(keys, draft, draft.Modified, publication, new SharedTexts());
        faults = keys.Faults;
        return article;
    }

    private static (YamlNode Key, YamlNode Value) Pair(string key, string value) =>
        (YamlNode.Scalar(key, 1, 1), YamlNode.Scalar(value, 1, 1));

    private static bool IsAtOrBehind(Fault fault, YamlNode key) => (fault.Line, fault.Column).CompareTo((key.LineInFile, key.Column)) >= 0;

    [GeneratedRegex(@"\A\uFEFF?---[ \t\r]*\n(?:(?!(?:---|\.\.\.)[ \t\r]*(?:\n|\z)).*\n)*(?:---|\.\.\.)[ \t\r]*(?:\n|\z)")]
    private static partial Regex Fenced();
}
