using System.Text;

namespace NewsFeeds.Feeds;

/// <summary>Addresses in the one spelling that all formats share: ASCII, so that readers without IRI support follow them.</summary>
internal static class WebAddress
{
    /// <summary>
    /// Never throws: what is no absolute address, against the model's promise, is escaped and leads nowhere rather than stopping a feed.
    /// </summary>
    public static Uri Of(string address)
    {
        try
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri))
            {
                // AbsoluteUri encodes everything but the host.
                return Ascii.IsValid(uri.Host) ? uri : new UriBuilder(uri) { Host = uri.IdnHost }.Uri;
            }
        }
        catch (UriFormatException)
        {
            // A host that IDNA forbids is found only when it is encoded.
        }

        return new Uri(Uri.EscapeDataString(address), UriKind.Relative);
    }

    public static string Text(string address) => Of(address) is { IsAbsoluteUri: true } uri ? uri.AbsoluteUri : Uri.EscapeDataString(address);
}
