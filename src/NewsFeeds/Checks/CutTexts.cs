using System.Text;
using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Checks;

/// <summary>Finds texts of front matter that YAML cuts at a comment, as in <c>title: Bulletin #5</c>.</summary>
internal static partial class CutTexts
{
    public static IEnumerable<Fault> Check(CheckedFile manuscript)
    {
        // Most front matter has no such sign.
        var bytes = manuscript.Bytes.Span;
        var matter = bytes[..Math.Min(bytes.Length, Manuscript.MaxBytes)];
        if (matter.IndexOf(" #"u8) < 0 && matter.IndexOf("\t#"u8) < 0)
        {
            return [];
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        return Texts(manuscript.Matter.Root).Where(text => IsCut(text, lines))
            .Select(text => manuscript.Warning(text, "cut-text")).Concat(Tags(manuscript, lines));
    }

    /// <summary>Finds tags that YAML takes for a comment. A # with a space behind it is meant as one.</summary>
    private static IEnumerable<Fault> Tags(CheckedFile manuscript, string[] lines)
    {
        var tags = manuscript["tags"] ?? manuscript.Matter.Root?.Pairs?.Find(pair => pair.Key.Text == "tags").Value;
        foreach (var tag in tags is null ? [] : tags.Items ?? [tags])
        {
            var rest = IsCut(tag, lines) ? lines[tag.LineInFile - 1].AsSpan(tag.Column - 1).Trim().ToString() : "";
            if (!Hashtag().IsMatch(rest))
            {
                continue;
            }

            var hashtags = Hashtags().Match(rest).Groups["tag"].Captures.Select(each => ContentWriter.Scalar(each.Value)).ToList();
            var list = string.Join(", ", hashtags);
            yield return (hashtags.Count, IsItem: tag != tags) switch
            {
                (1, true) => manuscript.Warning(tag, "cut-text/hash", $"- {list}"),
                (not 0, false) => manuscript.Warning(tag, "cut-text/hash", $"tags: [{list}]"),
                _ => manuscript.Warning(tag, "cut-text"),
            };
        }
    }

    private static IEnumerable<YamlNode> Texts(YamlNode? node)
    {
        foreach (var (key, value) in node?.Pairs ?? [])
        {
            var isText = Array.IndexOf(KeyNames.Texts, key.Text) >= 0;
            foreach (var text in isText ? value.Items ?? [value] : [])
            {
                yield return text;
            }
        }

        foreach (var text in (node?.Items ?? node?.Pairs?.Select(pair => pair.Value) ?? []).SelectMany(Texts))
        {
            yield return text;
        }
    }

    // A text in quotation marks does not begin where its value begins.
    private static bool IsCut(YamlNode value, string[] lines)
    {
        var (line, at) = (value.LineInFile - 1, value.Column - 1);
        var text = value.Text ?? "";
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            (line, at) = SkipWhiteSpace(lines, line, at);
            if (line >= lines.Length || lines[line][at] != text[i])
            {
                return false;
            }

            at++;
        }

        var isThere = (value.IsNull || text.Length > 0) && line < lines.Length && at < lines[line].Length;
        return isThere && lines[line][at] is ' ' or '\t' && lines[line].AsSpan(at).TrimStart(" \t") is ['#', ..];
    }

    private static (int Line, int At) SkipWhiteSpace(string[] lines, int line, int at)
    {
        while (line < lines.Length && (at >= lines[line].Length || char.IsWhiteSpace(lines[line][at])))
        {
            (line, at) = at >= lines[line].Length ? (line + 1, 0) : (line, at + 1);
        }

        return (line, at);
    }

    [GeneratedRegex(@"(?:\A|\s)#\S")]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"\A(?:(?<tag>#[^\s,;#]+)[\s,;]*)+\z")]
    private static partial Regex Hashtags();
}
