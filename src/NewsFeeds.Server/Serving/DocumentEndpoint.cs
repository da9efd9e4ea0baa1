using Microsoft.Extensions.Primitives;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Answers requests for documents. A poll of a state that was asked for before is a lookup and a header comparison: it runs to its end
/// without waiting, so it may run on the I/O thread. Whatever takes longer runs on the thread pool.
/// </summary>
internal sealed partial class DocumentEndpoint(
    DocumentCatalog documents, Newsroom newsroom, TimeProvider time, ILogger<DocumentEndpoint> log, FeedAnswered? answered = null)
{
    /// <summary>Each part costs a system call, so a feed of the usual size goes out in one.</summary>
    private const int MostAhead = 128 * 1024;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    /// <summary>Answers if there is a document at the path, else lets <paramref name="next"/> answer.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        // The clock is read first, then one edition for the whole answer. Until a body's date has come, the next body may get the same
        // date. A clock read after rendering could be past that date, and send it with the old body.
        var now = time.GetUtcNow();
        var edition = newsroom.Current;
        if (Find(context.Request, edition) is not { } document || document.SubjectOf(edition) is not { } subject)
        {
            return next(context);
        }

        if (document.Representation is { } representation && representation.IsCurrent(subject, edition.Shape, now))
        {
            var kept = Answer(context, next, document, representation, null, now);
            if (kept is not null)
            {
                return kept;
            }
        }

        return MakeAndAnswerAsync(context, next, document, edition, subject, now);
    }

    /// <summary>
    /// Answers if the client has the document as it is and nothing must be made to know that, else lets <paramref name="next"/> answer.
    /// </summary>
    public Task ServeUnchangedAsync(HttpContext context, RequestDelegate next)
    {
        var now = time.GetUtcNow();
        var edition = newsroom.Current;
        if (Find(context.Request, edition) is { } document && document.SubjectOf(edition) is { } subject
            && document.Representation is { Validators: { } validators } representation
            && representation.IsCurrent(subject, edition.Shape, now)
            && Preconditions.Evaluate(context.Request.Headers, validators, validators.LastModified <= now, out _)
                == Precondition.NotModified)
        {
            return Answer(context, next, document, representation, null, now) ?? next(context);
        }

        return next(context);
    }

    /// <summary>Tells that a request for a feed was refused before it came here.</summary>
    public void TellRefused(HttpContext context, int status)
    {
        if (answered is not null && Find(context.Request, newsroom.Current) is { } document)
        {
            Tell(context, document, status, 0, 0, time.GetUtcNow());
        }
    }

    private Document? Find(HttpRequest request, Edition edition) =>
        request.Path.Value is { } path && !IsFormerTop(request, edition) ? documents.Find(path, edition) : null;

    private static bool IsFormerTop(HttpRequest request, Edition edition) =>
        request.QueryString.HasValue && request.Path.Value is "/" && Redirects.IsFormerTop(request.QueryString.Value!, edition);

    private async Task MakeAndAnswerAsync(
        HttpContext context, RequestDelegate next, Document document, Edition edition, object subject, DateTimeOffset now)
    {
        var (representation, bodies) = await documents.GetAsync(document, edition, subject);
        await (Answer(context, next, document, representation, bodies, now) ?? UnavailableAsync(context, document, representation, now));
    }

    /// <summary>The answer; null where it needs bytes that are not at hand.</summary>
    private Task? Answer(
        HttpContext context, RequestDelegate next, Document document, Representation representation, DocumentBodies? bodies,
        DateTimeOffset now)
    {
        switch (representation.State)
        {
            case RepresentationState.Missing:
                return next(context);
            case RepresentationState.Gone:
                return FailAsync(context, document, StatusCodes.Status410Gone, now);
            case RepresentationState.Unavailable:
                return UnavailableAsync(context, document, representation, now);
            default:
                break;
        }

        var request = context.Request.Headers;
        var validators = representation.Validators!;
        switch (Preconditions.Evaluate(request, validators, validators.LastModified <= now, out var held))
        {
            case Precondition.Failed:
                return FailAsync(context, document, StatusCodes.Status412PreconditionFailed, now);

            case Precondition.NotModified:
                LogNotModified(log, new LoggedPath(context.Request.Path.Value!));
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                // The answer has the tag that the client holds, not that of the coding it would get now, because a cache updates only what
                // it holds (RFC 9111 §4.3.4).
                SetHeaders(context, representation, held ?? CodingNegotiation.Choose(request.AcceptEncoding), now);
                Tell(context, document, StatusCodes.Status304NotModified, 0, representation.Length, now);
                return Task.CompletedTask;

            default:
                var coding = CodingNegotiation.Choose(request.AcceptEncoding);
                bodies ??= documents.TryGetBodies(representation);
                if (bodies is null)
                {
                    return null;
                }

                return bodies.TryGet(coding) is { } body
                    ? Send(context, document, representation, coding, body, now)
                    : CodeAndSendAsync(context, document, representation, bodies, coding, now);
        }
    }

    private async Task CodeAndSendAsync(
        HttpContext context, Document document, Representation representation, DocumentBodies bodies, ContentCoding coding,
        DateTimeOffset now) =>
        await Send(context, document, representation, coding, await documents.CodeAsync(bodies, coding), now);

    private Task Send(
        HttpContext context, Document document, Representation representation, ContentCoding coding, byte[] body, DateTimeOffset now)
    {
        var response = context.Response;
        SetHeaders(context, representation, coding, now);
        response.ContentType = OpenedAs(context.Request, representation) ?? representation.MediaType;
        response.ContentLength = body.Length;
        if (coding != ContentCoding.Identity)
        {
            response.Headers.ContentEncoding = ResponseHeaders.NameOf(coding);
        }

        foreach (var (name, value) in representation.Headers)
        {
            response.Headers[name] = value;
        }

        Tell(context, document, StatusCodes.Status200OK, body.Length, representation.Length - body.Length, now);
        return WriteAsync(response.Body, body); // Kestrel leaves out the body of an answer to HEAD.
    }

    /// <summary>
    /// Writes a body in parts. Kestrel copies whatever it is given before it waits for the client. So clients that take nothing would fill
    /// the memory with copies of large documents, and HTTP/2 allows a hundred of these on one connection.
    /// </summary>
    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> body)
    {
        while (!body.IsEmpty)
        {
            var part = body[..Math.Min(body.Length, MostAhead)];
            body = body[part.Length..];
            await stream.WriteAsync(part);
        }
    }

    private Task FailAsync(HttpContext context, Document document, int status, DateTimeOffset now)
    {
        Tell(context, document, status, 0, 0, now);
        return Problem.WriteAsync(context, status);
    }

    /// <summary>Tells the answer to a request for a feed. An answer to HEAD has no body and saves none.</summary>
    private void Tell(HttpContext context, Document document, int status, long sent, long saved, DateTimeOffset now)
    {
        if (answered is not null && document.IsFeed)
        {
            var isHead = HttpMethods.IsHead(context.Request.Method);
            answered(new FeedAnswer(context, document.Path, status, isHead ? 0 : sent, isHead ? 0 : saved, now));
        }
    }

    private Task UnavailableAsync(HttpContext context, Document document, Representation representation, DateTimeOffset now)
    {
        var seconds = representation.RetryAt is { } retryAt ? Math.Max(1, (long)Math.Round((retryAt - now).TotalSeconds)) : 1;
        context.Response.Headers.RetryAfter = new StringValues(seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return FailAsync(context, document, StatusCodes.Status503ServiceUnavailable, now);
    }

    private static void SetHeaders(HttpContext context, Representation representation, ContentCoding coding, DateTimeOffset now)
    {
        // Vary does not name Sec-Fetch-Dest, so that shared caches keep one representation for all programs (RFC 9110 §12.5.5 leaves Vary
        // to the origin's judgement). So the answer to a browser is private, and every 304 says so again. A browser that a shared cache
        // answers shows the source.
        var headers = context.Response.Headers;
        var validators = representation.Validators!;
        var isForBrowser = OpenedAs(context.Request, representation) is not null;
        headers.CacheControl = isForBrowser ? ResponseHeaders.BrowsersOwn : representation.Lifetime!.At(now);
        headers.ETag = validators.Tag(coding);
        headers.Vary = ResponseHeaders.AcceptEncoding;
        ResponseHeaders.AllowAnyone(headers);
        headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        if (representation.IsPrivate)
        {
            headers[ResponseHeaders.Robots] = ResponseHeaders.NoIndex;
        }

        if (validators.LastModified <= now)
        {
            // Last-Modified must not be later than the Date of the message (RFC 9110 §8.8.2.1). Kestrel's Date is that of its last
            // heartbeat, perhaps a second ago. So a Last-Modified of this moment is sent as the Date, too.
            headers.LastModified = validators.LastModifiedHeader;
            if (now - validators.LastModified < Heartbeat)
            {
                headers.Date = validators.LastModifiedHeader;
            }
        }
    }

    /// <summary>
    /// The media type for a browser in which somebody opens a feed; null for everyone else. Sec-Fetch-Dest tells the browser: no program
    /// sends it by accident, while many send a browser's Accept. Browsers send it over https and to localhost. Over plain http to other
    /// hosts they show the source of a feed.
    /// </summary>
    private static string? OpenedAs(HttpRequest request, Representation representation) =>
        representation.MediaTypeInBrowser is { } opened && request.Headers["Sec-Fetch-Dest"] is ["document"] ? opened : null;

    [LoggerMessage(EventId = 2201, EventName = "NotModified", Level = LogLevel.Debug, Message = "{Path} not modified")]
    private static partial void LogNotModified(ILogger log, LoggedPath path);
}
