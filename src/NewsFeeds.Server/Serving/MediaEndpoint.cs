using Microsoft.Net.Http.Headers;
using NewsFeeds.Addresses;
using NewsFeeds.Media;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>Sends pictures and sounds of the content folder, in ranges where asked (RFC 9110 §14).</summary>
internal sealed partial class MediaEndpoint(MediaFolder media, PublicUrls addresses, TimeProvider time, ILogger<MediaEndpoint> log)
{
    // A cache does not ask again for an hour, so a replaced picture shows within the hour.
    internal const string Lifetime = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400";

    // An SVG picture is a document, whose scripts must not run.
    internal const string DrawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private readonly LoggedFailures _failures = new(time);

    /// <summary>Answers if there is a file below its address, else lets <paramref name="next"/> answer.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next) =>
        AddressOf(context) is { } address ? SendAsync(context, address, next) : next(context);

    /// <summary>Answers if the client has the file as it is, else lets <paramref name="next"/> answer.</summary>
    public Task ServeUnchangedAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request.Headers;
        var isConditional = request.IfNoneMatch.Count > 0 || request.IfModifiedSince.Count > 0;
        return isConditional && AddressOf(context) is { } address
            ? Turns.EndAsync(context, _ => TrySendUnchanged(context, address) ? Task.CompletedTask : next(context))
            : next(context);
    }

    // A path that is still encoded has a slash or bytes that are not UTF-8 in a name. No file has such a name.
    private static Address? AddressOf(HttpContext context) =>
        Address.ParseAnySpelling(context.Request.Path.Value ?? "") is { Kind: AddressKind.Media } address && RequestLine.IsDecoded(context)
            ? address
            : null;

    private bool TrySendUnchanged(HttpContext context, Address address)
    {
        try
        {
            using var file = OpenMedia.Open(media, address, time);
            if (file is null || context.Request.Path.Value != file.Address.Path
                || file.Judge(context.Request.Headers) != Precondition.NotModified)
            {
                return false;
            }

            SendUnchanged(context.Response, file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // It is opened again for the whole answer, which tells why that cannot be.
        }
    }

    private async Task SendAsync(HttpContext context, Address address, RequestDelegate next)
    {
        OpenMedia? opened;
        try
        {
            opened = OpenMedia.Open(media, address, time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_failures.IsNew(e.Message))
            {
                LogUnreadable(log, address.Name, e.Message); // The disk is at fault, so nobody needs a stack trace.
            }

            await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        using var file = opened;
        if (file is null)
        {
            await next(context);
            return;
        }

        var (request, response) = (context.Request, context.Response);
        if (request.Path.Value != file.Address.Path)
        {
            // The path has /MEDIA/, a slash too many, or a name in another case or in NFD.
            await RedirectEndpoint.MovedAsync(context, addresses.Of(file.Address));
            return;
        }

        switch (file.Judge(request.Headers))
        {
            case Precondition.Failed:
                SetHeaders(response, file);
                await Problem.WriteAsync(context, StatusCodes.Status412PreconditionFailed);
                return;
            case Precondition.NotModified:
                SendUnchanged(response, file);
                return;
            default:
                SetHeaders(response, file);
                break;
        }

        // These fields are judged already. The framework would judge them again, in another order, and would ignore an If-Range that it
        // cannot read.
        request.Headers.Remove(HeaderNames.IfMatch);
        request.Headers.Remove(HeaderNames.IfNoneMatch);
        request.Headers.Remove(HeaderNames.IfModifiedSince);
        request.Headers.Remove(HeaderNames.IfUnmodifiedSince);
        var wholeIfChanged = !Preconditions.RangeHolds(request.Headers, file.State, file.IsDated);
        request.Headers.Remove(HeaderNames.IfRange);
        var isInBytes = request.Headers.Range is not [{ } range] || range.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase);
        if (wholeIfChanged || !isInBytes)
        {
            request.Headers.Remove(HeaderNames.Range); // An unknown unit is ignored (§14.2). The framework would take it for bytes.
        }

        // The framework gets a stream, because from a path it would send the file's own date where it is given none. Only GET has ranges;
        // the framework would answer a HEAD with 206.
        await TypedResults.Stream(
            new MediaStream(file.Bytes, file.Length),
            file.MediaType,
            lastModified: file.IsDated ? file.State.LastModified : null,
            entityTag: EntityTagHeaderValue.Parse(file.State.Tag(ContentCoding.Identity)[0]),
            enableRangeProcessing: HttpMethods.IsGet(request.Method))
            .ExecuteAsync(context);
    }

    private static void SendUnchanged(HttpResponse response, OpenMedia file)
    {
        SetHeaders(response, file);
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = file.State.Tag(ContentCoding.Identity);
        response.Headers.LastModified = file.IsDated ? file.State.LastModifiedHeader : default;
    }

    private static void SetHeaders(HttpResponse response, OpenMedia file)
    {
        response.Headers.CacheControl = Lifetime;
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        ResponseHeaders.AllowAnyone(response.Headers);
        response.Headers.AcceptRanges = "bytes";
        if (file.MediaType == "image/svg+xml")
        {
            response.Headers.ContentSecurityPolicy = DrawingPolicy;
        }
    }

    [LoggerMessage(EventId = 2203, EventName = "MediaUnreadable", Level = LogLevel.Warning, Message = "{Path} cannot be read: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string path, string reason);
}
