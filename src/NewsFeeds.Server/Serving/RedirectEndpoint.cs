using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Serving;

/// <summary>Answers a request that no other endpoint answers: with the address that was meant (301), or with 404 or 410.</summary>
internal sealed class RedirectEndpoint(Redirects redirects, PublicUrls addresses, Newsroom newsroom)
{
    // Editors may rename again, so no cache may keep a redirect for ever.
    private const int Seconds = 3600;

    /// <summary>How long a redirect may be kept while nothing is scheduled.</summary>
    internal static readonly string Lifetime = LifetimeOf("public", Seconds);

    public Task ServeAsync(HttpContext context)
    {
        if (Find(context) is not { } target)
        {
            var isGone = Redirects.IsGone(context.Request.Path.Value ?? "");
            return Problem.WriteAsync(context, isGone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
        }

        return LeadAsync(context, target);
    }

    /// <summary>
    /// Redirects another spelling of the public path to the right one. The rest of the path is corrected in the same answer.
    /// </summary>
    public Task RespellAsync(HttpContext context) =>
        LeadAsync(context, Find(context) ?? addresses.Absolute(context.Request.Path.ToUriComponent()));

    // A path that is still encoded has a slash or bytes that are not UTF-8 in a name. No address has such a name.
    private string? Find(HttpContext context) => RequestLine.IsDecoded(context)
        ? redirects.Find(context.Request.Path.Value ?? "/", newsroom.Current, context.Request.QueryString.Value ?? "")
        : null;

    private Task LeadAsync(HttpContext context, string target)
    {
        var answer = MovedAsync(context, target);

        // The address of a partner's feed may be secret. What a name without marks means may change when an article appears or leaves.
        var isOfPartner = addresses.IsOfPartner(target);
        var seconds = ResponseHeaders.SecondsUntilTheNextEvent(context, Seconds);
        context.Response.Headers.CacheControl = LifetimeOf(isOfPartner ? "private" : "public", seconds);
        if (isOfPartner)
        {
            context.Response.Headers[ResponseHeaders.Robots] = ResponseHeaders.NoIndex;
        }

        return answer;
    }

    private static string LifetimeOf(string audience, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{audience}, max-age={seconds}");

    /// <summary>Leads to an absolute address.</summary>
    public static Task MovedAsync(HttpContext context, string target)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status301MovedPermanently;
        response.Headers.Location = target; // It is absolute, because some readers cannot resolve a relative one.
        response.Headers.CacheControl = Lifetime;
        ResponseHeaders.AllowAnyone(response.Headers);
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        response.ContentLength = 0; // Kestrel sets it for GET, but not for HEAD.
        return Task.CompletedTask;
    }
}
