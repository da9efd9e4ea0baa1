using System.Text.Json;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Rendering;

namespace NewsFeeds.Server.Serving;

/// <summary>Tells an orchestrator whether to restart the process (live) or to send it readers (ready).</summary>
internal sealed class HealthEndpoint(Newsroom newsroom, EntryRenderer renderer, IHostApplicationLifetime lifetime)
{
    /// <summary>Answers at its two addresses, else lets <paramref name="next"/> answer.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next) => KindAt(context.Request.Path) switch
    {
        AddressKind.Live => SendAsync(context.Response, HealthReport.Live),
        AddressKind.Ready => SendAsync(context.Response, Readiness()),
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

    // The service listens once it has an edition, and then serves the last one whatever happens. So it is unready only while it stops.
    private HealthReport Readiness()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthReport.Stopping;
        }

        return HealthReport.Of(newsroom.Current.All.Articles.Length, renderer.StatusOf(newsroom).Status);
    }

    private static Task SendAsync(HttpResponse response, HealthReport report)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(report, HealthJson.Default.HealthReport);
        response.StatusCode = report == HealthReport.Stopping ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        return response.Body.WriteAsync(body).AsTask();
    }
}
