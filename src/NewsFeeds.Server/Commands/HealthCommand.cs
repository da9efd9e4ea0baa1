using System.CommandLine;
using System.CommandLine.Parsing;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds health</c>: asks a running service, in containers that have no other program to ask with.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static void AddTo(RootCommand root)
    {
        var health = new Command("health", "Ask a running service whether it is ready; exit code 1 when it is not");
        var url = new Argument<Uri>("URL")
        {
            Description = "Where it listens",
            DefaultValueFactory = _ => new Uri("http://localhost:5000"),
            CustomParser = UrlOf,
        };
        health.Arguments.Add(url);
        health.HasExamples("newsfeeds health http://localhost:8080");
        health.SetAction((parsed, stop) => RunAsync(parsed.GetValue(url)!, Terminal.Of(parsed), stop));
        root.Subcommands.Add(health);
    }

    private static Uri? UrlOf(ArgumentResult parsed)
    {
        var text = parsed.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        parsed.AddError($"URL must be an address such as http://localhost:5000, but is '{text}'");
        return null;
    }

    private static async Task<int> RunAsync(Uri url, Terminal terminal, CancellationToken stop)
    {
        // The service itself is asked: neither a proxy of the environment nor an address that it redirects to.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Longest };
        try
        {
            using var answer = await client.GetAsync(new Uri(url, Address.Ready.Path), stop);
            terminal.Write(await answer.Content.ReadAsStringAsync(stop));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return terminal.Fail($"nothing answers at {url}: {e.Message}");
        }
    }
}
