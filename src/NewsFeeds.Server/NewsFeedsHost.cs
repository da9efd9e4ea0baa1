using NewsFeeds.Articles.Folder;
using NewsFeeds.Editions;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server;

/// <summary>Puts the service together; it listens when it is started, and can be started only with an edition to serve.</summary>
internal static class NewsFeedsHost
{
    /// <param name="arguments">In the form of the command-line configuration provider: <c>--key=value</c> or <c>--key value</c>.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    /// <exception cref="Articles.ContentException">The content folder cannot be served.</exception>
    public static WebApplication Build(string[] arguments)
    {
        // The slim builder starts 60 ms sooner; what it leaves out and this service needs is HTTPS from configuration.
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Defaults });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        var options = NewsFeedsOptions.Read(builder.Configuration);
        var host = PublicUrl.Of(options, (builder.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)).Host;

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new ContentFolder(options.Content, $"{host},2000"));
        builder.Services.AddSingleton(services => OpeningNewsroom.Open(services, options));
        builder.Services.AddHostedService<NewsroomService>();
        builder.Services.AddServing(options);

        var app = builder.Build();
        app.Services.GetRequiredService<Newsroom>(); // Opened here, so that a missing folder stops the start and the first request finds an edition.
        app.UseServing(options);
        return app;
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
