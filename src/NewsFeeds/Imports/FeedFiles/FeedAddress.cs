using NewsFeeds.Imports.Files;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>Addresses in feeds. Pure.</summary>
internal static class FeedAddress
{
    private static readonly string[] PageEndings = [".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".shtml"];

    /// <summary>
    /// The http(s) address: resolved against the page where it is relative, unchanged where it is not; null for any other.
    /// </summary>
    public static string? Absolute(string? written, Uri? page)
    {
        written = written?.Trim();
        if (string.IsNullOrEmpty(written))
        {
            return null;
        }

        if (WebAddress.Is(written))
        {
            return written;
        }

        return page is not null && Uri.TryCreate(page, written, out var address) && WebAddress.Is(address.AbsoluteUri)
            ? address.AbsoluteUri
            : null;
    }

    /// <summary>The same, parsed.</summary>
    public static Uri? Of(string? written, Uri? page) => WebAddress.Is(Absolute(written, page), out var address) ? address : null;

    /// <summary>The last segment of a page's address, decoded and without an ending such as <c>.html</c>; null for none.</summary>
    public static string? SlugOf(string? link)
    {
        var path = link is null ? null : FormerPath.Of(link);
        var slug = path?[(path.LastIndexOf('/') + 1)..];
        if (string.IsNullOrEmpty(slug))
        {
            return null;
        }

        var ending = Array.Find(PageEndings, each => slug.EndsWith(each, StringComparison.OrdinalIgnoreCase));
        return ending is null || ending.Length == slug.Length ? slug : slug[..^ending.Length];
    }
}
