using System.Buffers;
using System.Text;
using NewsFeeds.Articles;
using YamlDotNet.Core;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>A content file in two parts: the YAML between its <c>---</c> lines, and the Markdown or HTML behind them.</summary>
internal sealed record Manuscript(YamlNode? Root, string Body, int BodyLine, bool IsHtml)
{
    /// <summary>
    /// A larger file is not read: no article is as long, and the time of Markdown's worst cases grows with the square of the length.
    /// </summary>
    public const int MaxFileBytes = 256 * 1024;

    /// <summary>Larger front matter is not parsed.</summary>
    public const int MaxBytes = 16 * 1024;

    // A message shows no more of a line.
    private const int MostShown = 40;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Splits a file and parses its front matter. The whole file must be UTF-8; the body is decoded only if <paramref name="withBody"/> is
    /// true.
    /// </summary>
    /// <exception cref="ContentException">The file is not a manuscript; the fault names the line.</exception>
    public static Manuscript Parse(string file, ReadOnlySpan<byte> bytes, bool withBody)
    {
        if (bytes.IsEmpty)
        {
            throw IsIndex() ? Wrong(1, "empty-file/index") : Wrong(1, "empty-file");
        }

        bytes = TextOf(file, bytes);
        var rest = bytes;
        if (!IsFence(NextLine(ref rest)))
        {
            throw bytes.StartsWith("+++"u8) || bytes.StartsWith("{"u8) ? Wrong(1, "no-front-matter/yaml") : WithoutFence(bytes);
        }

        var yaml = rest;
        var line = 1;
        while (!rest.IsEmpty)
        {
            var before = rest;
            line++;
            if (IsFence(NextLine(ref rest)) || IsEnd(before))
            {
                var length = yaml.Length - before.Length;
                if (length > MaxBytes)
                {
                    throw Wrong(2, "front-matter-too-large", length, MaxBytes);
                }

                if (yaml[..length].TrimStart(" \t\r\n"u8).IsEmpty && BeginsAgain(rest))
                {
                    throw Wrong(line, "yaml/fence-twice");
                }

                var body = withBody ? Encoding.UTF8.GetString(rest) : "";
                return new Manuscript(ParseYaml(file, yaml[..length]), body, line + 1, ContentPath.IsHtml(file));
            }
        }

        throw WithoutEnd(yaml);

        bool IsIndex() => file == ContentPath.IndexFile || file.EndsWith("/" + ContentPath.IndexFile, StringComparison.Ordinal);

        ContentException WithoutFence(ReadOnlySpan<byte> text)
        {
            var at = 1;
            var all = text;
            var fence = NextLine(ref text);
            for (; fence.TrimStart(" \t\r"u8).IsEmpty && !text.IsEmpty; at++)
            {
                fence = NextLine(ref text);
            }

            var line = Encoding.UTF8.GetString(fence);
            if (Fences.Hidden(line) is { } hidden)
            {
                return hidden == ' ' ? Wrong(at, "no-front-matter/space") : Wrong(at, "no-front-matter/character", (int)hidden);
            }

            if (!Fences.Begin(all))
            {
                return IsIndex() ? Wrong(1, "no-front-matter/index") : Wrong(1, "no-front-matter");
            }

            return IsFence(fence) ? Wrong(1, "no-front-matter/blank") : Wrong(at, "no-front-matter/sign", line.Trim());
        }

        // The first line that looks like the end is what was meant. Behind a line that is no front matter, the text has begun.
        ContentException WithoutEnd(ReadOnlySpan<byte> text)
        {
            for (var at = 2; !text.IsEmpty; at++)
            {
                var line = Encoding.UTF8.GetString(NextLine(ref text)).TrimEnd('\r');
                if (Fences.Hidden(line) is { } hidden)
                {
                    return hidden == ' '
                        ? Wrong(at, "unclosed-front-matter/space") : Wrong(at, "unclosed-front-matter/character", (int)hidden);
                }

                if (Fences.IsLike(line))
                {
                    return Wrong(at, "unclosed-front-matter/sign", line.Length > MostShown ? line[..MostShown] + "…" : line.Trim());
                }

                if (line is not ([] or [' ' or '-' or '#' or ']' or '}', ..]) && !line.Contains(':', StringComparison.Ordinal))
                {
                    break;
                }
            }

            return Wrong(1, "unclosed-front-matter");
        }

        ContentException Wrong(int line, string kind, params IReadOnlyList<object> arguments) =>
            new(new Fault(file, line, 1, Severity.Error, kind, arguments));
    }

    /// <summary>The bytes of a file without its byte order mark. The file must be UTF-8, and no merge may have left two versions.</summary>
    /// <exception cref="ContentException">It is not such a text; the fault names the line.</exception>
    public static ReadOnlySpan<byte> TextOf(string file, ReadOnlySpan<byte> bytes)
    {
        if (!Utf8Text.IsValid(bytes))
        {
            throw new ContentException(Wrong(bytes, FirstInvalid(bytes), "not-utf8"));
        }

        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
        {
            throw new ContentException(Wrong(bytes, nul, "binary"));
        }

        if (TornAt(bytes) is >= 0 and var torn)
        {
            throw new ContentException(Wrong(bytes, torn, "torn"));
        }

        return bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;

        Fault Wrong(ReadOnlySpan<byte> bytes, int at, string kind) =>
            new(file, bytes[..at].Count((byte)'\n') + 1, 1, Severity.Error, kind);
    }

