using Microsoft.Extensions.Primitives;

namespace NewsFeeds.Server.Pages;

/// <summary>The headers of every page. A page runs no script but the service's own file, and no site may frame it.</summary>
internal static class PageHeaders
{
    public const string MediaType = "text/html; charset=utf-8";

    // Pictures and sound may come from anywhere, because articles may show those of other sites.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' http: https:; media-src 'self' http: https:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static readonly IReadOnlyList<KeyValuePair<string, StringValues>> All =
    [
        new("Content-Security-Policy", Policy),
        new("Referrer-Policy", "strict-origin-when-cross-origin"),
        new("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("X-Frame-Options", "DENY"),
    ];
}
