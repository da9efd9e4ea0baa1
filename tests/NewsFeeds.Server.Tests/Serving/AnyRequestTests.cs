using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using static NewsFeeds.Server.Tests.RawHttp2;

namespace NewsFeeds.Server.Tests.Serving;

/// <summary>Whatever bytes a client sends, it gets well-formed answers or none, and everybody else is served.</summary>
public sealed class AnyRequestTests : IAsyncLifetime
{
    private const string Secret = "Không ai được đọc";

    // Whatever was sent before, the service closes the connection after this.
    private static readonly byte[] Last = [.. "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"u8];

    private static readonly string[] Fields =
    [
        "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "If-None-Match", "If-Match", "If-Modified-Since",
        "If-Unmodified-Since", "Range", "If-Range", "Cookie", "Referer", "Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Origin",
        "Authorization", "Cache-Control", "X-Requested-With", "A-IM",
    ];

    // SETTINGS, then what a client may send (RFC 9113 §6): HEADERS with and without their end, CONTINUATION, DATA, RST_STREAM, PING,
    // PRIORITY, WINDOW_UPDATE, GOAWAY.
    private static readonly Corpus Frames = new(
        new[]
        {
            Frame(1, 5, 1, [0x82, 0x86, 0x04, 14, .. "/feeds/rss.xml"u8, 0x01, 1, .. "a"u8]),
            [.. Frame(1, 1, 1, [0x82, 0x86]), .. Frame(9, 4, 1, [0x84, 0x41, 1, .. "a"u8])],
            [.. Frame(1, 4, 3, [0x83, 0x86, 0x84, 0x41, 1, .. "a"u8]), .. Frame(0, 1, 3, "xxxx"u8)],
            [.. Frame(1, 5, 1, [0x82, 0x86, 0x84, 0x41, 1, .. "a"u8]), .. Frame(3, 0, 1, [0, 0, 0, 8]), .. Frame(2, 0, 1, [0, 0, 0, 0, 1])],
            [.. Frame(6, 0, 0, new byte[8]), .. Frame(8, 0, 0, [0x7F, 0xFF, 0xFF, 0xFF]), .. Frame(7, 0, 0, new byte[8])],
            Frame(1, 0x2D, 5, [4, 0, 0, 0, 0, 9, 0x82, 0x87, 0x84, 0x40, 1, .. "x"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
            Frame(4, 0, 0, [0, 1, 0, 0, 0, 0, 0, 4, 0x7F, 0xFF, 0xFF, 0xFF, 0, 6, 0, 0, 0, 0]),
        }.Select(frames => (byte[])[.. Frame(4, 0, 0, []), .. frames]));

    private readonly TemporaryContent _outside = TemporaryContent.Empty();
    private Site _site = null!;
    private byte[] _feed = [];

    public async Task InitializeAsync()
    {
        _outside.Write("bi-mat.png", Secret);
        _site = await Site.StartAsync(["--NewsFeeds:TrustedProxies=127.0.0.0/8"], content =>
        {
            content.Write("kinh-te/tieng.mp3", new string('x', 1000));
            content.Write("_index.md", "---\ntitle: Báo thử\nfeeds:\n  k9-Zt: {private: true}\n---\n");
            content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\npodcast: true\n---\n");
            content.Article(
                "kinh-te/nghe.md", "Nghe", "2026-02-02",
                "tags: [bão, báo, c++#]\nauthors: [Lê Hà, Lê Hạ]\nenclosures: [tieng.mp3]");
            content.Article(
                "kinh-te/nhap.md", "Nháp", "2026-02-01", $"draft: true\ntags: [{Secret}]\nauthors: [{Secret}]", body: Secret);
            content.Write("_index.md.png.txt", Secret);
            content.Write(".an/anh.png", Secret);
            File.CreateSymbolicLink(content["kinh-te/lien-ket.png"], _outside["bi-mat.png"]);
        });
        _feed = await _site.Client.GetByteArrayAsync(new Uri("/feeds/rss.xml", UriKind.Relative));
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _outside.Dispose();
    }

    [Fact]
    public void AnyBytesGetWellFormedAnswersOrNone()
    {
        Fuzz.Run(Corpus.Of("requests"), 1_500, bytes => AreWellFormed(Send([.. bytes, .. EndOf(bytes), .. Last])));
        AssertNothingIsTold(_site);
        Assert.Equal(_feed, Answers(Send([.. "GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\n\r\n"u8, .. Last]))[0].Body);
    }

    [Fact]
    public void AnyTargetGetsOneAnswerAndNothingThatIsNotPublished()
    {
        Fuzz.Run(Corpus.Of("targets"), 1_500, target =>
        {
            byte[] line = [.. "GET "u8, .. target.Where(b => b is not ((byte)' ' or (byte)'\r' or (byte)'\n')), .. " HTTP/1.1\r\n"u8];
            var bytes = Send([.. line, .. "Host: a\r\nConnection: close\r\n\r\n"u8]);
            AreWellFormed(bytes);
            Assert.Single(Answers(bytes));
        });
        AssertNothingIsTold(_site);
    }

    [Fact]
    public void AnyFieldGetsAnAnswerAndAnyUserAgentTheSame()
    {
        Fuzz.Run(Corpus.Of("fields"), 300, value =>
        {
            // Without what ends a field, or is no part of one (RFC 9110 §5.5).
            value = [.. value.Where(b => b is not (0 or (byte)'\r' or (byte)'\n'))];
            foreach (var field in Fields)
            {
                var begin = Encoding.ASCII.GetBytes($"GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{field}: ");
                var answer = Assert.Single(Answers(Send([.. begin, .. value, .. "\r\n\r\n"u8])));
                Assert.True(answer.Status is 200 or 304 or 406 or 412, $"{answer.Status}");
                Assert.True(field != "User-Agent" || answer.Body.AsSpan().SequenceEqual(_feed), field);
            }
        });
        AssertNothingIsTold(_site);
    }

    [Fact]
    public async Task AnyFramesOfHttp2LeaveOtherConnectionsAlone()
    {
        await using var site = await Site.StartAsync([Setting]);
        Fuzz.Run(Frames, 500, frames => Send(site.Address, [.. Preface, .. frames], isAll: true));
        using var client = new HttpClient
        {
            BaseAddress = site.Address,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        Assert.NotEmpty(await client.GetByteArrayAsync(new Uri("/feeds/rss.xml", UriKind.Relative)));
        AssertNothingIsTold(site);
    }

    private static void AssertNothingIsTold(Site site)
    {
        Assert.Empty(site.Log.Errors);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("   at ", StringComparison.Ordinal)); // A stack trace.
    }

    private static ReadOnlySpan<byte> EndOf(byte[] request) => request.AsSpan().EndsWith("\r\n\r\n"u8) ? [] : "\r\n\r\n"u8;

    private byte[] Send(byte[] request) => Send(_site.Address, request);

    /// <summary>Sends bytes and returns all that comes back until the service closes the connection.</summary>
    /// <param name="address">Where the service listens.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="isAll">Whether the client closes its side behind them. Kestrel may then leave a request unanswered.</param>
    private static byte[] Send(Uri address, byte[] request, bool isAll = false)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 };
        socket.Connect(IPAddress.Loopback, address.Port);
        using var answer = new MemoryStream();
        try
        {
            socket.Send(request);
            if (isAll)
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            var buffer = new byte[1 << 16];
            for (int length; (length = socket.Receive(buffer)) > 0;)
            {
                answer.Write(buffer, 0, length);
            }
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            // The service closes the connection where it does not read the rest of what was sent.
        }

        return answer.ToArray();
    }

