using System.Text.RegularExpressions;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Uploads;

/// <summary>Reads the addresses under which the former site's posts name its files. Pure.</summary>
internal sealed partial class SiteAddresses
{
    private const string Uploads = "/wp-content/uploads/";

    private readonly SiteHosts _hosts;
    private readonly Uri? _home;

    /// <param name="homes">The addresses at which the site was.</param>
    public SiteAddresses(IReadOnlyList<string> homes)
    {
        _hosts = new SiteHosts(homes);
        _home = homes.Select(home => WebAddress.Is(home, out var address) ? address : null).FirstOrDefault(home => home is not null);
    }

    /// <summary>
    /// The file that an address means: absolute, without a scheme, or from the top of the site. Null where it is none of these.
    /// </summary>
    public MediaSource? Of(string written)
    {
        written = written.Trim();
        if (written.StartsWith("//", StringComparison.Ordinal))
        {
            written = "https:" + written;
        }
        else if (written.StartsWith('/') && _home is not null)
        {
            written = _home.GetLeftPart(UriPartial.Authority) + written;
        }

        if (!WebAddress.Is(written, out var address))
        {
            return null;
        }

        var photon = Photon().Match(address.AbsoluteUri);
        address = photon.Success && WebAddress.Is($"https://{photon.Groups[1]}", out var own)
            ? own
            : new Uri(address.GetLeftPart(UriPartial.Query));
        if (!_hosts.HasFilesAt(address) || UploadOf(address) is not { } upload)
        {
            return new MediaSource($"{address.Authority}{address.PathAndQuery}", address, null);
        }

        // The query of an upload asks for another size, or passes caches by.
        return new MediaSource(Uploads[1..] + upload, new Uri(address.GetLeftPart(UriPartial.Path)), upload);
    }

    /// <summary>The picture as it was uploaded, of an upload whose name says that it is another size; null for any other.</summary>
    public MediaSource? OriginalOf(MediaSource source) =>
        source.Upload is not null && Rendition.Of(source.Name) is { } rendition && rendition.Original != source.Name
            ? Of(new Uri(source.Address, Uri.EscapeDataString(rendition.Original)).AbsoluteUri)
            : null;

    private static string? UploadOf(Uri address)
    {
        var path = NormalForm.Of(Uri.UnescapeDataString(address.AbsolutePath));
        var at = path.IndexOf(Uploads, StringComparison.Ordinal);
        return at < 0 || at + Uploads.Length == path.Length ? null : path[(at + Uploads.Length)..];
    }

    // WordPress's image service has the site's address in its path.
    [GeneratedRegex(@"\Ahttps?://i[0-9]\.wp\.com/([^?#]+)")]
    private static partial Regex Photon();
}
