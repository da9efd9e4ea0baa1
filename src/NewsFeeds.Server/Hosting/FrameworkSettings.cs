using System.Security.Cryptography;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// The settings that ASP.NET Core reads by itself. All are read here, so that a wrong one is one line, and an exception from elsewhere is a
/// bug of this program.
/// </summary>
internal static class FrameworkSettings
{
    /// <summary>Builds the application, whose parts read their settings.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        CheckProtocols(builder.Configuration);
        CheckHosts(builder.Configuration);
        try
        {
            var app = builder.Build(); // It makes the log.
            app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.ConfigurationLoader?.Load();
            return app;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or CryptographicException)
        {
            throw Certificates.Explain(e, builder.Configuration)
                ?? new SettingsException($"a setting of ASP.NET Core cannot be used: {e.Message}");
        }
    }

    // Kestrel would find out when it listens.
    private static void CheckProtocols(ConfigurationManager configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Append(configuration.GetSection("Kestrel:EndpointDefaults"));
        foreach (var protocols in endpoints.Select(endpoint => endpoint.GetSection("Protocols")))
        {
            if (Enum.TryParse<HttpProtocols>(protocols.Value, ignoreCase: true, out var named)
                && (named & HttpProtocols.Http1AndHttp2) == HttpProtocols.None)
            {
                throw new SettingsException($"{protocols.Path} must have Http1 or Http2, but is '{protocols.Value}'");
            }
        }
    }

    // The framework would find out at each request.
    private static void CheckHosts(ConfigurationManager configuration)
    {
        const string Key = "AllowedHosts";
        foreach (var host in (configuration[Key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                _ = new HostString(host).ToUriComponent();
            }
            catch (ArgumentException)
            {
                throw new SettingsException($"{Key} must be names of hosts, such as feeds.example.vn, but has '{host}'");
            }
        }
    }
}
