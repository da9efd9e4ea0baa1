using System.Net;

namespace NewsFeeds.Server.Settings;

/// <summary>
/// The addresses that the server listens on, found as ASP.NET Core finds them: Kestrel's own endpoints, else <c>urls</c>, else
/// <c>http_ports</c> and <c>https_ports</c>.
/// </summary>
internal static class ListenAddresses
{
    /// <summary>Reads the addresses. A port 0 is replaced by the real port, here and in the configuration.</summary>
    /// <param name="configuration">The configuration of the host.</param>
    /// <param name="choosePort">Gives the real port for a host; 0 where there is none.</param>
    /// <exception cref="SettingsException">An address cannot be listened on.</exception>
    public static IReadOnlyList<BindingAddress> Read(IConfiguration configuration, Func<string, int> choosePort)
    {
        var addresses = new List<BindingAddress>();
        foreach (var (key, value) in Found(configuration))
        {
            string[] before = [.. value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            string[] after = [.. before.Select(address => WithPort(Parse(key, address), address, choosePort))];
            addresses.AddRange(after.Select(address => Parse(key, address)));
            if (!before.SequenceEqual(after))
            {
                configuration[key] = string.Join(';', after);
            }
        }

        return addresses;
    }

    /// <summary>Whether the desk can listen on an address: http, a host and a port, and no path.</summary>
    public static bool IsDesk(string address) =>
        TryParse(address) is { Scheme: "http", PathBase: "", IsUnixPipe: false, IsNamedPipe: false, Port: > 0 };

    private static IEnumerable<(string Key, string Value)> Found(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        if (endpoints.Count > 0)
        {
            return endpoints.Select(endpoint => ($"{endpoint.Path}:Url", endpoint["Url"] ?? ""));
        }

        var urls = configuration["urls"];
        return [("urls", string.IsNullOrEmpty(urls) ? $"{OfPorts(configuration, "http")};{OfPorts(configuration, "https")}" : urls)];
    }

    private static string OfPorts(IConfiguration configuration, string scheme) => string.Join(
        ';',
        (configuration[$"{scheme}_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(port => $"{scheme}://*:{port}"));

    private static string WithPort(BindingAddress address, string text, Func<string, int> choosePort) =>
        address is { Port: 0, IsUnixPipe: false, IsNamedPipe: false }
            ? $"{address.Scheme}://{address.Host}:{choosePort(address.Host)}"
            : text;

    // Kestrel would refuse a wrong address with a stack trace.
    private static BindingAddress Parse(string key, string address) => TryParse(address)
        ?? throw new SettingsException($"{key} must be addresses to listen on, such as http://localhost:5000, but has '{address}'");

    private static BindingAddress? TryParse(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Port: <= IPEndPoint.MaxPort } parsed ? parsed : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
