using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace NewsFeeds.Server.Hosting;

/// <summary>A socket with a name in the file system. One that a killed service left is taken over; nothing else is ever deleted.</summary>
internal static class UnixSocket
{
    private const int NoSuchDevice = 6; // ENXIO, with which the system refuses to open a socket as a file.

    /// <summary>Makes the name free, and tries whether a socket can have it.</summary>
    /// <exception cref="IOException">It cannot; the message says why.</exception>
    public static void Try(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder))
        {
            throw new IOException($"there is no folder for the socket '{path}'");
        }

        try
        {
            var endPoint = new UnixDomainSocketEndPoint(path);
            if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
            {
                ThrowUnlessDead(path, endPoint);
                File.Delete(path);
            }

            using var tried = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint); // Its end takes the name away.
        }
        catch (Exception e) when (e is SocketException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new IOException($"the system makes no socket there: {e.Message}", e);
        }
    }

    private static void ThrowUnlessDead(string path, UnixDomainSocketEndPoint endPoint)
    {
        if (!IsSocket(path))
        {
            throw new IOException("what stands there is no socket, and stays as it is; choose another path");
        }

        // A listener that has no time to accept would keep a blocking call waiting.
        using var caller = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            caller.Connect(endPoint);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
        {
            // Somebody listens.
        }

        throw new IOException("another program listens there; stop it, or choose another path");
    }

    private static bool IsSocket(string path)
    {
        if (Directory.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            return false;
        }

        try
        {
            // To open a pipe for reading alone would wait for its writer.
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
            return false;
        }
        catch (IOException e)
        {
            return e.HResult == NoSuchDevice;
        }
    }
}
