using Microsoft.Net.Http.Headers;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>Finds the page that people see in place of the problem document of a status; null where there is none.</summary>
internal delegate Document? ErrorDocument(int status);

/// <summary>Sends the page that people see in place of a problem document.</summary>
internal static class HtmlErrorPage
{
    /// <summary>
    /// Whether a request prefers a page to a problem document. A browser ranks HTML above everything for programs; a feed reader names it,
    /// if at all, beside feeds.
    /// </summary>
    public static bool IsAsked(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return false;
        }

        var html = accepted.Where(each => Is(each, "text/html")).Select(QualityOf).DefaultIfEmpty(0).Max();
        return html > 0 && html > accepted.Where(IsForPrograms).Select(QualityOf).DefaultIfEmpty(0).Max();
    }

    /// <summary>Sends a page, made on the thread pool if need be. Returns false if it cannot be made; then nothing was sent.</summary>
    public static async Task<bool> TrySendAsync(HttpContext context, Document page)
    {
        var documents = context.RequestServices.GetRequiredService<DocumentCatalog>();
        var edition = context.RequestServices.GetRequiredService<Newsroom>().Current;
        var (representation, bodies) = await documents.GetAsync(page, edition, page.SubjectOf(edition)!);
        if (bodies?.TryGet(ContentCoding.Identity) is not { } body)
        {
            return false;
        }

        var response = context.Response;
        foreach (var (name, value) in representation.Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentType = representation.MediaType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
        return true;
    }

    private static bool IsForPrograms(MediaTypeHeaderValue type) =>
        Is(type, "application/json") || Is(type, "application/xml") || Is(type, "text/xml")
        || (type.Suffix is { HasValue: true } && !Is(type, "application/xhtml+xml") && !Is(type, "image/svg+xml"));

    private static double QualityOf(MediaTypeHeaderValue type) => type.Quality ?? 1;

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);
}
