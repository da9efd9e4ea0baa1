using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>
/// Finds names that are several people's, such as <c>Hoàng Lợi – Quang Mẫn</c>: they would share one page. A text counts as such where
/// every part of it has two to five words that all begin with capitals, so that <c>Ban Tổ chức và Cán bộ</c> does not; one word is enough
/// beside <c>;</c> and <c>|</c>, and in <c>Lan, Hùng và Minh</c>. A part that begins like the name of a body is no person. Whoever means
/// one name writes it as <c>{name: …}</c>.
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
            return line == content.Edition.Publication.Title ? [line] : NamesIn(line);
        }
    }

    /// <summary>The names of several people, or the text itself where it is none.</summary>
    private static string[] NamesIn(string line)
    {
        var names = Between().Split(line);
        var word = IsList().IsMatch(line) ? Name() : Person();
        if (names.Length == 1)
        {
            (names, word) = (line.Split('-'), Person());
        }

        return Array.TrueForAll(names, name => word.IsMatch(name) && !OfABody().IsMatch(name)) ? names : [line];
    }

    // A hyphen without spaces is part of a name, but between two whole names.
    [GeneratedRegex(@"\s+(?:-|và|and)\s+|\s*[–—,;&/+|]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    // Nothing but a list has these signs, or a comma before the word for "and".
    [GeneratedRegex(@"[;|]|,.*\s(?:và|and)\s", RegexOptions.CultureInvariant)]
    private static partial Regex IsList();

    [GeneratedRegex(@"\A\p{Lu}[\p{L}\p{M}.'’-]*(?:\s\p{Lu}[\p{L}\p{M}.'’-]*){0,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A\p{Lu}[\p{L}\p{M}.'’-]*(?:\s\p{Lu}[\p{L}\p{M}.'’-]*){1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"\A(?:Báo|Đài|Ban|Phòng|Nhóm|Sở|Tòa soạn|Tạp chí)\s", RegexOptions.CultureInvariant)]
    private static partial Regex OfABody();
}
