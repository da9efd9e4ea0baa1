using Microsoft.AspNetCore.Http.Features;

namespace NewsFeeds.Server.Serving;

/// <summary>Judges a request by its first line before anything else answers it: behind it every method is GET or HEAD, and every path is what the client wrote.</summary>
internal static class RequestLine
{
    /// <summary>
    /// Says of a request with a body that its connection ends: a body is never read (<see cref="Limits"/>), and what came behind it would wait in vain. In HTTP/2
    /// only the stream ends.
    /// </summary>
    public static void AnnounceEnd(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } && context.Request.Protocol is "HTTP/1.1" or "HTTP/1.0")
        {
            context.Response.Headers.Connection = ResponseHeaders.Close;
        }
    }

    /// <summary>Lets <paramref name="next"/> answer, or answers what is no request for a document itself.</summary>
    public static Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        // Compared as they are: methods are case-sensitive (RFC 9110 §9.1), which HttpMethods is not, and to Kestrel a "head" is no HEAD: it wants the body.
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        if (request.Method is not ("GET" or "HEAD"))
        {
            return request.Method is "OPTIONS" ? Preflight.AnswerAsync(context) : Problem.MethodNotAllowedAsync(context);
        }

        // Nothing was decoded or taken out where the lengths agree: all that a usual request pays.
        return request.RawTarget.Length == request.PathBase.Length + request.Path.Length + request.QueryString.Length || IsPlain(request.RawTarget)
            ? next(context)
            : Problem.WriteAsync(context, StatusCodes.Status400BadRequest);
    }

    /// <summary>
    /// Whether nothing in the path is encoded any more. Kestrel leaves a slash and what is no text as they came, and then they look like names with a
    /// percent sign; only the target tells them apart, for there each such sign is %25.
    /// </summary>
    public static bool IsDecoded(HttpContext context) =>
        context.Request.Path.Value.AsSpan().Count('%') is var signs
        && (signs == 0 || signs == PathOf(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget).AsSpan().Count("%25"));

    /// <summary>
    /// Whether a target names its path without steps. Kestrel has already taken them (RFC 3986 §5.2.4), and in the absolute form read encoded slashes as
    /// slashes; a cache or a filter in front may not have, and must not be led to another document than the one that we serve.
    /// </summary>
    private static bool IsPlain(string target)
    {
        var path = PathOf(target).Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        return !path.Contains('\\', StringComparison.Ordinal)
            && !path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
            && !path.Contains("%5c", StringComparison.OrdinalIgnoreCase)
            && !path.Split('/').Any(segment => segment is "." or "..");
    }

    private static string PathOf(string target) => target.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? target[..end] : target;
}
