using System.Buffers;
using System.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>The lines around front matter, in every spelling that their author may have meant for one.</summary>
internal static class Fences
{
    /// <summary>How much of a file's beginning tells whether it begins with one.</summary>
    public const int BeginningBytes = 512;

    // A longer line is an ornament.
    private const int MostSigns = 4;

    private const int Hyphens = 3;

    private const string BlankSigns = " \t\r\uFEFF\uFFFD";

    private static readonly SearchValues<char> Blank = SearchValues.Create(BlankSigns);

    // Editors' typographers make dashes of hyphens.
    private static readonly SearchValues<char> Signs = SearchValues.Create(BlankSigns + "-+—–");

    /// <summary>Whether a line is blank or has nothing but signs of a fence.</summary>
    public static bool Is(ReadOnlySpan<char> line) => !line.ContainsAnyExcept(Signs);

    /// <summary>
    /// The character that nobody sees in a line that looks like a fence and is none: a space before it, or an invisible one. Null for a
    /// fence, and for a line that does not look like one.
    /// </summary>
    public static char? Hidden(ReadOnlySpan<char> line)
    {
        var at = line.IndexOf("---");
        if (at < 0 || !IsUnseen(line[..at]) || !IsUnseen(line[(at + Hyphens)..]))
        {
            return null;
        }

        var unseen = at > 0 ? line : line[Hyphens..].TrimStart(" \t\r");
        return unseen is [var hidden, ..] ? hidden : null;
    }

    /// <summary>Whether a line looks like the fence that ends front matter, and begins what is behind it.</summary>
    public static bool IsLike(ReadOnlySpan<char> line) =>
        line.StartsWith("---") || Hidden(line) is not null || (Is(line) && line.Trim(BlankSigns).Length > 1);

    /// <summary>
    /// Whether the first line of a file is a fence. Blank lines, and one with which git begins a conflict, are passed over.
    /// </summary>
    public static bool Begin(ReadOnlySpan<byte> file)
    {
        // A file in UTF-16 has a NUL in each of these signs.
        var text = Encoding.UTF8.GetString(file[..Math.Min(file.Length, BeginningBytes)]).Replace("\0", "", StringComparison.Ordinal);
        var first = text.Split('\n').FirstOrDefault(
            line => line.AsSpan().ContainsAnyExcept(Blank) && !line.StartsWith("<<<<<<< ", StringComparison.Ordinal));
        return first is not null && Is(first) && first.AsSpan().Trim(BlankSigns).Length <= MostSigns;
    }

    private static bool IsUnseen(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c != ' ' && !KeySpelling.IsHidden(c))
            {
                return false;
            }
        }

        return true;
    }
}
