using System.Globalization;
using Microsoft.Net.Http.Headers;
using NewsFeeds.Articles.Folder;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Serving;

/// <summary>Sends pictures and sounds of the content folder, in ranges where asked (RFC 9110 §14).</summary>
internal sealed class MediaEndpoint(ContentFolder content, Addresses addresses)
{
    private const string Top = "/media";

    // A replaced picture shows within the hour; until then nobody asks.
    private const string Lifetime = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400";

    // An editor may write over or remove what is being sent.
    private static readonly FileStreamOptions AsItLies = new()
    {
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0, // The framework reads in blocks of its own.
    };

    /// <summary>Answers below its address, else lets <paramref name="next"/> answer.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next) =>
        context.Request.Path.StartsWithSegments(Top, out var rest)
            ? Task.Run(() => SendAsync(context, rest.Value!.Trim('/'))) // A disk may be slow, and polls are answered on this thread.
            : next(context);

    private Task SendAsync(HttpContext context, string path)
    {
        // What is still encoded is a slash or no text at all: no file of ours.
        if (!RequestLine.IsDecoded(context) || path.AsSpan().ContainsAny("\\\0\uFFFE")
            || content.Media.Find(path) is not { } found || Target(found.AbsolutePath) is not { Exists: true, Length: > 0 } file)
        {
            return Problem.WriteAsync(context, StatusCodes.Status404NotFound);
        }

        if (context.Request.Path.Value != $"{Top}/{path.Normalize()}")
        {
            return RedirectEndpoint.MovedAsync(context, addresses.Media(path)); // /MEDIA/, a slash too many, or a name in NFD
        }

        var state = new Validators(string.Create(CultureInfo.InvariantCulture, $"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}"), file.LastWriteTimeUtc);
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = Lifetime;
        response.Headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        response.Headers.AccessControlAllowOrigin = ResponseHeaders.Anyone;
        response.Headers.AcceptRanges = "bytes";
        if (found.MediaType == "image/svg+xml")
        {
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"; // A picture that is a document must not run as one.
        }

        // A date of this very second may hold for two versions of the file: it is not told until the second is over.
        var dated = state.LastModified < DateTimeOffset.UtcNow.AddSeconds(-1);
        switch (Preconditions.Evaluate(request.Headers, state, dated, out _, coded: false))
        {
            case Precondition.Failed:
                return Problem.WriteAsync(context, StatusCodes.Status412PreconditionFailed);
            case Precondition.NotModified:
                response.StatusCode = StatusCodes.Status304NotModified;
                response.Headers.ETag = state.Tag(ContentCoding.Identity);
                response.Headers.LastModified = dated ? state.LastModifiedHeader : default;
                return Task.CompletedTask;
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

        // Opened here: where the framework opens a file, and is told no date, it tells the file's own.
        var bytes = new FileStream(found.AbsolutePath, AsItLies);
        return TypedResults.Stream(
            bytes,
            found.MediaType,
            lastModified: dated ? state.LastModified : null,
            entityTag: EntityTagHeaderValue.Parse(state.Tag(ContentCoding.Identity)[0]),
            enableRangeProcessing: HttpMethods.IsGet(request.Method)) // Range is defined for GET alone; the framework would answer a HEAD with 206.
            .ExecuteAsync(context);
    }

    // A link's own size and time say nothing of what it leads to.
    private static FileInfo Target(string path) => new FileInfo(path) is var file && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
}
