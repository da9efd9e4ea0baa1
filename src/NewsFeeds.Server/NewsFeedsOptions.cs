using System.Globalization;
using System.Net;

namespace NewsFeeds.Server;

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
            case "PUBLICURL" when IsWeb(value, out var url) && url is { Query: "", Fragment: "", UserInfo: "" }:
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
            case "TRUSTEDPROXIES" when TryParseNetworks(key, out var networks):
                return this with { TrustedProxies = networks };
            default:
                mistakes.Add(Mistake(key.Key, value));
                return this;
        }
    }

    private static string Mistake(string key, string value) => $"{Section}:{key} " + key.ToUpperInvariant() switch
    {
        "CONTENT" => "must name a folder",
        "PUBLICURL" => $"must be an absolute http or https address without query, such as https://example.vn, but is '{value}'",
        "ARTICLEURL" => $"must be an absolute address with {{slug}}, and may have {{category}} and {{date}}, but is '{value}'",
        "WATCH" => $"must be 'events' or 'polling', but is '{value}'",
        "STORE" => $"must be 'folder', but is '{value}'",
        "RATELIMIT" => $"must be a number of requests per minute, 0 for no limit, but is '{value}'",
        "TRUSTEDPROXIES" => $"must list addresses or networks such as 10.0.0.0/8, but is '{value}'",
        _ => "is not a setting; there are Content, PublicUrl, ArticleUrl, Watch, Store, State, RateLimit and TrustedProxies",
    };

    private static bool IsWeb(string value, out Uri? url) => Uri.TryCreate(value, UriKind.Absolute, out url) && url.Scheme is "http" or "https" && url.Host.Length > 0;

    private static bool IsTemplate(string value)
    {
        var filled = value.Replace("{category}", "c", StringComparison.Ordinal).Replace("{date}", "d", StringComparison.Ordinal).Replace("{slug}", "s", StringComparison.Ordinal);
        return value.Contains("{slug}", StringComparison.Ordinal) && !filled.AsSpan().ContainsAny('{', '}') && IsWeb(filled, out _);
    }

    // A list in a file, or a line with commas in an environment variable.
    private static bool TryParseNetworks(IConfigurationSection key, out List<IPNetwork> networks)
    {
        networks = [];
        var names = key.Value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ?? key.GetChildren().Select(child => child.Value ?? "").ToArray();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(name, out var network)) networks.Add(network);
            else return false;
        }

        return true;
    }
}
