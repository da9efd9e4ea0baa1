using NewsFeeds.Text;

namespace NewsFeeds.Articles;

/// <summary>A former address as an editor wrote it, in the one form that is compared with requests.</summary>
internal static class Alias
{
    /// <summary>
    /// A former slug of the article's own day, or a former path from the top: decoded, in Unicode's form C, with a leading slash and none
    /// at the end. A path without a leading slash is one where it has another slash. A query counts at the top alone: <c>/?p=123</c>. Null
    /// for what no request can match.
    /// </summary>
    public static string? Of(string written)
    {
        var reference = Reference.Of(written);
        if (reference.Kind is not (ReferenceKind.FromTop or ReferenceKind.Beside))
        {
            return null;
        }

        var path = NormalForm.Of(reference.Path).TrimEnd('/');
        if (HasSteps(path))
        {
            return null;
        }

        if (path.Length == 0)
        {
            return AtTop(reference.Query);
        }

        if (reference.Query.Length > 1)
        {
            return null;
        }

        return reference.Kind == ReferenceKind.FromTop || !path.Contains('/', StringComparison.Ordinal) ? path : "/" + path;
    }

    /// <summary>A requested path, decoded, with its query, in the form of aliases; null for the top without a query.</summary>
    public static string? OfRequest(string path, string query) =>
        path == "/" ? AtTop(query) : NormalForm.Of(path).TrimEnd('/');

    /// <summary>
    /// Whether a path has steps such as <c>..</c>. Clients take them themselves, and a request that still has one is refused.
    /// </summary>
    public static bool HasSteps(string path) =>
        path.Contains('.', StringComparison.Ordinal) && path.Split('/').Any(segment => segment is "." or "..");

    private static string? AtTop(string query) => query.Length > 1 ? "/" + NormalForm.Of(Uri.UnescapeDataString(query)) : null;
}
