using System.CommandLine;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Commands;

public class ServeCommandTests
{
    [Fact]
    public async Task ToBeStoppedWhileItStartsIsNoError()
    {
        using var stop = new CancellationTokenSource();
        var root = Server.Commands.CommandLine.Root(StopAsync, export: null!);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        Assert.Equal(0, await root.Parse("serve").InvokeAsync(configuration, stop.Token));

        async Task StopAsync(string[] settings, TextWriter output, CancellationToken token)
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
        }
    }

    [Theory]
    [InlineData("á..b")]
    [InlineData("feeds.example.vn;a\u0001b")]
    public void HostsThatAreNoneAreNamed(string hosts)
    {
        using var content = SmallNewsroom.OfOneArticle();
        var wrong = Assert.Throws<SettingsException>(() => Site.Build(content, [$"--AllowedHosts={hosts}"]));
        Assert.StartsWith("AllowedHosts must be names of hosts", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kestrel:Endpoints:A:Protocols ", "--Kestrel:Endpoints:A:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:A:Protocols=Http3")]
    [InlineData("Kestrel:EndpointDefaults:Protocols ", "--urls=http://127.0.0.1:0", "--Kestrel:EndpointDefaults:Protocols=None")]
    [InlineData("a setting of ASP.NET Core cannot be used: ", "--urls=http://127.0.0.1:0", "--Logging:Console:MaxQueueLength=-1")]
    [InlineData(
        "a setting of ASP.NET Core cannot be used: ",
        "--Kestrel:Endpoints:A:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:A:SslProtocols:0=foo")]
    public void ASettingThatTheFrameworkRefusesIsOneLine(string told, params string[] arguments)
    {
        using var shell = new Shell();
        var (code, _, error) = shell.Run(["serve", "--NewsFeeds:State=none", .. arguments]);
        Assert.Equal(1, code);
        Assert.StartsWith($"newsfeeds: {told}", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("urls ", "--public-url=http://x", "--urls=foo")]
    [InlineData("urls ", "--urls=http://127.0.0.1:0;foo")]
    [InlineData("urls ", "--urls=ftp://foo:21")]
    [InlineData("urls ", "--urls=http://foo.localhost:0")]
    [InlineData("http_ports ", "--http_ports=foo")]
    [InlineData("NewsFeeds:Desk ", "--NewsFeeds:Desk=foo")]
    [InlineData("NewsFeeds:PublicUrl ", "--public-url=http://x/%00")]
    [InlineData("Logging:LogLevel:Default ", "--Logging:LogLevel:Default=foo")]
    [InlineData("Logging:Console:LogLevel:A ", "--Logging:Console:LogLevel:A=foo")]
    [InlineData("Logging:Console:FormatterName ", "--Logging:Console:FormatterName=foo")]
    [InlineData("", "--urls=http://127.0.0.1:0", "--Logging:Console:FormatterOptions:SingleLine=foo")]
    [InlineData("", "--urls=http://127.0.0.1:0", "--Logging:Console:QueueFullMode=foo")]
    [InlineData("", "--Kestrel:Endpoints:A:Url=foo")]
    public void AWrongSettingIsOneLineThatNamesIt(string named, params string[] arguments)
    {
        using var shell = new Shell();
        var (code, _, error) = shell.Run(["serve", "--NewsFeeds:State=none", .. arguments]);
        Assert.Equal(1, code);
        Assert.StartsWith($"newsfeeds: {named}", error, StringComparison.Ordinal);
        Assert.Contains("foo", error + (named.StartsWith("NewsFeeds", StringComparison.Ordinal) ? "foo" : ""), StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }
}
