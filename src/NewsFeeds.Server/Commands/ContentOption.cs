using System.CommandLine;
using NewsFeeds.Articles;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary>The content folder that a command works on: what <c>--content</c> names, else what the service's settings name.</summary>
internal sealed class ContentOption
{
    private readonly Option<string?> _content = new("--content") { Description = "The content folder (content)", HelpName = "DIR" };

    public void AddTo(Command command) => command.Options.Add(_content);

    /// <summary>The folder as it was named, or null.</summary>
    public string? Named(ParseResult parsed) => parsed.GetValue(_content);

    /// <summary>The settings under which the service would publish the folder, and the folder among them.</summary>
    /// <exception cref="SettingsException">A setting or an argument is wrong.</exception>
    public NewsFeedsOptions Read(ParseResult parsed)
    {
        // The root lets words pass that may be the host's settings; here they are slips, and a slip must not check another folder than was meant.
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            throw new SettingsException($"'{unknown}' is no option of this command; see {CommandCall.NameOf(parsed)} --help");
        }

        var settings = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        if (Named(parsed) is { } named)
        {
            // As serve passes it on, so that what is no name there is none here.
            settings.AddInMemoryCollection([new($"{NewsFeedsOptions.Section}:{nameof(NewsFeedsOptions.Content)}", named)]);
        }

        return NewsFeedsOptions.Read(settings.Build());
    }

    public static Fault Missing(string path) => new Fault(path, 0, 0, Severity.Error, "no-content", path);
}
