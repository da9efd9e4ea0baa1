using System.CommandLine;
using NewsFeeds.Articles;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary><c>--content</c>: the folder that a command works on; without it, the one that the service's settings name.</summary>
internal sealed class ContentOption : Option<string?>
{
    public ContentOption()
        : base("--content") => (Description, HelpName) = ("The content folder (content)", "DIR");

    /// <summary>The settings under which the service would publish the folder, and the folder among them.</summary>
    /// <exception cref="SettingsException">A setting or an argument is wrong.</exception>
    public NewsFeedsOptions Read(ParseResult parsed) => NewsFeedsOptions.Read(Configuration(parsed));

    /// <summary>Everything that the service would read its settings from.</summary>
    /// <exception cref="SettingsException">An argument is wrong.</exception>
    public IConfiguration Configuration(ParseResult parsed)
    {
        // The root command accepts unknown words, because they may be settings of the host. Here a mistyped option must not check another
        // folder.
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            throw new SettingsException($"'{unknown}' is no option of this command; see {CommandLine.NameOf(parsed)} --help");
        }

        var settings = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        if (parsed.GetValue(this) is { } named)
        {
            // The name is validated as a setting, as serve does.
            settings.AddInMemoryCollection([new($"{NewsFeedsOptions.Section}:{nameof(NewsFeedsOptions.Content)}", named)]);
        }

        return settings.Build();
    }

    public static Fault Missing(string path) => new Fault(path, 0, 0, Severity.Error, "no-content", path);
}
