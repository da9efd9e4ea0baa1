using System.Net;
using System.Net.Sockets;

namespace NewsFeeds.Tests;

/// <summary>A network between clients and a server of the loopback address, which can hang and break.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly HashSet<Socket> _clients = [];
    private TcpListener? _listener;
    private TaskCompletionSource _goesOn = new();
    private int _accepted;

    public TcpProxy(int server)
    {
        Server = server;
        _goesOn.SetResult();
        Accept();
    }

    public int Port { get; } = ServerProcess.FreePort();

    /// <summary>The port to which new connections lead.</summary>
    public int Server { get; set; }

    /// <summary>How many connections it has taken so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>The clients that are connected.</summary>
    public int Connections
    {
        get
        {
            lock (_clients)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>A connection, through this proxy.</summary>
    public string Through(string connection) => FormattableString.Invariant($"{connection};Port={Port}");

    /// <summary>Takes connections and bytes from now on, and forwards nothing.</summary>
    public void Pause() => _goesOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Forwards what has come meanwhile, and all that comes.</summary>
    public void Resume() => _goesOn.TrySetResult();

    /// <summary>Resets every connection.</summary>
    public void Cut()
    {
        lock (_clients)
        {
            foreach (var client in _clients)
            {
                client.Close(timeout: 0);
            }
        }
    }

    /// <summary>Refuses new connections; those that are made stay.</summary>
    public void Refuse() => _listener?.Stop();

    /// <summary>Takes new connections again.</summary>
    public void Accept()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public void Dispose()
    {
        Refuse();
        Cut();
        Resume();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _accepted);
                _ = ForwardAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It refuses connections from now on.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            var socket = client.Client;
            lock (_clients)
            {
                _clients.Add(socket);
            }

            try
            {
                await server.ConnectAsync(IPAddress.Loopback, Server);
                (client.NoDelay, server.NoDelay) = (true, true);
                var (near, far) = (client.GetStream(), server.GetStream());
                await await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
            }
            catch (Exception e) when (e is IOException or SocketException or InvalidOperationException)
            {
                // One end is gone, and so the other goes.
            }
            finally
            {
                lock (_clients)
                {
                    _clients.Remove(socket);
                }
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        for (var length = -1; length != 0;)
        {
            length = await from.ReadAsync(buffer);
            await _goesOn.Task;
            await to.WriteAsync(buffer.AsMemory(0, length));
        }
    }
}
