using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Checks;

/// <summary>Finds texts of front matter that YAML cuts at a comment, as in <c>title: Bulletin #5</c>.</summary>
internal static class CutTexts
{
    // The keys whose values are sentences and names. Behind a date or a flag, an editor means a comment.
    private static readonly string[] Keys =
    [
        "title", .. KeyNames.Summary, .. KeyNames.Authors, "name", "alt", "caption", "credit", "notice", "note", "retracted", "correction",
        "copyright", "imprint",
    ];

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
        return Texts(manuscript.Matter.Root).Where(text => IsCut(text, lines)).Select(text => manuscript.Warning(text, "cut-text"));
    }

    private static IEnumerable<YamlNode> Texts(YamlNode? node)
    {
        foreach (var (key, value) in node?.Pairs ?? [])
        {
            var isText = Array.IndexOf(Keys, key.Text) >= 0;
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
}
