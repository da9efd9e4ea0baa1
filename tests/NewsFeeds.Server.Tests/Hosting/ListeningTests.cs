using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NewsFeeds.Server.Tests.Commands;

namespace NewsFeeds.Server.Tests.Hosting;

/// <summary>What keeps the service from listening is one line that names the setting, and exit code 1.</summary>
public sealed class ListeningTests : IDisposable
{
    private const string InUse = "whose port another program uses; stop it, or choose another port";

    private readonly TemporaryContent _folder = TemporaryContent.Empty();

    private string Socket => _folder["s.sock"];

    private string SocketUrl => $"http://unix:{Socket}";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("*")]
    public void APortInUseIsNamedBeforeTheContentIsRead(string host)
    {
        using var other = new TcpListener(host == "*" ? IPAddress.IPv6Any : IPAddress.Loopback, 0);
        if (host == "*")
        {
            other.Server.DualMode = true;
        }

        other.Start();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}");
        string[] nothingToRead = ["--content", _folder.Folder];
        Assert.Equal(
            $"urls has '{url}', {InUse}",
            Refused([.. nothingToRead, $"--urls={url}"]));
        Assert.Equal(
            $"Kestrel:Endpoints:A:Url has '{url}', {InUse}",
            Refused([.. nothingToRead, $"--Kestrel:Endpoints:A:Url={url}"]));
        Assert.Equal(
            $"NewsFeeds:Desk has '{url}', {InUse}",
            Refused([.. nothingToRead, "--urls=http://127.0.0.1:0", $"--NewsFeeds:Desk={url}"]));
    }

    [Theory]
    [InlineData("http://*:{0}", "http://localhost:{0}")]
    [InlineData("http://127.0.0.1:{0}", "http://0.0.0.0:{0}")]
    [InlineData("http://127.0.0.1:{0}", "http://127.0.0.1:{0}")]
    public void TwoAddressesOnOnePortAreNamed(string one, string other)
    {
        var port = ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        (one, other) = (one.Replace("{0}", port, StringComparison.Ordinal), other.Replace("{0}", port, StringComparison.Ordinal));
        Assert.Equal(
            $"urls has '{other}', but another address of the service has the same port there; leave out one of them",
            Refused($"--urls={one};{other}"));
    }

    [Fact]
    public void AnAddressOfAnotherMachineIsNamed() => Assert.Equal(
        "urls has 'http://192.0.2.7:8080', which is no address of this machine; choose one of its own, or * for all",
        Refused("--urls=http://192.0.2.7:8080"));

    [Theory]
    [InlineData("urls has https without a certificate", "--urls=https://127.0.0.1:0")]
    [InlineData("https_ports has https without a certificate", "--https_ports=0")]
    [InlineData("Kestrel:Endpoints:B:Url has https without", "--Kestrel:Endpoints:B:Url=https://127.0.0.1:0")]
    [InlineData("Kestrel:Certificates:Default or", "--urls=https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path=s.sock")]
    public void HttpsWithoutACertificateIsNamed(string named, params string[] settings)
    {
        using var shell = new Shell();
        var file = shell.Write("s.sock", "no certificate");
        var (code, output, error) = shell.Run(
            ["serve", "--NewsFeeds:State=none", .. settings.Select(each => each.Replace("s.sock", file, StringComparison.Ordinal))]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"newsfeeds: {named}", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task ASocketThatADeadServiceLeftIsTakenOverAndIsGoneAfterAStop()
    {
        Leave(Socket);
        using var content = SmallNewsroom.OfOneArticle();
        await using var app = Site.Build(content, [$"--urls={SocketUrl}", $"--NewsFeeds:PublicUrl={Site.PublicUrl}"]);
        await app.StartAsync();
        using (var caller = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await caller.ConnectAsync(new UnixDomainSocketEndPoint(Socket));
        }

        Assert.Equal(
            $"urls has '{SocketUrl}', but another program listens there; stop it, or choose another path", Refused($"--urls={SocketUrl}"));
        Assert.True(Path.Exists(Socket));
        await app.StopAsync();
        Assert.False(Path.Exists(Socket));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("folder")]
    [InlineData("pipe")]
    [InlineData("link")]
    public async Task WhatIsNoSocketIsNeverDeleted(string kind)
    {
        switch (kind)
        {
            case "file":
                _folder.Write("s.sock", "mine");
                break;
            case "folder":
                Directory.CreateDirectory(Socket);
                break;
            case "link":
                Leave(_folder["dead"]);
                File.CreateSymbolicLink(Socket, _folder["dead"]);
                break;
            default:
                using (var made = System.Diagnostics.Process.Start("mkfifo", [Socket]))
                {
                    await made.WaitForExitAsync();
                }

                break;
        }

        Assert.Equal(
            $"urls has '{SocketUrl}', but what stands there is no socket, and stays as it is; choose another path",
            Refused($"--urls={SocketUrl}"));
        Assert.True(Path.Exists(Socket));
    }

    [Fact]
    public void ASocketWithoutAFolderIsNamed() => Assert.Equal(
        $"urls has '{SocketUrl}/s', but there is no folder for the socket '{Socket}/s'", Refused($"--urls={SocketUrl}/s"));

    [Fact]
    public void ASocketWithTooLongANameIsNamed() => Assert.StartsWith(
        "urls has 'http://unix:", Refused($"--urls={SocketUrl}{new string('s', 120)}"), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    /// <summary>Leaves a socket on which nobody listens, as a killed process does.</summary>
    private static void Leave(string path)
    {
        using var maker = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        maker.Bind(new UnixDomainSocketEndPoint(path + "-"));
        File.Move(path + "-", path); // The runtime deletes it at the end under the name that it was made with.
    }

    private static string Refused(params string[] settings)
    {
        using var shell = new Shell();
        string[] content = settings.Contains("--content") ? [] : ["--content", shell.Content];
        var (code, output, error) = Shell.RunBare(["serve", "--NewsFeeds:State=none", .. content, .. settings]);
        Assert.Equal((1, ""), (code, output));
        var line = Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("newsfeeds: ", line, StringComparison.Ordinal);
        return line["newsfeeds: ".Length..];
    }
}
