using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using NewsFeeds.Server.Settings;
using OpenTelemetry.Metrics;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// Listens for the operator. It is a server of its own, so that nothing of the desk can be reached where the public is served, whatever the
/// settings of that server are. It is up before the service is ready, and it goes down when all public requests are answered.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed class DeskHost : IHostedService, IDisposable
{
    private const int MostConnections = 100;

    private readonly string _address;
    private readonly RequestDelegate _answer;
    private readonly KestrelServer _server;

    public DeskHost(NewsFeedsOptions options, DeskEndpoint desk, MeterProvider metrics, IServiceProvider services, ILoggerFactory log)
    {
        _address = options.Desk!;
        var pipeline = new ApplicationBuilder(services);
        pipeline.Use(next => context => desk.AdmitAsync(context, next));
        pipeline.UseOpenTelemetryPrometheusScrapingEndpoint(
            metrics, context => context.Request.Path.Value == "/metrics", path: null, configureBranchedPipeline: null, optionsName: null);
        pipeline.Run(desk.ServeAsync);
        _answer = pipeline.Build();

        var kestrel = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxRequestBodySize = 0;
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), log);
        _server = new KestrelServer(Options.Create(kestrel), sockets, log);
        _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Add(_address);
    }

    /// <summary>Begins to listen.</summary>
    /// <exception cref="SettingsException">Nobody can listen on the address.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _server.StartAsync(new Application(_answer), cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException)
        {
            throw new SettingsException(
                $"{NewsFeedsOptions.Section}:{nameof(NewsFeedsOptions.Desk)} cannot listen on {_address}: {ReasonOf(e)}");
        }
    }

    /// <summary>Lets running requests end, and listens no more.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    public void Dispose() => _server.Dispose();

    // Kestrel says only that it cannot bind. What the system says is inside.
    private static string ReasonOf(Exception e) => e switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => ReasonOf(first),
        { InnerException: { } inner } => ReasonOf(inner),
        _ => e.Message,
    };

    private sealed class Application(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
