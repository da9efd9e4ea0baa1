using System.Globalization;
using System.Net;
using NewsFeeds.Addresses;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Settings;

/// <summary>The settings: section <c>NewsFeeds</c> of the configuration.</summary>
internal sealed record NewsFeedsOptions
{
    public const string Section = "NewsFeeds";

    /// <summary>The content folder; relative to the current directory.</summary>
    public string Content { get; init; } = "content";

    /// <summary>Where the service is reached from outside; null means the address it listens on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where articles live, with <c>{category}</c>, <c>{date}</c>, <c>{slug}</c>; null means here.</summary>
    public string? ArticleUrl { get; init; }

    /// <summary>Whether changes are noticed by looking again and again (network drives) rather than by the file system's events.</summary>
    public bool Polling { get; init; }

    /// <summary>A folder in which feed dates are remembered over a restart; null means the account's own, <c>none</c> means nowhere.</summary>
    public string? State { get; init; }

    /// <summary>Requests per minute and address; 0 means any number.</summary>
    public int RateLimit { get; init; }

    /// <summary>The proxies whose X-Forwarded-For and -Proto are believed.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Reads and validates all keys.</summary>
    /// <exception cref="SettingsException">Names every mistake with its key.</exception>
    public static NewsFeedsOptions Read(IConfiguration configuration)
    {
        var mistakes = new List<string>();
        var options = new NewsFeedsOptions();
        foreach (var key in configuration.GetSection(Section).GetChildren())
        {
            options = options.With(key, mistakes);
        }

        return mistakes.Count == 0 ? options : throw new SettingsException(string.Join("; ", mistakes));
    }

    private NewsFeedsOptions With(IConfigurationSection key, List<string> mistakes)
    {
        var value = key.Value?.Trim() ?? "";
        switch (key.Key.ToUpperInvariant())
        {
            case "CONTENT" when value.Length > 0:
                return this with { Content = value };
            case "PUBLICURL" when value.Length == 0:
                return this;
            case "PUBLICURL" when WebAddress.Is(value, out var url) && url is { Query: "", Fragment: "", UserInfo: "" } && IsPrefix(url.AbsolutePath):
                return this with { PublicUrl = url };
            case "ARTICLEURL" when value.Length == 0:
                return this;
            case "ARTICLEURL" when IsTemplate(value):
                return this with { ArticleUrl = value };
            case "WATCH" when value is "events" or "polling":
                return this with { Polling = value == "polling" };
            case "STORE" when value == "folder":
                return this;
            case "STATE":
                return this with { State = value.Length == 0 ? null : value };
            case "RATELIMIT" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit):
                return this with { RateLimit = limit };
            case "TRUSTEDPROXIES":
                return this with { TrustedProxies = Networks(key, mistakes) };
            default:
                mistakes.Add(Mistake(key.Key, value));
                return this;
        }
    }

    private static string Mistake(string key, string value) => $"{Section}:{key} " + key.ToUpperInvariant() switch
    {
        "CONTENT" => "must name a folder",
        "PUBLICURL" when WebAddress.Is(value, out var url) && IsOwn(url.AbsolutePath) =>
            $"must have a path that does not begin with a name of the service's own ({string.Join(", ", Address.TopSegments)}), such as https://example.vn/tin, but is '{value}'",
        "PUBLICURL" => $"must be an absolute http or https address without query or control characters, such as https://example.vn, but is '{value}'",
        "ARTICLEURL" => $"must be an absolute address with {{slug}} behind the host, where {{category}} and {{date}} may stand too, but is '{value}'",
        "WATCH" => $"must be 'events' or 'polling', but is '{value}'",
        "STORE" => $"must be 'folder', but is '{value}'",
        "RATELIMIT" => $"must be a number of requests per minute, 0 for no limit, but is '{value}'",
        _ => "is not a setting; there are Content, PublicUrl, ArticleUrl, Watch, Store, State, RateLimit and TrustedProxies",
    };

    private static bool IsPrefix(string path) => !IsOwn(path) && !Uri.UnescapeDataString(path).Any(char.IsControl);

    // A request's path that began with such a segment could be the public path or an address below it.
    private static bool IsOwn(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, ..]
        && Address.TopSegments.Contains(Uri.UnescapeDataString(first), StringComparer.OrdinalIgnoreCase);

    // Filled in two ways it is an address at the same host: no article may lead elsewhere, or nowhere because no host is named like it.
    private static bool IsTemplate(string value) =>
        value.Contains("{slug}", StringComparison.Ordinal)
        && WebAddress.Is(Filled(value, "a"), out var one) && WebAddress.Is(Filled(value, "b"), out var other)
        && one.GetLeftPart(UriPartial.Authority) == other.GetLeftPart(UriPartial.Authority)
        && !Filled(value, "").AsSpan().ContainsAny('{', '}');

    private static string Filled(string template, string with) => template.Replace("{category}", with, StringComparison.Ordinal)
        .Replace("{date}", with, StringComparison.Ordinal).Replace("{slug}", with, StringComparison.Ordinal);

    // A list in a file, or a line with commas in an environment variable.
    private static List<IPNetwork> Networks(IConfigurationSection key, List<string> mistakes)
    {
        var networks = new List<IPNetwork>();
        var entries = key.Value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => (key.Key, Name: name))
            ?? key.GetChildren().Select(child => (Key: $"{key.Key}:{child.Key}", Name: child.Value?.Trim() ?? ""));
        foreach (var (place, name) in entries)
        {
            if (NetworkOf(name) is { } network) networks.Add(network);
            else mistakes.Add($"{Section}:{place} must be addresses or networks in their usual spelling, such as 192.0.2.7 or 10.0.0.0/8, but has '{name}'");
        }

        return networks;
    }

    // Only as it is printed: the parser also takes 10 for 0.0.0.10 and 010.0.0.1 for 8.0.0.1, and nobody means to trust those.
    private static IPNetwork? NetworkOf(string name) =>
        IPAddress.TryParse(name, out var address) && name.Equals(address.ToString(), StringComparison.OrdinalIgnoreCase) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(name, out var network) && name.Equals(network.ToString(), StringComparison.OrdinalIgnoreCase) ? network
        : null;
}
