using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Rendering;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Desk;

/// <summary>Answers the operator's requests, but for those of <c>/metrics</c>.</summary>
internal sealed class DeskEndpoint(
    NewsFeedsOptions options, Newsroom newsroom, EntryRenderer renderer, PollCounter polls, RecentEdits edits, PublicUrls urls,
    TimeProvider time)
{
    private static readonly DeskJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Titles as they are written: the answer is no part of a page.
    });

    private readonly BindingAddress _address = BindingAddress.Parse(options.Desk!);

    /// <summary>Lets <paramref name="next"/> answer a request that is meant for the desk, and only reads.</summary>
    public Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = DeskPage.Policy;
        headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!IsMeant(request.Host.Host))
        {
            return FailAsync(context, StatusCodes.Status400BadRequest, "The desk is not at this name; ask for it by its address.");
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return next(context);
        }

        headers.Allow = "GET, HEAD";
        return FailAsync(context, StatusCodes.Status405MethodNotAllowed, "The desk can only be read.");
    }

    public Task ServeAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/" => SendPageAsync(context),
        "/desk.json" => SendAsync(
            context, "application/json", JsonSerializer.SerializeToUtf8Bytes(DeskFigures.Of(Report()), Json.DeskFigures)),
        _ => FailAsync(context, StatusCodes.Status404NotFound, "There is nothing here; the desk has /, /desk.json and /metrics."),
    };

    /// <summary>
    /// Whether a request names the desk. A page of another site may give its own name this address (DNS rebinding), and the browser then
    /// sends that name. It can send an address only where it was told to ask for that.
    /// </summary>
    private bool IsMeant(string host) =>
        host.Equals(_address.Host, StringComparison.OrdinalIgnoreCase)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var named) ? IsOurs(named) : ListenAddresses.IsAny(_address) && IsNear(host));

    // A desk that listens on every address is reached at any, also at one that a container's host passes on.
    private bool IsOurs(IPAddress named) =>
        ListenAddresses.IsAny(_address) || !IPAddress.TryParse(_address.Host, out var own) || own.Equals(named);

    // Containers of one network call each other by such names. Nobody can have one in the names of the Internet.
    private static bool IsNear(string host) => host.Length > 0 && !host.Contains('.', StringComparison.Ordinal);

    private async Task SendPageAsync(HttpContext context)
    {
        var page = new DeskPage(Report(), urls, context.Request.Query["days"]);
        await SendAsync(context, DeskPage.MediaType, await page.RenderAsync());
    }

    private DeskReport Report()
    {
        var (status, heldBack) = renderer.StatusOf(newsroom);
        return new(time.GetUtcNow(), newsroom.Current, status, heldBack, newsroom.Upcoming, polls.Read(), edits.Read());
    }

    private static Task FailAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return SendAsync(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"{reason}\n"));
    }

    private static Task SendAsync(HttpContext context, string mediaType, byte[] body)
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }
}
