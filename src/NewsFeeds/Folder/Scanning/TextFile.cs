using System.Buffers;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.Scanning;

/// <summary>What a file or a folder of the content folder is by its name alone.</summary>
public static class TextFile
{
    private static readonly string[] OtherExtensions = [".markdown", ".mdown", ".mkd", ".mdx"];

    private static readonly string[] UnfinishedExtensions = [".part", ".crdownload", ".partial", ".filepart", ".tmp", ".download"];

    private static readonly string[] MergeParts = ["_BACKUP", "_BASE", "_LOCAL", "_REMOTE"];

    // Dropbox, ownCloud and Nextcloud, Seafile.
    private static readonly SearchValues<string> BracketedWords = SearchValues.Create(
        ["conflicted copy", "(case conflict", "encoding conflict", "selective sync conflict", "(sfconflict "],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it ends as articles do, and the files that describe folders.</summary>
    public static bool Is(string path) => ContentPath.IsText(path);

    /// <summary>Whether it ends as articles do. Copies and what is set aside do so too.</summary>
    public static bool IsArticle(string path) => Is(path) && Path.GetFileName(path) != ContentPath.IndexFile;

    /// <summary>Whether neither it nor a folder around it is set aside or a copy.</summary>
    internal static bool IsManuscript(string path)
    {
        var name = Path.GetFileName(path);
        return Is(path) && (name == ContentPath.IndexFile || !IsNone(name)) && !IsBelowNone(path);
    }

    /// <summary>Whether a folder around it is set aside or a copy.</summary>
    internal static bool IsBelowNone(string path) => path.Split('/')[..^1].Any(IsNone);

    private static bool IsNone(string name) => IsSetAside(name) || IsCopy(name);

    /// <summary>Whether its author set it aside: the names of drafts, templates and of what editors keep for themselves.</summary>
    internal static bool IsSetAside(ReadOnlySpan<char> name) => name is ['.' or '_' or '~' or '#', ..];

    /// <summary>
    /// Whether a program gave a file or a folder its name because it had two versions of one. No author gives such a name.
    /// </summary>
    internal static bool IsCopy(ReadOnlySpan<char> name)
    {
        name = ContentPath.WithoutEnding(name);
        return name.Contains("conflict", StringComparison.OrdinalIgnoreCase) ? IsConflict(name) : IsPartOfMerge(name);
    }

    /// <summary>Whether it is Markdown by an extension that the service does not read.</summary>
    internal static bool HasOtherExtension(ReadOnlySpan<char> name) => EndsInOneOf(name, OtherExtensions);

    /// <summary>Whether it is Markdown by its name, which no other text is, or would be if it were whole.</summary>
    internal static bool IsMarkdown(ReadOnlySpan<char> name) =>
        HasOtherExtension(name) || (IsUnfinished(name) && ContentPath.IsMarkdown(name[..name.LastIndexOf('.')]));

    /// <summary>Whether it is an article that is still being downloaded or written, or whose download was cut off.</summary>
    internal static bool IsUnfinished(ReadOnlySpan<char> name) =>
        EndsInOneOf(name, UnfinishedExtensions) && ContentPath.IsText(name[..name.LastIndexOf('.')]);

    private static bool IsConflict(ReadOnlySpan<char> name) =>
        (name.LastIndexOf('(') is > 0 and var bracket && name[^1] == ')' && name[bracket..].ContainsAny(BracketedWords))
        || HasDigitBehind(name, ".sync-conflict-") // Syncthing
        || HasDigitBehind(name, "_conflict-"); // ownCloud

    private static bool HasDigitBehind(ReadOnlySpan<char> name, ReadOnlySpan<char> mark) =>
        name.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase) is > 0 and var at
        && name[(at + mark.Length)..] is [>= '0' and <= '9', ..];

    /// <summary>Whether <c>git mergetool</c> left it, such as <c>x_LOCAL_4711</c>.</summary>
    private static bool IsPartOfMerge(ReadOnlySpan<char> name)
    {
        var words = name.TrimEnd("0123456789");
        return words.Length < name.Length && words is [.., '_'] && EndsInOneOf(words[..^1], MergeParts, StringComparison.Ordinal);
    }

    private static bool EndsInOneOf(
        ReadOnlySpan<char> name, string[] ends, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        foreach (var end in ends)
        {
            if (name.Length > end.Length && name.EndsWith(end, comparison))
            {
                return true;
            }
        }

        return false;
    }
}
