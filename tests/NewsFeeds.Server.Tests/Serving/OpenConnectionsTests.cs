using Microsoft.AspNetCore.Connections;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public sealed class OpenConnectionsTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly List<string> _served = [];
    private readonly OpenConnections _connections;

    public OpenConnectionsTests() => _connections = new OpenConnections(2, _log.CreateLogger(OpenConnections.LogCategory));

    [Fact]
    public async Task BeyondTheLimitAConnectionIsClosedAndTold()
    {
        foreach (var id in new[] { "1", "2" })
        {
            Assert.False(Admit(id).IsCompleted);
        }

        await Admit("3");
        await Admit("4");
        Assert.Equal(["1", "2"], _served);
        Assert.Equal(2, _log.Count("is refused"));
    }

    [Fact]
    public async Task AConnectionCountsUntilItsSocketIsClosedEvenIfTheWorkOnItNeverEnds()
    {
        using var socket = new CancellationTokenSource();
        var first = Admit("1", socket.Token);
        _ = Admit("2");
        await socket.CancelAsync();
        Assert.False(first.IsCompleted);
        Assert.False(Admit("3").IsCompleted);
        await Admit("4");
        Assert.Equal(["1", "2", "3"], _served);
    }

    [Fact]
    public async Task AConnectionThatWasRefusedTakesNoRoom()
    {
        using var socket = new CancellationTokenSource();
        _ = Admit("1", socket.Token);
        _ = Admit("2");
        await Admit("3");
        await socket.CancelAsync();
        Assert.False(Admit("4").IsCompleted);
        Assert.Equal(["1", "2", "4"], _served);
    }

    public void Dispose() => _log.Dispose();

    /// <summary>The work on each connection that is let in never ends.</summary>
    private Task Admit(string id, CancellationToken closed = default) =>
        _connections.AdmitAsync(
            new DefaultConnectionContext(id) { ConnectionClosed = closed },
            connection =>
            {
                _served.Add(connection.ConnectionId);
                return new TaskCompletionSource().Task;
            });
}
