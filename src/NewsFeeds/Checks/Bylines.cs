using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>
/// Finds names that are several people's, such as <c>Hoàng Lợi – Quang Mẫn</c>: they would share one page. A text counts as such where
/// every part of it has two to five words that all begin with capitals, so that <c>Ban Tổ chức và Cán bộ</c> does not. Whoever means one
/// name writes it as <c>{name: …}</c>.
/// </summary>
internal static partial class Bylines
{
    public static IEnumerable<Fault> Check(CheckedFile manuscript, Article article, CheckedContent content)
    {
        if (article.Retraction is not null || manuscript[KeyNames.Authors] is not { } byline)
        {
            yield break;
        }

        foreach (var node in byline.Items ?? [byline])
        {
            if (node.Text is { } text && PlainText.Line(text) is var line && line != content.Edition.Publication.Title
                && Between().Split(line) is { Length: > 1 } names && Array.TrueForAll(names, Person().IsMatch))
            {
                yield return manuscript.Warning(node, "several-authors", line, string.Join(", ", names.Select(InList)));
            }
        }
    }

    private static string InList(string name) =>
        name.All(c => char.IsLetter(c) || c is ' ' or '.' or '-') ? name : ContentWriter.Scalar(name);

    // A hyphen is part of a name where no spaces are around it.
    [GeneratedRegex(@"\s+(?:-|và|and)\s+|\s*[–—,;&/+]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\A\p{Lu}[\p{L}\p{M}.'’-]*(?:\s\p{Lu}[\p{L}\p{M}.'’-]*){1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Person();
}
