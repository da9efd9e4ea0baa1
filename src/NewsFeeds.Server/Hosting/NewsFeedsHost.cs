using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Server.Pages;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>Puts the service together; it listens when it is started, and can be started only with an edition to serve.</summary>
internal static class NewsFeedsHost
{
    /// <param name="arguments">In the form of the command-line configuration provider: <c>--key=value</c> or <c>--key value</c>.</param>
    /// <param name="time">The clock by which articles appear and leave; the system's where none is given.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    /// <exception cref="Articles.ContentException">The content folder cannot be served.</exception>
    public static WebApplication Build(string[] arguments, TimeProvider? time = null)
    {
        // The slim builder starts sooner and can be compiled ahead; what it leaves out and this service needs is HTTPS from configuration.
        // Settings are read once: to notice a new appsettings.json would put a watch on every folder below the current one, and stop the start where there are none left.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. arguments]);
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Defaults });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true); // Why it is safe here, Program.cs says.
        var options = NewsFeedsOptions.Read(builder.Configuration);
        CheckLogLevels(builder.Configuration.GetSection("Logging"));
        var host = PublicUrl.Of(options, (builder.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)).Host;

        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(services => new ContentFolder(
            options.Content, $"{host},2000", !options.Polling, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IArticleStore>(services => services.GetRequiredService<ContentFolder>());
        builder.Services.AddSingleton(OpeningNewsroom.Open);
        builder.Services.AddHostedService<NewsroomService>();
        builder.Services.AddServing(options);
        builder.Services.AddPages();

        var app = builder.Build();
        app.Services.GetRequiredService<Newsroom>(); // Opened here, so that a missing folder stops the start and the first request finds an edition.
        app.UseServing(options);
        return app;
    }

    // The framework's own words name the value, but neither the key nor what would be right.
    private static void CheckLogLevels(IConfigurationSection logging)
    {
        foreach (var (key, value) in logging.AsEnumerable())
        {
            if (key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase) && value is { Length: > 0 } && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
            {
                throw new SettingsException($"{key} must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}, but is '{value}'");
            }
        }
    }

    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        // At any other level each request gets an Activity and a log scope, 1 KB that nobody reads: a poll allocates three times as much.
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None", // A start that fails is told in one line by the command, without a stack trace.
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-ddTHH:mm:ss.fffK ",
    };
}
