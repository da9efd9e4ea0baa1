using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using NewsFeeds.Server.Serving;
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

    private readonly RequestDelegate _answer;
    private readonly KestrelServer _server;

    /// <param name="options">Where it listens.</param>
    /// <param name="desk">What answers.</param>
    /// <param name="metrics">What the scraper gets.</param>
    /// <param name="bound">Gives the socket that is bound to an address already.</param>
    /// <param name="services">The services that the parts of the pipeline ask for.</param>
    /// <param name="log">Where the server logs.</param>
    public DeskHost(
        NewsFeedsOptions options, DeskEndpoint desk, MeterProvider metrics, IOptions<SocketTransportOptions> bound,
        IServiceProvider services, ILoggerFactory log)
    {
        var pipeline = new ApplicationBuilder(services);
        pipeline.Use(next => context => desk.AdmitAsync(context, next));
        pipeline.UseOpenTelemetryPrometheusScrapingEndpoint(
            metrics, context => context.Request.Path.Value == "/metrics", path: null, configureBranchedPipeline: null, optionsName: null);
        pipeline.Run(desk.ServeAsync);
        _answer = pipeline.Build();

        var kestrel = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.RequestHeadersTimeout = Limits.HeadersTimeout;
        var sockets = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions { CreateBoundListenSocket = bound.Value.CreateBoundListenSocket }), log);
        _server = new KestrelServer(Options.Create(kestrel), sockets, log);
        _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Add(options.Desk!);
    }

    /// <summary>Begins to listen.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _server.StartAsync(new Application(_answer), cancellationToken);

    /// <summary>Lets running requests end, and listens no more.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    public void Dispose() => _server.Dispose();

    private sealed class Application(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