    private static void AreWellFormed(byte[] bytes)
    {
        // Who sends the preface of HTTP/2 is told in its frames that HTTP/1.1 is spoken.
        if (bytes.Length > 3 && bytes[0] == 0 && bytes[3] is 4 or GoAway)
        {
            return;
        }

        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.All(Answers(bytes), answer => Assert.True(answer.Status is < 500 or 501 or 505, $"{answer.Status}"));
    }

    /// <summary>The answers in what came back. One that is cut off has failed.</summary>
    private static List<(int Status, byte[] Body)> Answers(ReadOnlySpan<byte> bytes)
    {
        var answers = new List<(int Status, byte[] Body)>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf("\r\n\r\n"u8);
            Assert.True(end > 0, Encoding.Latin1.GetString(bytes));
            var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
            Assert.Matches("^HTTP/1\\.1 [1-5][0-9][0-9]( [ -~]*)?$", lines[0]);
            Assert.All(lines[1..], line => Assert.Matches("^[A-Za-z0-9-]+: [ -~]*$", line));
            var status = int.Parse(lines[0].AsSpan(9, 3), CultureInfo.InvariantCulture);
            bytes = bytes[(end + 4)..];

            // A body follows unless it was HEAD that asked, or the status has none.
            var length = Array.Find(lines, line => line.StartsWith("Content-Length: ", StringComparison.Ordinal)) is { } field
                && status is not (304 or 204 or < 200) && !bytes.StartsWith("HTTP/1.1 "u8) && !bytes.IsEmpty
                ? int.Parse(field.AsSpan(16), CultureInfo.InvariantCulture) : 0;
            Assert.InRange(length, 0, bytes.Length);
            answers.Add((status, bytes[..length].ToArray()));
            bytes = bytes[length..];
        }

        return answers;
    }
}
