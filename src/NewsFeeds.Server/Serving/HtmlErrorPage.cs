using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsFeeds.Server.Serving;

/// <summary>The page that people see in place of a problem document; null where a status has none.</summary>
internal delegate HtmlErrorPage? PageForPeople(int status);

/// <summary>A page in place of a problem document. Immutable.</summary>
/// <param name="Body">Gives its bytes. It is called only where the page is sent, perhaps on an I/O thread, so it renders on another
/// one.</param>
/// <param name="MediaType">The Content-Type.</param>
/// <param name="Headers">Further header fields.</param>
internal sealed record HtmlErrorPage(Func<Task<byte[]>> Body, string MediaType, IReadOnlyList<KeyValuePair<string, StringValues>> Headers)
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

    public async Task SendAsync(HttpContext context)
    {
        var body = await Body();
        var response = context.Response;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentType = MediaType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }

    private static bool IsForPrograms(MediaTypeHeaderValue type) =>
        Is(type, "application/json") || Is(type, "application/xml") || Is(type, "text/xml")
        || (type.Suffix is { HasValue: true } && !Is(type, "application/xhtml+xml") && !Is(type, "image/svg+xml"));

    private static double QualityOf(MediaTypeHeaderValue type) => type.Quality ?? 1;

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);
}
