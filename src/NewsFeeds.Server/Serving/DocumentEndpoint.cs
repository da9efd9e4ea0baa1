using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Answers requests for documents. A poll of a state that was asked for before is a lookup and a header comparison: it runs to its end without waiting, so
/// it may run on the I/O thread; whatever takes longer is sent to the thread pool.
/// </summary>
internal sealed partial class DocumentEndpoint(
    DocumentTable documents, Newsroom newsroom, RepresentationCache cache, TimeProvider time, ILogger<DocumentEndpoint> log)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    private readonly SingleFlight<(Document, object), (DocumentState State, Representation? Made)> _flights = new();

    /// <summary>Answers if there is a document at the path, else lets <paramref name="next"/> answer.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        // The clock first, then one edition from start to end: were it asked again after rendering, a body could go out under a date that had not come
        // when its successor was made, and that the successor therefore has too.
        var now = time.GetUtcNow();
        var edition = newsroom.Current;
        var path = context.Request.Path.Value;
        return path is null || documents.Find(path, edition) is not { } document || document.Subject(edition) is not { } subject ? next(context)
            : document.State is { } state && ReferenceEquals(state.Subject, subject) ? Answer(context, edition, state, null, now)
            : ResolveAndAnswerAsync(context, document, edition, subject, now);
    }

    private Task Answer(HttpContext context, Edition edition, DocumentState state, Representation? made, DateTimeOffset now)
    {
        if (state.Content is not { } content)
        {
            return Problem.WriteAsync(context, StatusCodes.Status410Gone);
        }

        var dated = content.Validators.LastModified <= now;
        switch (Preconditions.Evaluate(context.Request.Headers, content.Validators, dated, out var held))
        {
            case Precondition.Failed:
                return Problem.WriteAsync(context, StatusCodes.Status412PreconditionFailed);

            case Precondition.NotModified:
                LogNotModified(log, context.Request.Path.Value!);
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                // The tag that the client has, not that of the coding it would get now: a cache updates only what it holds (RFC 9111 §4.3.4).
                var coding = held ?? CodingNegotiation.Choose(context.Request.Headers.AcceptEncoding);
                SetHeaders(context, content, content.Validators, coding, now);
                return Task.CompletedTask;

            default:
                var wanted = CodingNegotiation.Choose(context.Request.Headers.AcceptEncoding);
                made ??= content.LastGood ?? cache.TryGet(content.Key);
                return made?.TryGet(wanted) is { } body
                    ? Send(context, content, made.Validators, body, now)
                    : MakeAndSendAsync(context, edition, content, made, wanted, now);
        }
    }

    private static Task Send(HttpContext context, StateContent content, Validators validators, Body body, DateTimeOffset now)
    {
        var response = context.Response;
        SetHeaders(context, content, validators, body.Coding, now);
        response.ContentType = OpenedAs(context.Request, content.Material) ?? content.Material.MediaType;
        response.ContentLength = body.Bytes.Length;
        if (body.Coding != ContentCoding.Identity)
        {
            response.Headers.ContentEncoding = ResponseHeaders.NameOf(body.Coding);
        }

        foreach (var (name, value) in content.Material.Headers)
        {
            response.Headers[name] = value;
        }

        var sending = response.Body.WriteAsync(body.Bytes); // Of a HEAD, Kestrel leaves the body out.
        if (!sending.IsCompletedSuccessfully)
        {
            return sending.AsTask();
        }

        sending.GetAwaiter().GetResult();
        return Task.CompletedTask;
    }

    private async Task MakeAndSendAsync(
        HttpContext context, Edition edition, StateContent content, Representation? made, ContentCoding wanted, DateTimeOffset now)
    {
        made ??= await cache.GetAsync(content.Key, () => content.Render(edition));
        await Send(context, content, made.Validators, await made.GetAsync(wanted), now);
    }

    private async Task ResolveAndAnswerAsync(HttpContext context, Document document, Edition edition, object subject, DateTimeOffset now)
    {
        var (state, made) = await _flights.RunAsync((document, subject), () => ResolveAsync(document, edition, subject));
        await Answer(context, edition, state, made, now);
    }

    private async Task<(DocumentState State, Representation? Made)> ResolveAsync(Document document, Edition edition, object subject)
    {
        var before = document.State;
        if (before is not null && ReferenceEquals(before.Subject, subject))
        {
            return (before, null);
        }

        try
        {
            return await MakeAsync(document, edition, subject, before);
        }
        catch (Exception e) when (before?.Content is not null)
        {
            // A subscriber gets the last good state rather than an error; the next change of the document is tried again.
            LogFailed(log, document.Path, e);
            return (document.State = new(subject, before.Content with { LastGood = before.Content.LastGood ?? cache.TryGet(before.Content.Key) }), null);
        }
    }

    private async Task<(DocumentState State, Representation? Made)> MakeAsync(Document document, Edition edition, object subject, DocumentState? before)
    {
        if (document.Prepare(edition, subject) is not { } material)
        {
            return (document.State = new(subject, null), null);
        }

        var lifetime = new CacheLifetime(material.MaxAge, material.NextEvent);
        if (before?.Content is { } old && ReferenceEquals(old.Material.Source, material.Source))
        {
            return (document.State = new(subject, new(material, old.Key, old.Validators, lifetime)), null);
        }

        var key = new RepresentationKey(material.Source, document);
        var made = await cache.GetAsync(key, () => new(material.Write(edition), material.LastModified));
        document.State = new(subject, new(material, key, made.Validators, lifetime));
        if (before?.Content is { } over)
        {
            cache.Remove(over.Key);
        }

        return (document.State, made);
    }

    private static void SetHeaders(HttpContext context, StateContent content, Validators validators, ContentCoding coding, DateTimeOffset now)
    {
        // Programs and the caches that serve them have one representation, undivided by what a browser sends (RFC 9110 §12.5.5 leaves Vary to the origin's
        // judgement): a browser's is its own, at the first time and at every 304. Where a shared cache answers, the browser shows the source.
        var headers = context.Response.Headers;
        headers.CacheControl = OpenedAs(context.Request, content.Material) is null ? content.Lifetime.At(now) : ResponseHeaders.BrowsersOwn;
        headers.ETag = validators.Tag(coding);
        headers.Vary = ResponseHeaders.AcceptEncoding;
        ResponseHeaders.AllowAnyone(headers);
        headers.XContentTypeOptions = ResponseHeaders.NoSniff;
        if (validators.LastModified <= now)
        {
            // RFC 9110 §8.8.2.1: never later than the Date of the message; Kestrel's own is that of its last heartbeat, a second ago perhaps. This one is
            // as near to now, and made already.
            headers.LastModified = validators.LastModifiedHeader;
            if (now - validators.LastModified < Heartbeat)
            {
                headers.Date = validators.LastModifiedHeader;
            }
        }
    }

    /// <summary>
    /// What a browser takes a feed for when somebody opens it; null for everyone else. Told by Sec-Fetch-Dest, which no program sends by accident, as
    /// many do a browser's Accept. Browsers send it to https and to this machine; whoever opens a feed over plain http elsewhere sees its source.
    /// </summary>
    private static string? OpenedAs(HttpRequest request, Material material) =>
        material.MediaTypeInBrowser is { } opened && request.Headers["Sec-Fetch-Dest"] is ["document"] ? opened : null;

    [LoggerMessage(EventName = "DocumentFailed", Level = LogLevel.Error, Message = "{Path} cannot be made; its last good state is served")]
    private static partial void LogFailed(ILogger log, string path, Exception exception);

    [LoggerMessage(EventName = "NotModified", Level = LogLevel.Debug, Message = "{Path} not modified")]
    private static partial void LogNotModified(ILogger log, string path);
}
