using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// The sockets of all ports that the service listens on. They are bound while the host is built, so that a port which cannot be had is told
/// before the content is read, and documents can name a port that the system chose. Kestrel listens on the same sockets later, so the
/// system gives the port to nobody else in between. Thread-safe.
/// </summary>
internal sealed class BoundPorts : IDisposable
{
    private static readonly IPAddress[] Loopbacks = [IPAddress.Loopback, IPAddress.IPv6Loopback];
    private readonly ConcurrentDictionary<EndPoint, Socket> _bound = new();

    private static IPAddress Any => Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;

    /// <summary>
    /// Binds the address that a setting has. A unix socket is only tried: until it listens, others would take it for a dead one.
    /// </summary>
    /// <returns>The port; the one that the system chose, where the address has 0.</returns>
    /// <exception cref="SettingsException">Nothing can listen there.</exception>
    public int Bind(string setting, BindingAddress address)
    {
        try
        {
            if (address.IsUnixPipe)
            {
                UnixSocket.Try(address.UnixPipePath);
                return address.Port;
            }

            return address.IsNamedPipe ? address.Port : Bind(address);
        }
        catch (SocketException e)
        {
            throw new SettingsException($"{setting} has '{address}', {ReasonOf(e)}");
        }
        catch (IOException e)
        {
            // A path would be in lower case as the text of the address.
            var text = address.IsUnixPipe ? $"{address.Scheme}://{address.Host}" : address.ToString();
            throw new SettingsException($"{setting} has '{text}', but {e.Message}");
        }
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

    private int Bind(BindingAddress address)
    {
        if (!ListenAddresses.IsLocalhost(address))
        {
            return Bind(IPAddress.TryParse(address.Host, out var own) ? own : Any, address.Port);
        }

        if (address.Port == 0)
        {
            throw new IOException("localhost is two addresses, which share no port of the system's choice; write 127.0.0.1:0");
        }

        SocketException? missing = null;
        var bound = 0;
        foreach (var loopback in Loopbacks)
        {
            try
            {
                bound = Bind(loopback, address.Port);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
            {
                missing = e; // A machine may have only one of them.
            }
        }

        return bound > 0 ? bound : throw missing!;
    }

    private int Bind(IPAddress address, int port)
    {
        // The system would tell it only when both listen.
        if (_bound.Keys.OfType<IPEndPoint>().Any(other => other.Port == port && Overlap(other.Address, address)))
        {
            throw new IOException("another address of the service has the same port there; leave out one of them");
        }

        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(address, port));
        var bound = (IPEndPoint)socket.LocalEndPoint!;
        _bound[bound] = socket;
        return bound.Port;
    }

    private static bool Overlap(IPAddress one, IPAddress other) => one.Equals(other) || Holds(one, other) || Holds(other, one);

    private static bool Holds(IPAddress all, IPAddress one) =>
        all.Equals(IPAddress.IPv6Any) || (all.Equals(IPAddress.Any) && one.AddressFamily == AddressFamily.InterNetwork);

    private static string ReasonOf(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "whose port another program uses; stop it, or choose another port",
        SocketError.AccessDenied => "whose port only root may use; choose one from 1024 on, or give the service CAP_NET_BIND_SERVICE, "
            + "in systemd with CapabilityBoundingSet=CAP_NET_BIND_SERVICE and AmbientCapabilities=CAP_NET_BIND_SERVICE",
        SocketError.AddressNotAvailable => "which is no address of this machine; choose one of its own, or * for all",
        _ => $"where the system lets nothing listen: {e.Message}",
    };
}
