using System.Globalization;
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
        Address.ParseAnySpelling(context.Request.Path.Value ?? "") is { Kind: AddressKind.Media } address
            ? SendAsync(context, address, next)
            : next(context);

    private async Task SendAsync(HttpContext context, Address address, RequestDelegate next)
    {
        FileStream? opened = null;
        string? mediaType = null;
        try
        {
            // A path that is still encoded has a slash or bytes that are not UTF-8 in a name. No file has such a name.
            if (RequestLine.IsDecoded(context) && media.Open(address.Name, out var spelled) is { } found)
            {
                (opened, address) = (found, Address.Media(spelled));
                mediaType = media.MediaTypeOf(spelled, found);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            opened?.Dispose();
            if (_failures.IsNew(e.Message))
            {
                LogUnreadable(log, address.Name, e.Message); // The disk is at fault, so nobody needs a stack trace.
            }

            await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        // The file is opened first, and everything is read from the open file, because another file may take its place at any moment.
        await using var bytes = opened;
        if (bytes is not { Length: > 0 and var length })
        {
            await next(context);
            return;
        }

        if (context.Request.Path.Value != address.Path)
        {
            // The path has /MEDIA/, a slash too many, or a name in another case or in NFD.
            await RedirectEndpoint.MovedAsync(context, addresses.Of(address));
            return;
        }

        var written = MediaFolder.WrittenAt(bytes);
        var type = mediaType == MediaTypes.Of(address.Name) ? "" : $"-{mediaType}"; // The tag also tells a type that was found out later.
        var state = new Validators(string.Create(CultureInfo.InvariantCulture, $"{length:x}-{written?.UtcTicks ?? 0:x}{type}"), written);
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = Lifetime;
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        ResponseHeaders.AllowAnyone(response.Headers);
        response.Headers.AcceptRanges = "bytes";
        if (mediaType == "image/svg+xml")
        {
            response.Headers.ContentSecurityPolicy = DrawingPolicy;
        }

        // A file may be written twice within one second, so its date is not told until that second is over.
        var dated = state.LastModified < time.GetUtcNow().AddSeconds(-1);
        switch (Preconditions.Evaluate(request.Headers, state, dated, out _, coded: false))
        {
            case Precondition.Failed:
                await Problem.WriteAsync(context, StatusCodes.Status412PreconditionFailed);
                return;
            case Precondition.NotModified:
                response.StatusCode = StatusCodes.Status304NotModified;
                response.Headers.ETag = state.Tag(ContentCoding.Identity);
                response.Headers.LastModified = dated ? state.LastModifiedHeader : default;
                return;
            default:
                break;
        }

        // These fields are judged already. The framework would judge them again, in another order, and would ignore an If-Range that it
        // cannot read.
        request.Headers.Remove(HeaderNames.IfMatch);
        request.Headers.Remove(HeaderNames.IfNoneMatch);
        request.Headers.Remove(HeaderNames.IfModifiedSince);
        request.Headers.Remove(HeaderNames.IfUnmodifiedSince);
        var wholeIfChanged = !Preconditions.RangeHolds(request.Headers, state, dated);
        request.Headers.Remove(HeaderNames.IfRange);
        var isInBytes = request.Headers.Range is not [{ } range] || range.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase);
        if (wholeIfChanged || !isInBytes)
        {
            request.Headers.Remove(HeaderNames.Range); // An unknown unit is ignored (§14.2). The framework would take it for bytes.
        }

        // The framework gets a stream, because from a path it would send the file's own date where it is given none. Only GET has ranges;
        // the framework would answer a HEAD with 206.
        await TypedResults.Stream(
            new MediaStream(bytes, length),
            mediaType,
            lastModified: dated ? state.LastModified : null,
            entityTag: EntityTagHeaderValue.Parse(state.Tag(ContentCoding.Identity)[0]),
            enableRangeProcessing: HttpMethods.IsGet(request.Method))
            .ExecuteAsync(context);
    }

    [LoggerMessage(EventId = 2203, EventName = "MediaUnreadable", Level = LogLevel.Warning, Message = "{Path} cannot be read: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string path, string reason);
}
