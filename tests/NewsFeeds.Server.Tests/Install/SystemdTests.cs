using System.Net.Sockets;
using System.Text;

namespace NewsFeeds.Server.Tests.Install;

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

    private static string Received(Socket socket)
    {
        var buffer = new byte[256];
        socket.ReceiveTimeout = 60_000;
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }
}
