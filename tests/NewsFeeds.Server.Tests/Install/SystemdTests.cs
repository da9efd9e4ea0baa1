using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace NewsFeeds.Server.Tests.Install;

[UnsupportedOSPlatform("windows")]
public class SystemdTests
{
    private const string Unit = "newsfeeds.service";

    [Fact]
    public async Task SystemdIsToldOnceWhenItListensAndOnceWhenItStops()
    {
        using var content = SmallNewsroom.Make();
        using var folder = TemporaryContent.Empty();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["notify"]));
        var environment = new Dictionary<string, string> { ["NOTIFY_SOCKET"] = folder["notify"] };
        await using var service = await RunningService.StartAsync(content.Folder, environment: environment);

        // What is sent is in the socket before the line that the start waits for is printed.
        Assert.Equal("READY=1", Received(socket));
        Assert.Equal(0, socket.Available);
        Assert.Equal(0, await service.StopAsync());
        Assert.Equal("STOPPING=1", Received(socket));
        Assert.Equal(0, socket.Available);
    }

    [RequiresCommandFact("systemd-analyze", "systemd")]
    public async Task TheUnitHasNoMistakeAndExposesLittle()
    {
        // It names a program that is installed nowhere here.
        using var folder = TemporaryContent.Empty();
        var unit = Path.Combine(folder.Folder, Unit);
        var text = InstallFolder.Read(Unit).Replace("/usr/local/bin/newsfeeds", "/bin/true", StringComparison.Ordinal);
        await File.WriteAllTextAsync(unit, text);
        var (code, output, error) = await Tool.RunAsync("systemd-analyze", "verify", "--man=no", unit);
        Assert.Equal((0, "", ""), (code, output, error));

        // In tenths of its ten points.
        var security = await Tool.RunAsync("systemd-analyze", "security", "--offline=yes", "--threshold=20", "--no-pager", unit);
        Assert.True(security.Code == 0, security.Output + security.Error);
    }

    [Fact]
    public async Task AProxyOfTheServicesGroupReachesTheSocketOfTheRecipesAsTheUnitSays()
    {
        var unit = InstallFolder.Read(Unit);
        Assert.Contains("\nRuntimeDirectory=newsfeeds\n", unit, StringComparison.Ordinal);
        Assert.Contains("http://unix:/run/newsfeeds/socket", unit, StringComparison.Ordinal);
        Assert.Contains("unix:/run/newsfeeds/socket;", InstallFolder.Read("nginx.conf"), StringComparison.Ordinal);
        Assert.Contains("\"/run/newsfeeds/socket\"", InstallFolder.Read("varnish.vcl"), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.None, await ModeOfSocketAsync(MaskOf("\nUMask=")) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
        var forProxies = await ModeOfSocketAsync(MaskOf("and UMask="));
        Assert.Equal(UnixFileMode.GroupWrite, forProxies & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));

        string MaskOf(string before) => unit.Split(before)[1][..4];
    }

    [Fact]
    public void AWrongSettingDoesNotRestartForEverAndADatabaseHasMinutesToComeUp()
    {
        var unit = InstallFolder.Read(Unit).Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal))
            .Select(line => line.Split('=', 2)).ToLookup(pair => pair[0], pair => pair[1]);
        Assert.Equal("on-failure", unit["Restart"].Single());
        var pause = TimeSpan.FromSeconds(Number("RestartSec", "s"));
        var tries = Number("StartLimitBurst", "");
        Assert.InRange(pause * tries, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(Number("StartLimitIntervalSec", "min") / 2.0));

        int Number(string key, string of) => int.Parse(unit[key].Single()[..^of.Length], CultureInfo.InvariantCulture);
    }

    private static async Task<UnixFileMode> ModeOfSocketAsync(string mask)
    {
        using var content = SmallNewsroom.OfOneArticle();
        using var folder = TemporaryContent.Empty();
        var program = folder[folder.Write(
            "masked", $"#!/bin/sh\numask {mask}\nexec dotnet '{AppContext.BaseDirectory}NewsFeeds.Server.dll' \"$@\"\n")];
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string>
        {
            ["Kestrel__Endpoints__A__Url"] = "http://127.0.0.1:0",
            ["Kestrel__Endpoints__B__Url"] = $"http://unix:{folder["socket"]}",
        };
        await using var service = await RunningService.StartAsync(content.Folder, Site.PublicUrl, environment, program);
        return File.GetUnixFileMode(folder["socket"]);
    }

    private static string Received(Socket socket)
    {
        var buffer = new byte[256];
        socket.ReceiveTimeout = 60_000;
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }
}