    /// <summary>What a torn file was on the side that git calls ours; null where that is no manuscript either.</summary>
    public static Manuscript? OurSide(string file, ReadOnlySpan<byte> bytes)
    {
        var ours = new StringBuilder(bytes.Length);
        var isOurs = true;
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            if (line.StartsWith("<<<<<<< ", StringComparison.Ordinal) || line.StartsWith(">>>>>>> ", StringComparison.Ordinal))
            {
                isOurs = true;
            }
            else if (line.StartsWith("||||||| ", StringComparison.Ordinal) || line.TrimEnd('\r') == "=======")
            {
                isOurs = false;
            }
            else if (isOurs)
            {
                ours.Append(line).Append('\n');
            }
        }

        try
        {
            return Parse(file, Encoding.UTF8.GetBytes(ours.ToString()), withBody: false);
        }
        catch (ContentException)
        {
            return null;
        }
    }

    /// <summary>Where a merge that nobody resolved begins: git leaves both sides between three lines of signs.</summary>
    private static int TornAt(ReadOnlySpan<byte> bytes)
    {
        var ours = LineStart(bytes, "<<<<<<< "u8);
        if (ours < 0)
        {
            return -1;
        }

        var between = bytes[ours..];
        for (var at = LineStart(between, "======="u8); at >= 0; at = LineStart(between, "======="u8))
        {
            between = between[at..];
            if (NextLine(ref between).TrimEnd((byte)'\r').Length == "=======".Length)
            {
                return LineStart(between, ">>>>>>> "u8) < 0 ? -1 : ours;
            }
        }

        return -1;
    }

    /// <summary>Where the first line that begins so starts; -1 where there is none.</summary>
    private static int LineStart(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> beginning)
    {
        if (bytes.StartsWith(beginning))
        {
            return 0;
        }

        Span<byte> behindLineEnd = stackalloc byte[beginning.Length + 1];
        behindLineEnd[0] = (byte)'\n';
        beginning.CopyTo(behindLineEnd[1..]);
        return bytes.IndexOf(behindLineEnd) is >= 0 and var end ? end + 1 : -1;
    }

    private static YamlNode? ParseYaml(string file, ReadOnlySpan<byte> yaml)
    {
        var characters = ArrayPool<char>.Shared.Rent(MaxBytes);
        var text = characters.AsSpan();
        try
        {
            text = text[..Encoding.UTF8.GetChars(yaml, text)];
            ReplaceUnseenBreaks(text);
            return PlainYaml.TryParse(text) ?? YamlNode.Parse(text.ToString());
        }
        catch (InvalidOperationException)
        {
            // The library throws this for some invalid YAML, such as a list that is still open when the next key begins.
            throw new ContentException(
                YamlMistakes.Find(file, text.ToString(), int.MaxValue) ?? new Fault(file, 2, 1, Severity.Error, "yaml/unclosed"));
        }
        catch (YamlException e)
        {
            // For some mistakes the library tells no place.
            var (line, column) = ((int)e.Start.Line + 1, (int)e.Start.Column);
            var last = e.End.Index == 0 ? int.MaxValue : (int)Math.Max(e.Start.Line, e.End.Line);
            throw new ContentException(e is MaximumRecursionLevelReachedException
                ? new Fault(file, line, column, Severity.Error, "yaml/depth")
                : YamlMistakes.Find(file, text.ToString(), last)
                    ?? new Fault(file, line, column, Severity.Error, "yaml", ReasonOf(e)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>Whether what is behind empty front matter is the front matter itself.</summary>
    private static bool BeginsAgain(ReadOnlySpan<byte> rest)
    {
        var first = Encoding.UTF8.GetString(NextLine(ref rest));
        if (first.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var colon)
            || !KeyNames.OfArticle.ContainsKey(KeySpelling.Usual(first.AsSpan(0, colon))))
        {
            return false;
        }

        while (!rest.IsEmpty)
        {
            if (IsFence(NextLine(ref rest)))
            {
                return true;
            }
        }

        return false;
    }

    // YAML 1.1 ends a line at these, but in a title or a summary nobody sees them.
    private static void ReplaceUnseenBreaks(Span<char> yaml)
    {
        yaml.Replace('\u0085', '…'); // As PlainText.Meant reads it.
        yaml.Replace('\u2028', ' ');
        yaml.Replace('\u2029', ' ');
        yaml.Replace('\ufeff', '\u2060'); // Both show nothing.
    }

    /// <summary>What the library finds wrong.</summary>
    public static string ReasonOf(YamlException e) => (e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" ").TrimEnd('.');

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line;
    }

    private static bool IsFence(ReadOnlySpan<byte> line) => line.TrimEnd(" \t\r"u8).SequenceEqual("---"u8);

    private static bool IsEnd(ReadOnlySpan<byte> rest) => NextLine(ref rest).TrimEnd(" \t\r"u8).SequenceEqual("..."u8);

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var read = 0;
        while (read < bytes.Length && Rune.DecodeFromUtf8(bytes[read..], out _, out var length) == OperationStatus.Done)
        {
            read += length;
        }

        return read;
    }
}
