using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Files;

/// <summary>Paths of the former site. Pure.</summary>
internal static class FormerPath
{
    /// <summary>The path of an absolute address, decoded, in NFC, without a slash at its end; null where it is no address.</summary>
    public static string? Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? NormalForm.Of(Uri.UnescapeDataString(uri.AbsolutePath)).TrimEnd('/')
            : null;

    /// <summary>
    /// A path as front matter and redirects name it: decoded, so that people can read it, but where it would be read as another one.
    /// </summary>
    /// <param name="encoded">The path as addresses have it, perhaps with a slash at its end.</param>
    public static string Written(string encoded)
    {
        var decoded = NormalForm.Of(Uri.UnescapeDataString(encoded));
        return PlainText.Line(decoded) == decoded && Alias.Of(decoded) == decoded.TrimEnd('/')
            ? decoded
            : string.Join('/', decoded.Split('/').Select(Uri.EscapeDataString));
    }

    /// <summary>Whether an address is one of a site without paths, as <c>/?p=123</c>.</summary>
    public static bool IsPlain(string address) => Of(address) is "" && NumberIn(address) is not null;

    /// <summary>The number of a post that a plain address names, as in <c>/?p=123</c>; null for none.</summary>
    public static long? NumberIn(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return null;
        }

        var fragment = address.IndexOf('#', query);
        foreach (var part in address[(query + 1)..(fragment < 0 ? address.Length : fragment)].Split('&'))
        {
            var value = part.IndexOf('=', StringComparison.Ordinal);
            if (value > 0 && part[..value] is "p" or "page_id"
                && long.TryParse(part.AsSpan(value + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return null;
    }
}
