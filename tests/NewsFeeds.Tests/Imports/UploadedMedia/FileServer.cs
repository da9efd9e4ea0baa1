using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsFeeds.Tests.Imports.UploadedMedia;

/// <summary>Answers each request with the bytes that a test gives, as they are, and notes what was asked for.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, byte[]?> _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <param name="answer">Gives the answer to a path; null leaves the request without one.</param>
    public FileServer(Func<string, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The paths that were asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The headers of the last request.</summary>
    public string Headers { get; private set; } = "";

    /// <summary>An answer with a status, headers and a body.</summary>
    public static byte[] Answer(byte[] body, string status = "200 OK", params string[] headers) =>
    [
        .. Encoding.ASCII.GetBytes(string.Concat(headers.Prepend($"HTTP/1.1 {status}").Append($"Content-Length: {body.Length}")
            .Append("Connection: close").Select(line => line + "\r\n")) + "\r\n"),
        .. body,
    ];

    public static byte[] Redirect(string location) => Answer([], "302 Found", $"Location: {location}");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        Assert.True(_serving.Wait(TimeSpan.FromMinutes(1)), "the server is to stop");
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var held = new List<Socket>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                held.Add(client);
                Headers = await RequestAsync(client);
                var path = Headers.Split(' ') is [_, var asked, ..] ? asked : "";
                Asked.Add(path);
                if (_answer(path) is { } answer)
                {
                    await client.SendAsync(answer, _stop.Token);
                    client.Shutdown(SocketShutdown.Both);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            held.ForEach(client => client.Dispose());
        }
    }

    private async Task<string> RequestAsync(Socket client)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)
            && await client.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
        {
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return request.ToString();
    }
}
