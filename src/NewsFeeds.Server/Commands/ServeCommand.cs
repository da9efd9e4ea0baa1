using System.CommandLine;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary>Serves until it is told to stop.</summary>
/// <param name="settings">In the form of the command-line configuration provider: <c>--key=value</c> or <c>--key value</c>.</param>
/// <param name="output">Gets the lines that the operator reads once the service listens.</param>
/// <param name="stop">Stops it.</param>
internal delegate Task Serve(string[] settings, TextWriter output, CancellationToken stop);

/// <summary><c>newsfeeds [serve]</c>.</summary>
internal static class ServeCommand
{
    // Beside the options of the command, any key of ASP.NET Core's configuration is accepted, and these keys of the host.
    private static readonly string[] HostKeys =
        ["environment", "contentRoot", "applicationName", "http_ports", "https_ports", "shutdownTimeoutSeconds"];

    /// <summary>Adds the command; the root command does the same.</summary>
    public static void AddTo(RootCommand root, Serve serve)
    {
        var command = new Command("serve", "Serve the content folder's feeds (the default)");
        root.Subcommands.Add(command);
        Configure(command, serve);
        Configure(root, serve);
        string[] examples =
        [
            "newsfeeds                                          the folder content, at http://localhost:5000",
            "newsfeeds serve --content ../newsroom --urls http://0.0.0.0:8080 --public-url https://feeds.example.vn",
            "newsfeeds serve --NewsFeeds:Watch=polling          for a network drive; every setting has such a key",
        ];
        command.HasExamples(examples);
        root.HasExamples(
        [
            .. examples, "newsfeeds init --authority example.vn,2026", "newsfeeds check",
            "newsfeeds new \"Giá cà phê tăng\" --category kinh-te",
            "newsfeeds import export.xml --uploads wp-content/uploads",
            "newsfeeds export /srv/www --public-url https://feeds.example.vn",
        ]);
    }

    private static void Configure(Command command, Serve serve)
    {
        var content = new ContentOption();
        var publicUrl = new Option<string?>("--public-url")
        {
            Description = "Where the service is reached from outside (the address it listens on)",
            HelpName = "URL",
        };
        var urls = new Option<string?>("--urls") { Description = "Where to listen (http://localhost:5000)", HelpName = "URL" };
        command.Options.Add(content);
        command.Options.Add(publicUrl);
        command.Options.Add(urls);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => RunAsync(
            serve,
            [
                .. Understood(parsed.UnmatchedTokens),
                .. Setting("NewsFeeds:Content", parsed.GetValue(content)),
                .. Setting("NewsFeeds:PublicUrl", parsed.GetValue(publicUrl)),
                .. Setting("urls", parsed.GetValue(urls)),
            ],
            parsed.InvocationConfiguration.Output,
            stop));
    }

    // A service that is told to stop while it starts has done what it was told.
    private static async Task RunAsync(Serve serve, string[] settings, TextWriter output, CancellationToken stop)
    {
        try
        {
            await serve(settings, output, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It ends with code 0.
        }
    }

    private static string[] Setting(string key, string? value) => value is null ? [] : [$"--{key}={value}"];

    /// <summary>
    /// The words, if all are configuration keys with values. Any other word is refused, because a mistyped command must not start a server.
    /// </summary>
    private static IReadOnlyList<string> Understood(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsSetting(words[i].Split('=')[0]))
            {
                throw new SettingsException($"'{words[i]}' is neither a command nor an option; see newsfeeds --help");
            }

            if (!words[i].Contains('=', StringComparison.Ordinal))
            {
                i++; // The next word is its value.
            }
        }

        return words;
    }

    private static bool IsSetting(string key) =>
        key.StartsWith("--", StringComparison.Ordinal)
        && (key.Contains(':', StringComparison.Ordinal) || HostKeys.Contains(key[2..], StringComparer.OrdinalIgnoreCase));
}
