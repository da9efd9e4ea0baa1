using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Turns an unexpected exception into a logged 500, and an empty error of the framework, such as the 416 of a file, into a problem
/// document. Kestrel itself answers a request that it cannot parse (a NUL in the address, no valid Host, a line or fields beyond the
/// limits) with a bare status.
/// </summary>
internal static partial class ErrorHandling
{
    public static void UseErrorHandling(this WebApplication app)
    {
        var log = app.Logger;
        var failures = new LoggedFailures(app.Services.GetRequiredService<TimeProvider>());
        app.Use(next => context => RunAsync(context, next, log, failures));
    }

    private static async Task RunAsync(HttpContext context, RequestDelegate next, ILogger log, LoggedFailures failures)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Problem.WriteAsync(context, bad.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left, so nobody is there to answer.
        }
#pragma warning disable CA1031 // The service goes on after any exception, and the client learns nothing about the cause.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            if (failures.IsNew($"{context.Request.Path} {unexpected.GetType()}"))
            {
                LogFailure(log, new LoggedPath(context.Request.Path.Value ?? ""), unexpected);
            }

            if (context.Response.HasStarted)
            {
                context.Abort(); // Half a document must not look like a whole one.
                return;
            }

            await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError);
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 })
        {
            await Problem.WriteAsync(context, context.Response.StatusCode);
        }
    }

    [LoggerMessage(EventId = 2202, EventName = "RequestFailed", Level = LogLevel.Error, Message = "Request for {Path} failed")]
    private static partial void LogFailure(ILogger log, LoggedPath path, Exception exception);
}
