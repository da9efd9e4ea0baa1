using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace NewsFeeds.Server.Tests.Commands;

public class HealthCommandTests
{
    [Fact]
    public async Task ItPrintsWhatAReadyServiceAnswers()
    {
        await using var site = await Site.StartAsync();
        var ready = await site.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal((0, $"{ready}\n", ""), Shell.RunBare("health", site.Address.ToString()));
    }

    [Fact]
    public void ItFailsWhereNothingListens()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ServerProcess.FreePort()}/");
        var (code, output, error) = Shell.RunBare("health", address);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"newsfeeds: nothing answers at {address}: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItAsksTheServiceAloneWhateverStandsBetween()
    {
        await using var site = await Site.StartAsync();
        string[] settings = ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"];
        await using var elsewhere = WebApplication.CreateSlimBuilder(settings).Build();
        elsewhere.Run(context =>
        {
            context.Response.Redirect(new Uri(site.Address, "/health/ready").ToString());
            return Task.CompletedTask;
        });
        await elsewhere.StartAsync();
        Assert.Equal(1, Shell.RunBare("health", elsewhere.Urls.Single()).Code);

        var program = Path.Combine(AppContext.BaseDirectory, "NewsFeeds.Server.dll");
        var proxied = new Dictionary<string, string> { ["http_proxy"] = elsewhere.Urls.Single() };
        var (code, output, _) = await Install.Tool.RunAsync("dotnet", [program, "health", site.Address.ToString()], proxied);
        Assert.Equal(0, code);
        Assert.Contains("\"ready\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200 OK", "text/html; charset=nope", "<p>Hello")]
    [InlineData("200 OK", "application/json", "[]")]
    [InlineData("200 OK", "application/json", "{\"status\":1}")]
    [InlineData("204 No Content", "text/plain", "")]
    [InlineData("302 Found", "text/plain", "elsewhere")]
    public async Task WhatIsNotTheServiceIsNotHealthy(string status, string type, string body)
    {
        var (address, (code, output, error)) = await AskAsync(status, type, body);
        Assert.Equal(
            (1, "", $"newsfeeds: what answers at {address} with {status[..3]} is not this service\n"), (code, output, error));
    }

    [Fact]
    public async Task AnAnswerWithoutEndIsNotRead()
    {
        var (address, (code, output, error)) = await AskAsync("200 OK", "application/json", new string(' ', 20_000));
        Assert.Equal(
            (1, "", $"newsfeeds: what answers at {address} is not this service: its answer has more than 16384 bytes\n"),
            (code, output, error));
    }

    [Theory]
    [InlineData("503 Service Unavailable", 1)]
    [InlineData("202 Accepted", 1)]
    [InlineData("200 OK", 0)]
    public async Task OnlyAnAnswerOfTheServiceWith200IsHealthy(string status, int expected)
    {
        const string Report = "{\"status\":\"degraded\"}";
        var (_, (code, output, error)) = await AskAsync(status, "application/json", Report);
        Assert.Equal((expected, Report + "\n", ""), (code, output, error));
    }

    [Fact]
    public async Task APasswordInTheAddressIsNotPrinted()
    {
        var (_, (_, _, error)) = await AskAsync("200 OK", "text/plain", "no", user: "bao:secret@");
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("ftp://localhost/")]
    [InlineData("x")]
    public void AnythingButAnHttpAddressIsNamed(string url) => Assert.Equal(
        (1, "", $"newsfeeds: URL must be an address such as http://localhost:5000, but is '{url}'; see newsfeeds health --help\n"),
        Shell.RunBare("health", url));

    /// <summary>Asks a server that answers once, whatever it is asked.</summary>
    private static async Task<(string Address, (int Code, string Output, string Error) Told)> AskAsync(
        string status, string type, string body, string user = "")
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var asking = Task.Run(() => Shell.RunBare("health", $"http://{user}127.0.0.1:{port}"));
        using var client = await server.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var request = new StreamReader(stream);
        while (await request.ReadLineAsync() is { Length: > 0 })
        {
            // The request ends with an empty line.
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nConnection: close\r\n\r\n{body}"));
        client.Client.Shutdown(SocketShutdown.Send);
        return ($"http://127.0.0.1:{port}/", await asking);
    }
}
