using Microsoft.Extensions.Hosting.Systemd;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Media;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;
using OpenTelemetry.Metrics;

namespace NewsFeeds.Server.Hosting;

/// <summary>Puts the service together.</summary>
internal static partial class NewsFeedsHost
{
    /// <summary>Builds the service, starts it, tells where it listens, and returns when it has stopped.</summary>
    /// <inheritdoc cref="Build"/>
    public static async Task ServeAsync(string[] settings, TextWriter output, CancellationToken stop)
    {
        await Task.Yield(); // The command line begins to listen for signals when this first waits.
        _ = Task.Run(ArticleHtml.Load, stop);
        using var hangUps = new HangUps();
        await using var app = Build(settings);
        hangUps.TellTo(app.Logger);
        await StartAsync(app, stop);
        TellStart(app, output);
        await app.WaitForShutdownAsync(stop);
        Stopped(app.Logger);
    }

    private static void TellStart(WebApplication app, TextWriter output)
    {
        var (edition, addresses) = (app.Services.GetRequiredService<Newsroom>().Current, app.Services.GetRequiredService<PublicUrls>());
        var desk = app.Services.GetRequiredService<NewsFeedsOptions>().Desk;
        if (!LogSettings.IsForPeople(app.Configuration))
        {
            var (listening, home) = (string.Join(", ", app.Urls), addresses.Of(Address.Home));
            Started(app.Logger, listening, home, edition.All.Articles.Length, desk ?? "none");
            return;
        }

        try
        {
            StartupBanner.Write(output, edition, addresses, app.Urls, desk);
        }
        catch (IOException)
        {
            // The output goes to a full disk, or to a terminal that is closed. Whoever reads feeds needs neither.
        }
    }

    /// <summary>
    /// Builds the service and reads the content, so that the first request finds an edition. It listens once it is started.
    /// </summary>
    /// <param name="settings">In the form of the command-line configuration provider: <c>--key=value</c> or <c>--key value</c>.</param>
    /// <param name="time">The clock by which articles appear and leave; null stands for the system's.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    /// <exception cref="Articles.ContentException">The article store cannot be served.</exception>
    public static WebApplication Build(string[] settings, TimeProvider? time = null)
    {
        var ports = new BoundPorts();
        try
        {
            return Assemble(settings, time ?? TimeProvider.System, ports);
        }
        catch
        {
            ports.Dispose();
            throw;
        }
    }

    private static WebApplication Assemble(string[] settings, TimeProvider time, BoundPorts ports)
    {
        Limits.CheckOpenFiles();

        // The slim builder starts sooner and can be compiled ahead of time. It leaves out HTTPS from configuration, which is added below.
        // Settings are read once. Watching appsettings.json would watch every folder below the current one, and a start would fail where
        // the system has no watches left.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. settings]);
        LogSettings.Apply(builder.Configuration, builder.Services);
        var options = NewsFeedsOptions.Read(builder.Configuration);
        LogSettings.Check(builder.Configuration);

        var addresses = ListenAddresses.Read(builder.Configuration, ports.Bind);
        if (options.Desk is { } desk)
        {
            ListenAddresses.ReadDesk(desk, addresses, ports.Bind);
        }

        var publicUrl = PublicUrl.Of(options, addresses);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        builder.WebHost.UseSockets(sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true; // Program.cs says why this is safe here.
            sockets.CreateBoundListenSocket = ports.Take;
        });

        builder.Services.AddSingleton(_ => ports);
        builder.Services.AddNewsroom(options, publicUrl, time);
        builder.Services.AddSingleton(services => StateFolder.Of(
            options, options.Database?.Name ?? ((ContentFolder)services.GetRequiredService<IArticleStore>()).Root, publicUrl));
        builder.Services.AddSingleton(services => new LastModifiedDates(
            time,
            services.GetRequiredService<StateFolder>().PathOf("feeds", ".json") is { } file
                ? new LastModifiedFile(file, services.GetRequiredService<ILogger<LastModifiedFile>>())
                : null));
        builder.Services.AddServing(options);
        if (options.Desk is not null)
        {
            builder.Services.AddHostedService<PollService>(); // What starts first stops last.
            builder.Services.AddDesk();
        }

