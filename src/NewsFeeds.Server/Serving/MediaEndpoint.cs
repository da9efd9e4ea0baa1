using System.Globalization;
using Microsoft.Net.Http.Headers;
using NewsFeeds.Addresses;
using NewsFeeds.Folder;
using NewsFeeds.Media;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>Sends pictures and sounds of the content folder, in ranges where asked (RFC 9110 §14).</summary>
internal sealed partial class MediaEndpoint(ContentFolder content, PublicUrls addresses, TimeProvider time, ILogger<MediaEndpoint> log)
{
    // A replaced picture shows within the hour; until then nobody asks.
    private const string Lifetime = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400";

    /// <summary>Answers below its address, else lets <paramref name="next"/> answer.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next) =>
        Address.ParseAnySpelling(context.Request.Path.Value ?? "") is { Kind: AddressKind.Media } address
            ? Task.Run(() => SendAsync(context, address)) // A disk may be slow, and polls are answered on this thread.
            : next(context);

    private async Task SendAsync(HttpContext context, Address address)
    {
        FileStream? opened = null;
        try
        {
            // What is still encoded is a slash or no text at all: no file of ours.
            opened = RequestLine.IsDecoded(context) ? content.Media.Open(address.Name) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(log, address.Name, e.Message); // The disk's fault, not the program's: it needs no stack trace, and may be over in a moment.
            await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        // Opened before anything is told of it, and told by what was opened: another file may take its place at any moment.
        await using var bytes = opened;
        if (bytes is not { Length: > 0 and var length })
        {
            await Problem.WriteAsync(context, StatusCodes.Status404NotFound);
            return;
        }

        if (context.Request.Path.Value != address.Path)
        {
            await RedirectEndpoint.MovedAsync(context, addresses.Of(address)); // /MEDIA/, a slash too many, or a name in NFD
            return;
        }

        var written = File.GetLastWriteTimeUtc(bytes.SafeFileHandle);
        var state = new Validators(string.Create(CultureInfo.InvariantCulture, $"{length:x}-{written.Ticks:x}"), written);
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = Lifetime;
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        ResponseHeaders.AllowAnyone(response.Headers);
        response.Headers.AcceptRanges = "bytes";
        var mediaType = MediaTypes.Of(address.Name);
        if (mediaType == "image/svg+xml")
        {
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"; // A picture that is a document must not run as one.
        }

        // A date of this very second may hold for two versions of the file: it is not told until the second is over.
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

        // Judged already; the framework would judge again, in another order, and by an If-Range that it cannot read as if there were none.
        request.Headers.Remove(HeaderNames.IfMatch);
        request.Headers.Remove(HeaderNames.IfNoneMatch);
        request.Headers.Remove(HeaderNames.IfModifiedSince);
        request.Headers.Remove(HeaderNames.IfUnmodifiedSince);
        var wholeIfChanged = !Preconditions.RangeHolds(request.Headers, state, dated);
        request.Headers.Remove(HeaderNames.IfRange);
        if (wholeIfChanged || request.Headers.Range is [not null and var range] && !range.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
        {
            request.Headers.Remove(HeaderNames.Range); // §14.2: an unknown unit is ignored; the framework would take it for bytes.
        }

        // A stream, not a path: where the framework opens a file, and is told no date, it tells the file's own.
        await TypedResults.Stream(
            new MediaStream(bytes, length),
            mediaType,
            lastModified: dated ? state.LastModified : null,
            entityTag: EntityTagHeaderValue.Parse(state.Tag(ContentCoding.Identity)[0]),
            enableRangeProcessing: HttpMethods.IsGet(request.Method)) // Range is defined for GET alone; the framework would answer a HEAD with 206.
            .ExecuteAsync(context);
    }

    [LoggerMessage(EventName = "MediaUnreadable", Level = LogLevel.Warning, Message = "{Path} cannot be read: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string path, string reason);
}
