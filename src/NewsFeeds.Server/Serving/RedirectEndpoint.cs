using NewsFeeds.Addresses;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Serving;

/// <summary>Answers what nothing else answers: with the address that was meant (301), or not at all (404).</summary>
internal sealed class RedirectEndpoint(Redirects redirects, PublicUrls addresses, Newsroom newsroom)
{
    public Task ServeAsync(HttpContext context)
    {
        if (Find(context) is not { } target)
        {
            return Problem.WriteAsync(context, StatusCodes.Status404NotFound);
        }

        return MovedAsync(context, target);
    }

    /// <summary>Redirects another spelling of the public path to the right one; the rest of the path is corrected in the same answer.</summary>
    public Task RespellAsync(HttpContext context) =>
        MovedAsync(context, Find(context) ?? addresses.Absolute(context.Request.Path.ToUriComponent()));

    private string? Find(HttpContext context) => redirects.Find(context.Request.Path.Value ?? "/", newsroom.Current);

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
