using System.Net.Sockets;
using System.Text;

namespace NewsFeeds.Server.Tests;

/// <summary>Requests over HTTP/2 that no client library would send.</summary>
internal static class RawHttp2
{
    public const string Setting = "--Kestrel:EndpointDefaults:Protocols=Http2";

    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte GoAway = 7;

    /// <summary>What a connection begins with (RFC 9113 §3.4), behind which SETTINGS stand.</summary>
    public static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>The fields of a GET over https (RFC 7541 §6), and one more where it is given.</summary>
    public static byte[] Get(string path, string? name = null, string value = "")
    {
        byte[] more = name is null ? [] : [0, .. Text(name), .. Text(value)];
        return [0x82, 0x87, 0x04, .. Text(path), 0x01, .. Text("a"), .. more];
    }

    /// <summary>A frame (RFC 9113 §4.1): the length of its payload, its type, flags and stream, then the payload.</summary>
    public static byte[] Frame(byte type, byte flags, byte stream, ReadOnlySpan<byte> payload) =>
        [0, 0, (byte)payload.Length, type, flags, 0, 0, 0, stream, .. payload];

    /// <summary>Sends requests over one connection, each once the one before is answered.</summary>
    /// <param name="site">Speaks HTTP/2 without TLS.</param>
    /// <param name="hasBody">Whether the requests announce a body.</param>
    /// <param name="requests">The fields of each.</param>
    /// <returns>The first frame of each answer; that of the connection, where it ends.</returns>
    public static async Task<List<(byte Type, byte[] Payload)>> SendAsync(Site site, bool hasBody, params byte[][] requests)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync((byte[])[.. Preface, .. Frame(4, 0, 0, [])]); // SETTINGS
        var answers = new List<(byte, byte[])>();
        foreach (var (i, fields) in requests.Index())
        {
            var id = (byte)((2 * i) + 1);
            await stream.WriteAsync(Frame(Headers, (byte)(hasBody ? 4 : 5), id, fields));
            answers.Add(await ReadAsync(stream, id));
        }

        return answers;
    }

    /// <summary>Sends requests at once, as a client that has no room for any answer, and returns when all of them have begun.</summary>
    public static async Task AskAndTakeNothingAsync(NetworkStream stream, string path, int requests)
    {
        const byte Settings = 4, InitialWindowSize = 4;
        var fields = Get(path);
        await stream.WriteAsync(
            (byte[])[.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 6, Settings, 0, 0, 0, 0, 0, 0, InitialWindowSize, 0, 0, 0, 0]);
        for (var i = 0; i < requests; i++)
        {
            var id = (2 * i) + 1;
            await stream.WriteAsync(
                (byte[])[0, 0, (byte)fields.Length, Headers, 5, 0, 0, (byte)(id >> 8), (byte)id, .. fields]);
        }

        for (var begun = 0; begun < requests;)
        {
            var frame = new byte[9];
            await stream.ReadExactlyAsync(frame);
            await stream.ReadExactlyAsync(new byte[(frame[0] << 16) | (frame[1] << 8) | frame[2]]);
            begun += frame[3] == Headers ? 1 : 0;
        }
    }

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.Latin1.GetBytes(text)];

    private static async Task<(byte Type, byte[] Payload)> ReadAsync(NetworkStream stream, byte id)
    {
        var frame = new byte[9];
        byte[] payload;
        do
        {
            await stream.ReadExactlyAsync(frame);
            payload = new byte[(frame[0] << 16) | (frame[1] << 8) | frame[2]];
            await stream.ReadExactlyAsync(payload);
        }
        while (frame[8] != id && frame[3] != GoAway);

        return (frame[3], payload);
    }
}
