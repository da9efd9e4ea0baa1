using System.Globalization;
using System.Net;

namespace NewsFeeds.Server.Settings;

/// <summary>
/// The addresses that the server listens on, found as ASP.NET Core finds them: Kestrel's own endpoints, else <c>urls</c>, else
/// <c>http_ports</c> and <c>https_ports</c>, else its default.
/// </summary>
internal static class ListenAddresses
{
    /// <summary>The key of ports of all addresses, which counts where there are no <c>urls</c>.</summary>
    public const string HttpsPorts = "https_ports";

    private const string HttpPorts = "http_ports";
    private const string Default = "http://localhost:5000";

    /// <summary>Reads the addresses. A port 0 is replaced by the real port, here and in the configuration.</summary>
    /// <param name="configuration">The configuration of the host.</param>
    /// <param name="bind">Binds the address that a key has, and gives its real port.</param>
    /// <exception cref="SettingsException">An address cannot be listened on.</exception>
    public static IReadOnlyList<BindingAddress> Read(IConfiguration configuration, Func<string, BindingAddress, int> bind)
    {
        var addresses = new List<BindingAddress>();
        foreach (var group in Found(configuration).ToLookup(each => each.Key, each => each.Address))
        {
            string[] bound = [.. group.Select(address => WithPort(group.Key, address, bind))];
            BindingAddress[] parsed = [.. bound.Select(address => Parse(group.Key, address))];
            configuration[group.Key] = group.Key is HttpPorts or HttpsPorts
                ? string.Join(';', parsed.Select(address => address.Port))
                : string.Join(';', bound);
            addresses.AddRange(parsed);
        }

        return addresses;
    }

    /// <summary>Binds the desk's address, which only the operator reaches.</summary>
    /// <exception cref="SettingsException">It is a public one, or cannot be listened on.</exception>
    public static void ReadDesk(string desk, IReadOnlyList<BindingAddress> others, Func<string, BindingAddress, int> bind)
    {
        const string Key = $"{NewsFeedsOptions.Section}:{nameof(NewsFeedsOptions.Desk)}";
        var address = Parse(Key, desk);
        if (others.Any(other => other.Port == address.Port))
        {
            throw new SettingsException($"{Key} must have a port of its own, but has '{desk}', whose port is public");
        }

        bind(Key, address);
    }

    /// <summary>Whether the desk can listen on an address: http, a host and a port.</summary>
    public static bool IsDesk(string address) =>
        TryParse(address) is { Scheme: "http", IsUnixPipe: false, IsNamedPipe: false, Port: > 0 } desk
        && (IsAny(desk) || IsLocalhost(desk) || IPAddress.TryParse(desk.Host, out _)); // Any other name stands for every address.

    /// <summary>Whether an address stands for all of this machine.</summary>
    public static bool IsAny(BindingAddress address) => address.Host is "*" or "+" or "0.0.0.0" or "[::]";

    /// <summary>Whether an address is the machine's own, in IPv4 and IPv6 at once.</summary>
    public static bool IsLocalhost(BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Key, string Address)> Found(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        if (endpoints.Count > 0)
        {
            return endpoints.SelectMany(endpoint => Addresses($"{endpoint.Path}:Url", endpoint["Url"] ?? ""));
        }

        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return Addresses("urls", urls);
        }

        var ofPorts = OfPorts(configuration, HttpPorts, "http").Concat(OfPorts(configuration, HttpsPorts, "https")).ToList();
        return ofPorts.Count > 0 ? ofPorts : Addresses("urls", Default);
    }

    private static IEnumerable<(string Key, string Address)> Addresses(string key, string value) =>
        Split(value).DefaultIfEmpty("").Select(address => (key, address));

    private static IEnumerable<(string Key, string Address)> OfPorts(IConfiguration configuration, string key, string scheme) =>
        Split(configuration[key] ?? "").Select(port =>
            int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= IPEndPoint.MaxPort
                ? (key, $"{scheme}://*:{number}")
                : throw new SettingsException($"{key} must be ports, such as 8080;8081, but has '{port}'"));

    private static string[] Split(string value) =>
        value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string WithPort(string key, string text, Func<string, BindingAddress, int> bind)
    {
        var address = Parse(key, text);
        var port = bind(key, address);
        return address.Port == port ? text : string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{address.Host}:{port}");
    }

    // Kestrel would refuse a wrong address with a stack trace.
    private static BindingAddress Parse(string key, string address) => TryParse(address)
        ?? throw new SettingsException(
            $"{key} must be addresses to listen on, http or https with localhost, * or an IP address and a port up to 65535, "
                + $"such as http://localhost:5000, but has '{address}'");

    private static BindingAddress? TryParse(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address is { Scheme: "http" or "https", PathBase: "", Port: >= 0 and <= IPEndPoint.MaxPort }
                && (IsOfAPort(address) || address.IsUnixPipe || (address.IsNamedPipe && OperatingSystem.IsWindows()))
                ? address
                : null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null; // The framework throws the second at http://unix:/ and its like.
        }
    }

    private static bool IsOfAPort(BindingAddress address) =>
        IsAny(address)
        || (IsNumeric(address.Host) ? IPAddress.TryParse(address.Host, out _) : Uri.CheckHostName(address.Host) != UriHostNameType.Unknown);

    // Kestrel would take 256.0.0.1 for a name, and a name for every address.
    private static bool IsNumeric(string host) => host.All(c => char.IsAsciiDigit(c) || c == '.');
}
