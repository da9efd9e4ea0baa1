namespace NewsFeeds.Server.Serving;

/// <summary>Answers OPTIONS, and with it the preflight of a script that wants to send validators (Fetch standard §3.2).</summary>
internal static class Preflight
{
    public static Task AnswerAsync(HttpContext context)
    {
        var (request, headers) = (context.Request.Headers, context.Response.Headers);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        headers.Allow = ResponseHeaders.ReadOnlyMethods;
        headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        ResponseHeaders.AllowAnyone(headers);
        if (request.AccessControlRequestMethod.Count > 0)
        {
            headers.AccessControlAllowMethods = "GET, HEAD";
            headers.AccessControlAllowHeaders =
                "If-None-Match, If-Modified-Since, If-Match, If-Unmodified-Since, Cache-Control, Range, If-Range, A-IM";
            headers.AccessControlMaxAge = "86400";
        }

        return Task.CompletedTask;
    }
}
