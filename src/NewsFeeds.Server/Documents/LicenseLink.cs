using Microsoft.Extensions.Primitives;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Documents;

/// <summary>The header field by which feeds and pages name the publication's licence (RFC 8288 §3, RFC 4946).</summary>
internal static class LicenseLink
{
    /// <summary>The field; none where the publication has no licence.</summary>
    public static IReadOnlyList<KeyValuePair<string, StringValues>> HeadersOf(Publication publication) =>
        publication.License is { } license ? [new("Link", $"<{WebAddress.Text(license)}>; rel=\"license\"")] : [];
}
