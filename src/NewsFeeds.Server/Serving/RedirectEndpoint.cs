using NewsFeeds.Editions;

namespace NewsFeeds.Server.Serving;

/// <summary>Answers what nothing else answers: with the address that was meant (301), or not at all (404).</summary>
internal sealed class RedirectEndpoint(Redirects redirects, Newsroom newsroom)
{
    public Task ServeAsync(HttpContext context)
    {
        if (redirects.Find(context.Request.Path.Value ?? "/", newsroom.Current) is not { } target)
        {
            return Problem.WriteAsync(context, StatusCodes.Status404NotFound);
        }

        return MovedAsync(context, target);
    }

    /// <summary>Leads to an absolute address.</summary>
    public static Task MovedAsync(HttpContext context, string target)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status301MovedPermanently;
        response.Headers.Location = target; // Absolute: some readers cannot resolve a relative one.
        response.Headers.CacheControl = "public, max-age=3600"; // Editors rename again; no cache may keep an old answer for ever.
        ResponseHeaders.AllowAnyone(response.Headers);
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        response.ContentLength = 0; // Kestrel says so of a GET, but not of a HEAD.
        return Task.CompletedTask;
    }
}
