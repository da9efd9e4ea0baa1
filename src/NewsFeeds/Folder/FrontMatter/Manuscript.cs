using System.Buffers;
using System.Text;
using NewsFeeds.Articles;
using YamlDotNet.Core;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>A content file, split: the YAML between its <c>---</c> lines, and the Markdown behind them.</summary>
internal sealed record Manuscript(YamlNode? Root, string Body, int BodyLine)
{
    /// <summary>A file larger than this is not read: no article is as long, and Markdown's worst cases grow with the square of the length.</summary>
    public const int MaxFileBytes = 256 * 1024;

    /// <summary>Front matter larger than this is not parsed.</summary>
    public const int MaxBytes = 16 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Splits and parses a file's bytes; the body is decoded only when <paramref name="withBody"/> asks for it, but always checked.</summary>
    /// <exception cref="ContentException">Says which line is wrong and what would be right.</exception>
    public static Manuscript Parse(string file, ReadOnlySpan<byte> bytes, bool withBody)
    {
        if (bytes.IsEmpty)
        {
            throw Wrong(1, 1, "empty-file", "the file is empty; an article starts with a line of ---, then title and date, then --- again");
        }

        if (!Utf8Text.IsValid(bytes))
        {
            throw Wrong(LineOf(bytes, FirstInvalid(bytes)), 1, "not-utf8", "this is not UTF-8 text; save the file as UTF-8");
        }

        if (bytes.Contains((byte)0))
        {
            throw Wrong(LineOf(bytes, bytes.IndexOf((byte)0)), 1, "binary", "a NUL character stands here: this is no text file");
        }

        if (bytes.StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
        }

        var rest = bytes;
        if (!IsFence(NextLine(ref rest)))
        {
            throw Wrong(1, 1, "no-front-matter", "the first line must be --- (nothing before it), followed by title and date, then --- again");
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
                return length <= MaxBytes
                    ? new Manuscript(ParseYaml(file, yaml[..length]), withBody ? Encoding.UTF8.GetString(rest) : "", line + 1)
                    : throw Wrong(2, 1, "front-matter-too-large", $"the front matter has {length} bytes; {MaxBytes} are the most");
            }
        }

        throw Wrong(1, 1, "unclosed-front-matter", "the front matter is not closed: a line of --- must follow the last key");

        ContentException Wrong(int line, int column, string code, string message) =>
            new(new Fault(file, line, column, Severity.Error, code, message));
    }

    private static YamlNode? ParseYaml(string file, ReadOnlySpan<byte> yaml)
    {
        var characters = ArrayPool<char>.Shared.Rent(MaxBytes);
        try
        {
            var text = characters.AsSpan(0, Encoding.UTF8.GetChars(yaml, characters));
            return PlainYaml.TryParse(text) ?? YamlNode.Parse(text.ToString());
        }
        catch (InvalidOperationException)
        {
            // The library's scanner has states that it did not foresee: a list that is opened in one line and not closed before the next key is one.
            throw new ContentException(new Fault(file, 2, 1, Severity.Error, "yaml", "this is not YAML; a [ or { that is opened must be closed, or its text stand in quotation marks"));
        }
        catch (YamlException e)
        {
            // YAML's own message is about tokens; the commonest slip of a newsroom is a colon in a title, so say what to do.
            var hint = e is SemanticErrorException ? "; a text that holds ': ' or starts with a sign such as \" @ ` [ { needs quotation marks around all of it" : "";
            throw new ContentException(new Fault(file, (int)e.Start.Line + 1, (int)e.Start.Column, Severity.Error, "yaml", $"{Message(e)}{hint}"));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static string Message(YamlException e) => (e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" ");

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

    private static int LineOf(ReadOnlySpan<byte> bytes, int at) => bytes[..at].Count((byte)'\n') + 1;
}
