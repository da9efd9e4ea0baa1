using System.CommandLine;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

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
        var content = new Option<string?>("--content") { Description = "The content folder (content)", HelpName = "DIR" };
        var publicUrl = new Option<string?>("--public-url") { Description = "Where the service is reached from outside (the address it listens on)", HelpName = "URL" };
        var urls = new Option<string?>("--urls") { Description = "Where to listen (http://localhost:5000)", HelpName = "URL" };
        command.Options.Add(content);
        command.Options.Add(publicUrl);
        command.Options.Add(urls);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) =>
        {
            var rest = parsed.UnmatchedTokens;
            if (Unknown(rest) is { } unknown)
            {
                return Task.FromResult(Fail($"'{unknown}' is neither a command nor an option; see newsfeeds --help"));
            }

            return RunAsync([
                .. rest,
                .. Setting("NewsFeeds:Content", parsed.GetValue(content)),
                .. Setting("NewsFeeds:PublicUrl", parsed.GetValue(publicUrl)),
                .. Setting("urls", parsed.GetValue(urls)),
            ], stop);
        });
    }

    private static async Task<int> RunAsync(string[] arguments, CancellationToken stop)
    {
        try
        {
            await using var app = NewsFeedsHost.Build(arguments);
            await app.StartAsync(stop);
            Announcement.Write(Console.Out, app.Services.GetRequiredService<Newsroom>().Current, app.Services.GetRequiredService<Addresses>(), app.Urls);
            await app.WaitForShutdownAsync(stop);
            return 0;
        }
        catch (Exception expected) when (expected is SettingsException or ContentException or IOException or InvalidDataException or UriFormatException or UnauthorizedAccessException or System.Net.Sockets.SocketException
            or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            return Fail(expected.Message.ReplaceLineEndings(" "));
        }
    }

    private static string[] Setting(string key, string? value) => value is null ? [] : [$"--{key}={value}"];

    /// <summary>The first word that is no configuration key such as <c>--NewsFeeds:Watch=polling</c> and no value of one; a mistyped command must not start a server.</summary>
    private static string? Unknown(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var key = words[i].Split('=')[0];
            if (!key.StartsWith("--", StringComparison.Ordinal)
                || !(key.Contains(':', StringComparison.Ordinal) || HostKeys.Contains(key[2..], StringComparer.OrdinalIgnoreCase)))
            {
                return words[i];
            }

            if (!words[i].Contains('=', StringComparison.Ordinal))
            {
                i++; // Its value.
            }
        }

        return null;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"newsfeeds: {message}");
        return 1;
    }
}
