using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// Sockets for addresses with port 0. They are bound while the host is built, so that documents can name the port that the system chose.
/// Kestrel listens on the same sockets later, so the system gives the port to nobody else in between. Thread-safe.
/// </summary>
internal sealed class BoundPorts : IDisposable
{
    private readonly ConcurrentDictionary<EndPoint, Socket> _bound = new();

    /// <summary>Binds a socket for a host.</summary>
    /// <returns>Its port; 0 for localhost, which is two addresses. Kestrel refuses port 0 for it with a message of its own.</returns>
    /// <exception cref="SocketException">The host is no address of this machine.</exception>
    public int Choose(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        // Kestrel listens on all addresses where a host is no address.
        if (!IPAddress.TryParse(host, out var address))
        {
            address = Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        }

        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(address, 0));
        var endPoint = (IPEndPoint)socket.LocalEndPoint!;
        _bound[endPoint] = socket;
        return endPoint.Port;
    }

    /// <summary>The socket that is bound to an end point already, else a new one.</summary>
    public Socket Take(EndPoint endPoint) =>
        _bound.TryRemove(endPoint, out var socket) ? socket : SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);

    /// <summary>Closes the sockets that nobody took.</summary>
    public void Dispose()
    {
        foreach (var socket in _bound.Values)
        {
            socket.Dispose();
        }
    }
}
