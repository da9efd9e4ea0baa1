using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>Addresses on the web: what is one, and the one spelling that all documents share. Pure.</summary>
public static class WebAddress
{
    /// <summary>Whether a text is an absolute http(s) address of a host that can be asked for: in ASCII, or in letters that IDNA has a spelling of.</summary>
    public static bool Is([NotNullWhen(true)] string? text) => Is(text, out _);

    /// <summary>As <see cref="Is(string?)"/>, and the address parsed, its host in ASCII.</summary>
    public static bool Is([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = text?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true // nearly all that is asked for is the path of a file, which need not be parsed
            && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? InAscii(uri) : null;
        return address is not null;
    }

    /// <summary>
    /// In ASCII, so that readers without IRI support follow it. Never throws: what is no absolute address, against the model's promise, is
    /// escaped and leads nowhere rather than stopping a feed.
    /// </summary>
    public static Uri Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && InAscii(uri) is { } ascii ? ascii : new Uri(Uri.EscapeDataString(address), UriKind.Relative);

    /// <summary>The same as a text.</summary>
    public static string Text(string address) => Of(address) is { IsAbsoluteUri: true } uri ? uri.AbsoluteUri : Uri.EscapeDataString(address);

    // AbsoluteUri encodes everything but the host, and the parser lets characters through that no host may have: IDNA finds them only when it encodes.
    private static Uri? InAscii(Uri uri)
    {
        try
        {
            return Ascii.IsValid(uri.Host) ? uri : Ascii.IsValid(uri.IdnHost) ? new UriBuilder(uri) { Host = uri.IdnHost }.Uri : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
