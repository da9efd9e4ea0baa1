using Microsoft.AspNetCore.Http.Features;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Judges a request by its first line and its length. The endpoints behind it get only GET and HEAD, and only paths as the client wrote
/// them.
/// </summary>
internal static class RequestLine
{
    private const int ProtocolError = 1; // RFC 9113 §7

    // Kestrel moves a Content-Length there that stands beside a Transfer-Encoding.
    private const string OverruledLength = "X-Content-Length";

    /// <summary>
    /// Says that the connection of a request with a body ends. A body is never read (<see cref="Limits"/>), so a request behind it would
    /// wait in vain. In HTTP/2 only the stream ends.
    /// </summary>
    public static void AnnounceEnd(HttpContext context)
    {
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };
        if (hasBody && context.Request.Protocol is "HTTP/1.1" or "HTTP/1.0")
        {
            context.Response.Headers.Connection = ResponseHeaders.Close;
        }
    }

    /// <summary>Lets <paramref name="next"/> answer a GET or HEAD of a plain path, and answers everything else itself.</summary>
    public static Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        if (HasWrongLength(context.Request.Headers))
        {
            return RefuseLengthAsync(context);
        }

        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        if (!Reads(request))
        {
            return request.Method is "OPTIONS" ? Preflight.AnswerAsync(context) : Problem.MethodNotAllowedAsync(context);
        }

        return IsPlain(request) ? next(context) : Problem.WriteAsync(context, StatusCodes.Status400BadRequest);
    }

    /// <summary>Whether <see cref="AdmitAsync"/> admits a request.</summary>
    public static bool IsAdmitted(HttpContext context) =>
        !HasWrongLength(context.Request.Headers)
        && context.Features.GetRequiredFeature<IHttpRequestFeature>() is var request && Reads(request) && IsPlain(request);

    /// <summary>
    /// Whether nothing in the path is encoded any more. Kestrel leaves encoded slashes and bytes that are not UTF-8 encoded, so they look
    /// like names with a percent sign. Only the target tells them apart: a percent sign of a name is %25 there.
    /// </summary>
    public static bool IsDecoded(HttpContext context) =>
        context.Request.Path.Value.AsSpan().Count('%') is var signs
        && (signs == 0 || signs == PathOf(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget).AsSpan().Count("%25"));

    // Methods are case-sensitive (RFC 9110 §9.1), but HttpMethods compares without case. Kestrel sends a body for "head".
    private static bool Reads(IHttpRequestFeature request) => request.Method is "GET" or "HEAD";

    // Where the lengths agree, nothing was decoded or removed. A usual request needs no other check.
    private static bool IsPlain(IHttpRequestFeature request) =>
        request.RawTarget.Length == request.PathBase.Length + request.Path.Length + request.QueryString.Length
        || IsPlain(request.RawTarget);

    /// <summary>
    /// Whether a target has no dot segments and no encoded slashes. Kestrel has already resolved them (RFC 3986 §5.2.4). A cache or a
    /// filter in front may not have, and would then take another document than the one that we serve.
    /// </summary>
    private static bool IsPlain(string target)
    {
        var path = PathOf(target).Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        return !path.Contains('\\', StringComparison.Ordinal)
            && !path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
            && !path.Contains("%5c", StringComparison.OrdinalIgnoreCase)
            && !path.Split('/').Any(segment => segment is "." or "..");
    }

    /// <summary>Whether nobody can tell where the request ends: its length is none, or it is told in two ways (RFC 9112 §6.3).</summary>
    private static bool HasWrongLength(IHeaderDictionary fields) =>
        fields.ContentLength == ContentLengthEncoding.Wrong
        || (fields.TransferEncoding.Count > 0 && fields.ContainsKey(OverruledLength));

    private static Task RefuseLengthAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpResetFeature>() is { } stream)
        {
            stream.Reset(ProtocolError);
            return Task.CompletedTask;
        }

        return Problem.WriteAsync(context, StatusCodes.Status400BadRequest);
    }

    private static string PathOf(string target) => target.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? target[..end] : target;
}
