using Microsoft.AspNetCore.Http.HttpResults;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Serving;

/// <summary>Tells an orchestrator whether to restart the process (live) or to send it readers (ready).</summary>
internal static class Health
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", Methods, Live);
        routes.MapMethods("/health/ready", Methods, Ready);
    }

    private static JsonHttpResult<HealthReport> Live(HttpResponse response) => Report(response, new HealthReport("live", null, null), StatusCodes.Status200OK);

    // With its store away it still serves the last good edition; but another replica, if there is one, knows more.
    private static JsonHttpResult<HealthReport> Ready(HttpResponse response, Newsroom newsroom, EntryRenderer renderer)
    {
        var status = newsroom.Status;
        var heldBack = status.HeldBack + renderer.HeldBackIn(newsroom.Current);
        var word = !status.StoreAvailable ? "unavailable" : heldBack > 0 ? "degraded" : "ready";
        var report = new HealthReport(word, newsroom.Current.All.Articles.Length, heldBack);
        return Report(response, report, status.StoreAvailable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static JsonHttpResult<HealthReport> Report(HttpResponse response, HealthReport report, int status)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        return TypedResults.Json(report, HealthJson.Default.HealthReport, statusCode: status);
    }
}