        builder.Services.AddHostedService<PrebuildService>(); // It starts before the newsroom, so that it misses no edition.
        builder.Services.AddHostedService<NewsroomService>();
        builder.Services.AddHostedService<DatesService>();
        builder.Services.AddHostedService<MemoryService>();

        AddSystemd(builder.Services);
        var app = FrameworkSettings.Build(builder);
        CheckState(options, app.Logger);
        if (PublicUrl.IsUnknown(options, addresses))
        {
            PublicUrlUnknown(app.Logger, publicUrl);
        }

        if (Limits.Connections < Limits.AmpleConnections)
        {
            ConnectionsLimited(app.Logger, Limits.Connections);
        }

        app.Services.GetRequiredService<MediaFolder>().FaultFound += fault => MediaFault(app.Logger, fault);
        app.Services.GetRequiredService<BoundPorts>(); // The container disposes only what was asked for.
        app.Services.GetRequiredService<Newsroom>();
        app.Services.GetService<MeterProvider>(); // It reads the variables of OpenTelemetry, where there is a desk.
        app.UseServing(options);
        return app;
    }

    // The package's own method looks at the parent process, which a unit with ProtectProc= hides, and it would overrule the operator's
    // format of the log. What counts is whether somebody waits to be notified.
    private static void AddSystemd(IServiceCollection services)
    {
        var notifier = new SystemdNotifier();
        if (notifier.IsEnabled)
        {
            services.AddSingleton<ISystemdNotifier>(notifier);
            services.AddSingleton<IHostLifetime, SystemdLifetime>();
        }
    }

    /// <summary>Starts the service. What a failed start has begun is ended before its parts are disposed.</summary>
    internal static async Task StartAsync(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception e)
        {
            // What fails in ending would hide why the start failed.
            await app.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Certificates.Explain(e, app.Configuration) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    [LoggerMessage(
        EventId = 2410, EventName = "Started",
        Level = LogLevel.Information,
        Message = "Listening on {Addresses}; public address: {PublicUrl}, articles: {Articles}, desk: {Desk}")]
    private static partial void Started(ILogger log, string addresses, string publicUrl, int articles, string desk);

    [LoggerMessage(EventId = 2411, EventName = "Stopped", Level = LogLevel.Information, Message = "The service has stopped")]
    private static partial void Stopped(ILogger log);

    [LoggerMessage(
        EventId = 2401, EventName = "PublicUrlUnknown",
        Level = LogLevel.Warning,
        Message = "No PublicUrl is set, so feeds link to {PublicUrl}, which readers on other machines cannot open; set NewsFeeds:PublicUrl "
            + "to the address that they use")]
    private static partial void PublicUrlUnknown(ILogger log, Uri publicUrl);

    [LoggerMessage(
        EventId = 2402, EventName = "ConnectionsLimited",
        Level = LogLevel.Information,
        Message = "The service keeps at most {Connections} connections, half of what the system lets it open; "
            + "raise the limit with LimitNOFILE= of systemd or with ulimit -n")]
    private static partial void ConnectionsLimited(ILogger log, int connections);

    [LoggerMessage(EventId = 2403, EventName = "MediaFault", Level = LogLevel.Warning, Message = "{Fault}")]
    private static partial void MediaFault(ILogger log, Fault fault);

    // An operator who names a folder relies on it, so the start fails. Otherwise the service goes on, and says what that costs.
    private static void CheckState(NewsFeedsOptions options, ILogger log)
    {
        if (StateFolder.Trouble(options) is not { } trouble)
        {
            return;
        }

        if (options.State is not null)
        {
            throw new SettingsException($"{NewsFeedsOptions.Section}:{nameof(options.State)} cannot be used: {trouble}");
        }

        NothingIsKept(log, trouble);
    }

    [LoggerMessage(
        EventId = 2404, EventName = "NothingKept",
        Level = LogLevel.Warning,
        Message = "Dates of feeds are not kept over a restart, because {Trouble}; name a folder with NewsFeeds:State, or 'none'")]
    private static partial void NothingIsKept(ILogger log, string trouble);
}
