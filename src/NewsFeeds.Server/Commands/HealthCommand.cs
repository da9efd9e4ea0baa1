using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Text;
using System.Text.Json;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds health</c>: asks a running service, in containers that have no other program to ask with.</summary>
internal static class HealthCommand
{
    private const int MostBytes = 16 * 1024;

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
        var shown = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped); // No password.

        // The service itself is asked: neither a proxy of the environment nor an address that it redirects to.
        var direct = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(direct) { Timeout = Longest, MaxResponseContentBufferSize = MostBytes };
        try
        {
            using var answer = await client.GetAsync(new Uri(url, Address.Ready.Path), stop);
            var body = await answer.Content.ReadAsByteArrayAsync(stop);
            if (!IsReport(body))
            {
                return terminal.Fail($"what answers at {shown} with {(int)answer.StatusCode} is not this service");
            }

            terminal.Write(Encoding.UTF8.GetString(body));
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return terminal.Fail($"what answers at {shown} is not this service: its answer has more than {MostBytes} bytes");
        }
        catch (HttpRequestException e)
        {
            return terminal.Fail($"nothing answers at {shown}: {e.Message}");
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return terminal.Fail($"nothing answers at {shown} within {Longest.TotalSeconds} seconds");
        }
    }

    private static bool IsReport(byte[] body)
    {
        try
        {
            using var report = JsonDocument.Parse(body);
            return report.RootElement is { ValueKind: JsonValueKind.Object } said
                && said.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
