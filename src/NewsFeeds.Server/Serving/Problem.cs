using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Errors as problem documents (RFC 9457). They are small and the same for every program, and have nothing of the request or of their
/// cause. People get a page where there is one.
/// </summary>
internal static class Problem
{
    private static readonly FrozenDictionary<int, byte[]> Bodies = new Dictionary<int, string>
    {
        [400] = "The request cannot be understood.",
        [404] = "There is nothing at this address.",
        [405] = "Only GET and HEAD are answered here.",
        [410] = "This was taken down for good; please unsubscribe.",
        [412] = "The document is not in the state that the request names.",
        [413] = "No request body is accepted.",
        [416] = "The file has no such range.",
        [429] = "Too many requests; see Retry-After.",
        [500] = "Something went wrong here; it is logged.",
        [503] = "The service is not ready.",
    }.ToFrozenDictionary(each => each.Key, each => Write(each.Key, each.Value));

    // A document that is missing now may be published in a minute, so caches keep its absence briefly.
    private const int BriefSeconds = 60;
    private static readonly StringValues Brief = BriefOf(BriefSeconds);
    private static readonly StringValues Never = "no-store";

    /// <summary>
    /// Answers with a status. The response loses all its header fields except Allow, Connection, Content-Range and Retry-After.
    /// </summary>
    public static Task WriteAsync(HttpContext context, int status)
    {
        var response = context.Response;
        string[] kept = [HeaderNames.Allow, HeaderNames.Connection, HeaderNames.ContentRange, HeaderNames.RetryAfter];
        var values = Array.ConvertAll(kept, name => response.Headers[name]);
        response.Clear();
        response.StatusCode = status;
        foreach (var (name, value) in kept.Zip(values))
        {
            response.Headers[name] = value;
        }

        response.Headers.CacheControl = status is 404 or 405 or 410 ? BriefUntilTheNextEvent(context) : Never;
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        ResponseHeaders.AllowAnyone(response.Headers);
        if (context.RequestServices.GetService<ErrorDocument>() is { } pages && pages(status) is { } page)
        {
            response.Headers.Vary = HeaderNames.Accept;
            if (HtmlErrorPage.IsAsked(context.Request))
            {
                return WritePageAsync(context, page, status);
            }
        }

        return WriteProblemAsync(response, status);
    }

    /// <summary>Answers a method other than those served.</summary>
    public static Task MethodNotAllowedAsync(HttpContext context)
    {
        context.Response.Headers.Allow = ResponseHeaders.ReadOnlyMethods;
        return WriteAsync(context, StatusCodes.Status405MethodNotAllowed);
    }

    private static async Task WritePageAsync(HttpContext context, Document page, int status)
    {
        if (!await HtmlErrorPage.TrySendAsync(context, page))
        {
            await WriteProblemAsync(context.Response, status);
        }
    }

    private static Task WriteProblemAsync(HttpResponse response, int status)
    {
        var body = Bodies.TryGetValue(status, out var known) ? known : Write(status, null);
        response.ContentType = "application/problem+json";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask(); // Kestrel leaves out the body of an answer to HEAD.
    }

    // A scheduled article must not stay missing in caches once it is out.
    private static StringValues BriefUntilTheNextEvent(HttpContext context) =>
        ResponseHeaders.SecondsUntilTheNextEvent(context, BriefSeconds) is var seconds and < BriefSeconds ? BriefOf(seconds) : Brief;

    private static string BriefOf(int seconds) => string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}");

    private static byte[] Write(int status, string? detail)
    {
        var problem = new JsonObject { ["title"] = ReasonPhrases.GetReasonPhrase(status), ["status"] = status };
        if (detail is not null)
        {
            problem["detail"] = detail;
        }

        return System.Text.Encoding.UTF8.GetBytes(problem.ToJsonString());
    }
}
