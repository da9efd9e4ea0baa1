using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsFeeds.Server.Serving;

/// <summary>Gives the page that people see in place of a problem document; null where there is none for a status.</summary>
internal delegate HtmlErrorPage? PageForPeople(int status);

/// <summary>A page in place of a problem document. Immutable.</summary>
/// <param name="Body">Makes its bytes, or has them; asked only where the page is sent, maybe on the I/O thread: what has to be rendered is rendered elsewhere.</param>
/// <param name="MediaType">The Content-Type.</param>
/// <param name="Headers">Further header fields.</param>
internal sealed record HtmlErrorPage(Func<Task<byte[]>> Body, string MediaType, IReadOnlyList<KeyValuePair<string, StringValues>> Headers)
{
    /// <summary>Whether a page is preferred to a problem document: a browser puts HTML above everything that a program would want; feed readers name it, if at all, beside feeds.</summary>
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

    private static bool IsForPrograms(MediaTypeHeaderValue type) => Is(type, "application/json") || Is(type, "application/xml") || Is(type, "text/xml")
        || (type.Suffix is { HasValue: true } && !Is(type, "application/xhtml+xml") && !Is(type, "image/svg+xml"));

    private static double QualityOf(MediaTypeHeaderValue type) => type.Quality ?? 1;

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);
}
