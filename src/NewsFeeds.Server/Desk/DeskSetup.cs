using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace NewsFeeds.Server.Desk;

/// <summary>Sets up the desk: what counts polls, and where the operator sees them.</summary>
internal static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PollFiles(
            provider.GetRequiredService<StateFolder>().PathOf("polls"), provider.GetRequiredService<ILogger<PollFiles>>()));
        services.AddSingleton<PollCounter>();
        services.AddSingleton<RecentEdits>();
        services.AddSingleton<FeedAnswered>(provider => provider.GetRequiredService<PollCounter>().Count);
        services.AddSingleton<FeedMetrics>();
        services.AddSingleton(MetricsOf);
        services.AddSingleton<DeskEndpoint>();
        services.AddHostedService<DeskHost>();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    // The runtime's meter is read when somebody asks. The server's own meters would cost every request, so they stay off.
    private static MeterProvider MetricsOf(IServiceProvider services)
    {
        services.GetRequiredService<FeedMetrics>(); // Made here, because a meter is only read once it exists.
        try
        {
            return BuildMetrics();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw new SettingsException($"a variable of OpenTelemetry, OTEL_…, cannot be used: {e.Message}");
        }
    }

    private static MeterProvider BuildMetrics()
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.Clear()
                .AddService("newsfeeds", autoGenerateServiceInstanceId: false).AddTelemetrySdk().AddEnvironmentVariableDetector())
            .AddMeter(FeedMetrics.Name, "System.Runtime")
            .AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 0);

        // The exporter reads OTEL_EXPORTER_OTLP_ENDPOINT itself, and never the variable of metrics alone.
        var ofMetrics = Variable("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT");
        if ((ofMetrics ?? Variable("OTEL_EXPORTER_OTLP_ENDPOINT")) is not null && Variable("OTEL_METRICS_EXPORTER") != "none")
        {
            builder.AddOtlpExporter(exporter =>
            {
                if (ofMetrics is not null)
                {
                    exporter.Endpoint = new Uri(ofMetrics);
                }
            });
        }

        return builder.Build();
    }
}
