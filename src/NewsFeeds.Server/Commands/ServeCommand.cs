using System.CommandLine;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds [serve]</c>: serves until it is told to stop.</summary>
internal static class ServeCommand
{
    // What may follow beside our own options: any key of ASP.NET Core's configuration, and the host's own keys.
    private static readonly string[] HostKeys = ["environment", "contentRoot", "applicationName", "http_ports", "https_ports", "shutdownTimeoutSeconds"];

    /// <summary>Adds it to the root command, as a command and as what is done without one.</summary>
    public static void AddTo(RootCommand root)
    {
        var serve = new Command("serve", "Serve the content folder's feeds (the default)");
        root.Subcommands.Add(serve);
        Configure(serve);
        Configure(root);
        string[] examples =
        [
            "newsfeeds                                          the folder content, at http://localhost:5000",
            "newsfeeds serve --content ../newsroom --urls http://0.0.0.0:8080 --public-url https://feeds.example.vn",
            "newsfeeds serve --NewsFeeds:Watch=polling          for a network drive; every setting has such a key",
        ];
        serve.HasExamples(examples);
        root.HasExamples([.. examples, "newsfeeds check", "newsfeeds new \"Giá cà phê tăng\" --category kinh-te"]);
    }

    private static void Configure(Command command)
    {
        var content = new ContentOption();
        var publicUrl = new Option<string?>("--public-url") { Description = "Where the service is reached from outside (the address it listens on)", HelpName = "URL" };
        var urls = new Option<string?>("--urls") { Description = "Where to listen (http://localhost:5000)", HelpName = "URL" };
        content.AddTo(command);
        command.Options.Add(publicUrl);
        command.Options.Add(urls);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => RunAsync(
            [
                .. Understood(parsed.UnmatchedTokens),
                .. Setting("NewsFeeds:Content", content.Named(parsed)),
                .. Setting("NewsFeeds:PublicUrl", parsed.GetValue(publicUrl)),
                .. Setting("urls", parsed.GetValue(urls)),
            ], parsed.InvocationConfiguration.Output, stop));
    }

    private static async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken stop)
    {
        _ = Task.Run(ArticleHtml.Load, stop);
        await using var app = NewsFeedsHost.Build(arguments);
        await app.StartAsync(stop);
        StartupBanner.Write(output, app.Services.GetRequiredService<Newsroom>().Current, app.Services.GetRequiredService<PublicUrls>(), app.Urls);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static string[] Setting(string key, string? value) => value is null ? [] : [$"--{key}={value}"];

    /// <summary>The words themselves, when all of them are configuration keys such as <c>--NewsFeeds:Watch=polling</c> and values of such; a mistyped command must not start a server.</summary>
    private static IReadOnlyList<string> Understood(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var key = words[i].Split('=')[0];
            if (!key.StartsWith("--", StringComparison.Ordinal)
                || !(key.Contains(':', StringComparison.Ordinal) || HostKeys.Contains(key[2..], StringComparer.OrdinalIgnoreCase)))
            {
                throw new SettingsException($"'{words[i]}' is neither a command nor an option; see newsfeeds --help");
            }

            if (!words[i].Contains('=', StringComparison.Ordinal))
            {
                i++; // Its value.
            }
        }

        return words;
    }
}
