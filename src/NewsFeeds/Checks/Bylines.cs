using System.Text.RegularExpressions;
using NewsFeeds.Articles;
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

        var nodes = byline.Items ?? [byline];
        foreach (var node in nodes.Where(node => PeopleIn(node).Length > 1))
        {
            var line = PlainText.Line(node.Text!);
            var isAmong = nodes.Exists(each => each.Text is null);
            var names = (isAmong ? [node] : nodes).SelectMany(PeopleIn).Select(FrontMatterReader.InList);
            yield return isAmong
                ? manuscript.Warning(node, "several-authors/among", line, string.Join(", ", names))
                : manuscript.Warning(node, "several-authors", line, string.Join(", ", names));
        }

        string[] PeopleIn(YamlNode node)
        {
            var line = PlainText.Line(node.Text ?? "");
            var names = line == content.Edition.Publication.Title ? [line] : Between().Split(line);
            return Array.TrueForAll(names, Person().IsMatch) ? names : [line];
        }
    }

    // A hyphen is part of a name where no spaces are around it.
    [GeneratedRegex(@"\s+(?:-|và|and)\s+|\s*[–—,;&/+]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\A\p{Lu}[\p{L}\p{M}.'’-]*(?:\s\p{Lu}[\p{L}\p{M}.'’-]*){1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Person();
}
