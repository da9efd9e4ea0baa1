using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>Recognises addresses on the web, and gives each the one spelling that all documents share. Pure.</summary>
public static class WebAddress
{
    /// <summary>
    /// Whether a text is an absolute http or https address. Its host must be in ASCII, or in letters that IDNA can spell.
    /// </summary>
    public static bool Is([NotNullWhen(true)] string? text) => Is(text, out _);

    /// <summary>As <see cref="Is(string?)"/>; gives the parsed address, with its host in ASCII.</summary>
    public static bool Is([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;

        // Most texts are paths of files, which need not be parsed.
        if (text?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true
            && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0)
        {
            address = InAscii(uri);
        }

        return address is not null;
    }

    /// <summary>
    /// The address in ASCII, so that readers without IRI support follow it. Never throws: the model promises absolute addresses, but any
    /// other text is escaped, so that it leads nowhere rather than stopping a feed.
    /// </summary>
    public static Uri Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && InAscii(uri) is { } ascii
            ? ascii
            : new Uri(Uri.EscapeDataString(address), UriKind.Relative);

    /// <summary>The same as a text.</summary>
    public static string Text(string address) =>
        Of(address) is { IsAbsoluteUri: true } uri ? uri.AbsoluteUri : Uri.EscapeDataString(address);

    /// <summary>The address with a query added: behind one that it has, and before a fragment.</summary>
    internal static string WithQuery(string address, string query)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? fragment : address.Length;
        var page = address.AsSpan(0, end);
        return $"{page}{SignBehind(page)}{query}{address.AsSpan(end)}";
    }

    private static string SignBehind(ReadOnlySpan<char> page)
    {
        var mark = page.IndexOf('?');
        if (mark < 0)
        {
            return "?";
        }

        return mark == page.Length - 1 || page.EndsWith('&') ? "" : "&";
    }

    // AbsoluteUri encodes everything but the host. The parser accepts characters that no host may have; IDNA finds them when it encodes.
    private static Uri? InAscii(Uri uri)
    {
        try
        {
            if (Ascii.IsValid(uri.Host))
            {
                return uri;
            }

            return Ascii.IsValid(uri.IdnHost) ? new UriBuilder(uri) { Host = uri.IdnHost }.Uri : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
