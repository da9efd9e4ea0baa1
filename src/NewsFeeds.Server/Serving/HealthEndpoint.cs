using System.Text.Json;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Rendering;

namespace NewsFeeds.Server.Serving;

/// <summary>Tells an orchestrator whether to restart the process (live) or to send it readers (ready).</summary>
internal sealed class HealthEndpoint(Newsroom newsroom, EntryRenderer renderer)
{
    /// <summary>Answers at its two addresses, else lets <paramref name="next"/> answer.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next) => KindAt(context.Request.Path) switch
    {
        AddressKind.Live => SendAsync(context.Response, new HealthReport("live", null, null), StatusCodes.Status200OK),
        AddressKind.Ready => ReadyAsync(context.Response),
        _ => next(context),
    };

    /// <summary>Whether a path is one of the two addresses.</summary>
    public static bool IsAt(PathString path) => KindAt(path) is not null;

    private static AddressKind? KindAt(PathString path)
    {
        if (path.Value == Address.Live.Path)
        {
            return AddressKind.Live;
        }

        return path.Value == Address.Ready.Path ? AddressKind.Ready : null;
    }

    // With its store away it still serves the last good edition; but another replica, if there is one, knows more.
    private Task ReadyAsync(HttpResponse response)
    {
        var status = newsroom.Status;
        var heldBack = status.HeldBack + renderer.HeldBackIn(newsroom.Current);
        var word = !status.StoreAvailable ? "unavailable" : heldBack > 0 ? "degraded" : "ready";
        var report = new HealthReport(word, newsroom.Current.All.Articles.Length, heldBack);
        return SendAsync(response, report, status.StoreAvailable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static Task SendAsync(HttpResponse response, HealthReport report, int status)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(report, HealthJson.Default.HealthReport);
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        return response.Body.WriteAsync(body).AsTask();
    }
}
