using System.Globalization;
using System.Net;
using NewsFeeds.Addresses;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Settings;

/// <summary>The settings in section <c>NewsFeeds</c> of the configuration.</summary>
internal sealed record NewsFeedsOptions
{
    public const string Section = "NewsFeeds";

    private static readonly Setting[] All =
    [
        new(nameof(Content), "must name a folder", (options, value) => value.Length > 0 ? options with { Content = value } : null),
        new(
            nameof(PublicUrl),
            "must be an http or https address without user, query or control characters, such as https://example.vn or "
                + $"https://example.vn/tin, whose path does not begin with {string.Join(", ", Address.TopSegments)}",
            WithPublicUrl),
        new(
            nameof(ArticleUrl),
            "must be an address with {slug} after the host, and perhaps {category} and {date}, such as https://example.vn/{date}/{slug}",
            (options, value) => value.Length == 0 || IsTemplate(value) ? options with { ArticleUrl = NullIfEmpty(value) } : null),
        new(
            "Watch",
            "must be 'events' or 'polling'",
            (options, value) => value is "events" or "polling" ? options with { Polling = value == "polling" } : null),
        new(
            nameof(Store),
            "must be 'folder' or 'postgres'",
            (options, value) => value is "folder" or "postgres" ? options with { Store = value } : null),
        new(nameof(State), "must name a folder, or be 'none'", (options, value) => options with { State = NullIfEmpty(value) }),
        new(
            nameof(RateLimit),
            "must be a number of requests per minute, 0 for no limit",
            (options, value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
                ? options with { RateLimit = limit }
                : null),
        new(
            nameof(TrustedProxies),
            "must be addresses or networks in their usual spelling, such as 192.0.2.7 or 10.0.0.0/8",
            (options, value) => NetworkOf(value) is { } network
                ? options with { TrustedProxies = [.. options.TrustedProxies, network] }
                : null,
            IsList: true),
        new(
            nameof(Desk),
            "must be an http address of its own to listen on, such as http://127.0.0.1:5001",
            (options, value) => value.Length == 0 || ListenAddresses.IsDesk(value) ? options with { Desk = NullIfEmpty(value) } : null),
    ];

    private readonly string? _content;

    /// <summary>The content folder; relative to the current directory. Beside a database it holds pictures and sounds alone.</summary>
    public string Content
    {
        get => _content ?? "content";
        init => _content = value;
    }

    /// <summary>Whether there is a content folder. Beside a database there is one only where it is set.</summary>
    public bool HasContent => Store == "folder" || _content is not null;

    /// <summary>Where readers reach the service; null stands for the address that it listens on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where articles are, with <c>{category}</c>, <c>{date}</c>, <c>{slug}</c>; null stands for this service.</summary>
    public string? ArticleUrl { get; init; }

    /// <summary>Whether changes are found by scanning at intervals (network drives) rather than by the file system's events.</summary>
    public bool Polling { get; init; }

    /// <summary>The kind of article store.</summary>
    public string Store { get; init; } = "folder";

    /// <summary>The newsroom's database; null where the content folder is the store.</summary>
    public DatabaseOptions? Database { get; init; }

    /// <summary>
    /// The folder in which the dates of feeds are kept over a restart; null stands for the account's own, <c>none</c> for nowhere.
    /// </summary>
    public string? State { get; init; }

    /// <summary>Requests per minute and address; 0 allows any number.</summary>
    public int RateLimit { get; init; }

    /// <summary>The proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Where the operator's desk listens, apart from what is public; null for nowhere.</summary>
    public string? Desk { get; init; }

    /// <summary>Reads and validates all keys.</summary>
    /// <exception cref="SettingsException">Names every mistake with its key.</exception>
    public static NewsFeedsOptions Read(IConfiguration configuration)
    {
        var mistakes = new List<string>();
        var options = new NewsFeedsOptions();
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            if (Array.Find(All, each => each.Key.Equals(section.Key, StringComparison.OrdinalIgnoreCase)) is not { } setting)
            {
                mistakes.Add($"{section.Path} is not a setting; the settings are {string.Join(", ", All.Select(each => each.Key))}");
                continue;
            }

            foreach (var (key, value) in setting.IsList ? ListOf(section) : [(section.Path, section.Value?.Trim() ?? "")])
            {
                if (setting.Parse(options, value) is { } parsed)
                {
                    options = parsed;
                }
                else
                {
                    mistakes.Add(value.Length == 0 ? $"{key} {setting.MustBe}" : $"{key} {setting.MustBe}, but is '{value}'");
                }
            }
        }

        if (options.Store == "postgres")
        {
            options = options with { Database = DatabaseOptions.Read(configuration, mistakes) };
        }

        return mistakes.Count == 0 ? options : throw new SettingsException(string.Join("; ", mistakes));
    }

    // A list in a file has a section for each entry; in an environment variable it is one line with commas.
    private static IEnumerable<(string Key, string Value)> ListOf(IConfigurationSection section) =>
        section.Value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(entry => (section.Path, entry))
        ?? section.GetChildren().Select(child => (child.Path, child.Value?.Trim() ?? ""));

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;

    private static NewsFeedsOptions? WithPublicUrl(NewsFeedsOptions options, string value)
    {
        if (value.Length == 0)
        {
            return options;
        }

        var isAddress = WebAddress.Is(value, out var url) && url is { Query: "", Fragment: "", UserInfo: "" };
        return isAddress && IsPrefix(Uri.UnescapeDataString(url!.AbsolutePath)) ? options with { PublicUrl = url } : null;
    }

    // A public path that begins like a path of the service's own would be ambiguous where a proxy may remove it from requests.
    private static bool IsPrefix(string path) =>
        !path.Any(char.IsControl)
        && !Address.TopSegments.Contains(
            path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(), StringComparer.OrdinalIgnoreCase);

    // The address must be at the same host whatever fills the template, so that no article leads to another site.
    private static bool IsTemplate(string value) =>
        value.Contains("{slug}", StringComparison.Ordinal)
        && WebAddress.Is(Filled(value, "a"), out var one) && WebAddress.Is(Filled(value, "b"), out var other)
        && one.GetLeftPart(UriPartial.Authority) == other.GetLeftPart(UriPartial.Authority)
        && !Filled(value, "").AsSpan().ContainsAny('{', '}');

    private static string Filled(string template, string with) => template.Replace("{category}", with, StringComparison.Ordinal)
        .Replace("{date}", with, StringComparison.Ordinal).Replace("{slug}", with, StringComparison.Ordinal);

    // The parser also takes 10 for 0.0.0.10 and 010.0.0.1 for 8.0.0.1, which nobody means to trust. So only the usual spelling counts.
    private static IPNetwork? NetworkOf(string name)
    {
        if (IPAddress.TryParse(name, out var address))
        {
            return IsSpelled(name, address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
        }

        return IPNetwork.TryParse(name, out var network) && IsSpelled(name, network) ? network : null;
    }

    private static bool IsSpelled(string name, object parsed) => name.Equals(parsed.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>A key of the section.</summary>
    /// <param name="Key">Its name.</param>
    /// <param name="MustBe">What its value must be, as a message says it.</param>
    /// <param name="Parse">Gives the options with a value, or null where the value is wrong.</param>
    /// <param name="IsList">Whether it may have several values.</param>
    private sealed record Setting(string Key, string MustBe, Func<NewsFeedsOptions, string, NewsFeedsOptions?> Parse, bool IsList = false);
}
