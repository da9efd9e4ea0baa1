using System.Buffers;
using NewsFeeds.Text;

namespace NewsFeeds.Articles;

/// <summary>
/// An address as an author wrote it in front matter, in a text or as an alias (a URI reference, RFC 3986 §4.1). All of them are read
/// alike: a backslash is a slash, <c>//host</c> is https, and paths are decoded.
/// </summary>
internal readonly record struct Reference
{
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\t\n\r");

    private Reference(ReferenceKind kind, string text) => (Kind, Text) = (kind, text);

    /// <summary>What it leads to.</summary>
    public ReferenceKind Kind { get; }

    /// <summary>The whole reference, still encoded: an absolute address where it has a scheme or a host.</summary>
    public string Text { get; }

    /// <summary>The decoded path; with a leading slash where it is from the top.</summary>
    public string Path { get; private init; } = "";

    /// <summary>The query with its question mark, as written; empty for none.</summary>
    public string Query { get; private init; } = "";

    /// <summary>The fragment with its number sign, as written; empty for none.</summary>
    public string Fragment { get; private init; } = "";

    /// <summary>Reads what an author wrote.</summary>
    public static Reference Of(string written)
    {
        var text = Trim(written);
        var end = text.AsSpan().IndexOfAny('?', '#') is >= 0 and var at ? at : text.Length;
        var path = text[..end].Replace('\\', '/');
        var rest = text[end..];
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            path = "https:" + path;
        }

        if (HasScheme(path))
        {
            return Absolute(path + rest);
        }

        if (path.Length == 0 && !rest.StartsWith('?'))
        {
            return new Reference(rest.Length > 0 ? ReferenceKind.Fragment : ReferenceKind.Nowhere, rest) { Fragment = rest };
        }

        // Decoding may bring another backslash.
        var fragment = rest.IndexOf('#', StringComparison.Ordinal) is >= 0 and var sign ? sign : rest.Length;
        return new Reference(path.StartsWith('/') ? ReferenceKind.FromTop : ReferenceKind.Beside, path + rest)
        {
            Path = Uri.UnescapeDataString(path).Replace('\\', '/'),
            Query = rest[..fragment],
            Fragment = rest[fragment..],
        };
    }

    /// <summary>
    /// The path in the content folder that it means in a file of a folder. Null where it leads out of the content folder, and where it is
    /// no path.
    /// </summary>
    public string? PathFrom(string folder) =>
        Kind is ReferenceKind.FromTop or ReferenceKind.Beside ? ContentPath.Beside(folder, Path) : null;

    private static Reference Absolute(string text)
    {
        if (WebAddress.Is(text))
        {
            return new Reference(ReferenceKind.Web, text);
        }

        var isContact = text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
        return isContact && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? new Reference(ReferenceKind.Contact, uri.AbsoluteUri)
            : new Reference(ReferenceKind.Nowhere, text);
    }

    private static bool HasScheme(string path) =>
        path.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && char.IsAsciiLetter(path[0]) && !path.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters);

    // Browsers ignore tabs and line breaks inside an address (URL standard §4.4).
    private static string Trim(string written)
    {
        var text = written.Trim();
        return text.AsSpan().ContainsAny(LineBreaks) ? string.Concat(text.Where(c => !LineBreaks.Contains(c))) : text;
    }
}
