using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>What connections do to each other and in which protocols they speak.</summary>
public class ConnectionTests
{
    private const int Idle = 2000;
    private const int Slow = 200;
    private static readonly byte[] SlowRequest = Encoding.ASCII.GetBytes("GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nX-Slow: ");

    [Fact]
    public async Task IdleAndSlowConnectionsLeaveAPollAlone()
    {
        await using var site = await Site.StartAsync(SmallNewsroom.OfOneArticle());
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < Idle + Slow; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, site.Address.Port);
                if (i >= Idle)
                {
                    await socket.SendAsync(SlowRequest);
                }
            }

            // Each slow one drips a byte between any two polls, and none of the polls takes long or fails.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            for (var poll = 0; poll < 20; poll++)
            {
                foreach (var slow in sockets.Skip(Idle))
                {
                    await DripAsync(slow, "x"u8.ToArray(), patience.Token);
                }

                using var fresh = new HttpClient { BaseAddress = site.Address };
                using var response = await fresh.GetAsync(new Uri("/feeds/rss.xml", UriKind.Relative), patience.Token);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }

            // Those that finish after all are answered too.
            await DripAsync(sockets[^1], "\r\nConnection: close\r\n\r\n"u8.ToArray(), patience.Token);
            var buffer = new byte[64];
            var read = await sockets[^1].ReceiveAsync(buffer, patience.Token);
            Assert.Matches("^HTTP/1.1 (200|408) ", Encoding.ASCII.GetString(buffer, 0, read));
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task DripAsync(Socket slow, byte[] bytes, CancellationToken stop)
    {
        try
        {
            await slow.SendAsync(bytes, stop);
        }
        catch (SocketException)
        {
            // On a slow machine it took longer than a header may take, and was dropped.
        }
    }

    /// <summary>The service is a process of its own, because requests run on the threads of sockets only there.</summary>
    [Fact]
    public async Task ConnectionsThatAskWithoutAPauseLeaveOthersTheirTurn()
    {
        using var content = SmallNewsroom.OfOneArticle();
        await using var service = await RunningService.StartAsync(content.Folder);
        using var over = new CancellationTokenSource();
        var tag = (await service.Client.GetAsync(new Uri("/feeds/rss.xml", UriKind.Relative))).Headers.ETag!;
        var greedy = Enumerable.Range(0, Environment.ProcessorCount);
        var asking = Task.WhenAll(greedy.Select(_ => AskWithoutPauseAsync(service.Address, tag.Tag, over.Token)).ToList());
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            for (var poll = 0; poll < 1000; poll++)
            {
                await service.Client.GetStringAsync(new Uri("/feeds/rss.xml", UriKind.Relative), patience.Token);
            }
        }
        finally
        {
            await over.CancelAsync();
            await asking;
        }
    }

    private static async Task AskWithoutPauseAsync(Uri address, string tag, CancellationToken over)
    {
        var poll = $"GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nIf-None-Match: {tag}\r\n\r\n";
        var polls = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(poll, 400)));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, CancellationToken.None);
        await using var stream = client.GetStream();
        var answers = new byte[65536];
        await Task.WhenAll(
            RepeatAsync(() => stream.WriteAsync(polls, over)), RepeatAsync(() => stream.ReadExactlyAsync(answers, over)));

        async Task RepeatAsync(Func<ValueTask> transfer)
        {
            try
            {
                while (true)
                {
                    await transfer();
                }
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                // The others have had their turn.
            }
        }
    }

    /// <summary>Over HTTP/2 a client of one connection may ask a hundred times, and say that it takes nothing.</summary>
    [Fact]
    public async Task ClientsThatTakeNothingLeaveTheMemoryAlone()
    {
        const int Connections = 5, Requests = 100, Articles = 30, Text = 20_000;
        using var content = TemporaryContent.Empty();
        for (var i = 0; i < Articles; i++)
        {
            content.Article(
                string.Create(CultureInfo.InvariantCulture, $"tin/2026-03-01-{i}.md"), "Một tin", "2026-03-01T00:00:00Z",
                body: "\n" + new string('a', Text));
        }

        await using var service = await RunningService.StartAsync(
            content.Folder,
            environment: new Dictionary<string, string> { ["Kestrel__EndpointDefaults__Protocols"] = "Http2" });
        service.Client.DefaultRequestVersion = HttpVersion.Version20;
        service.Client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var feed = await service.Client.GetByteArrayAsync(new Uri("/feeds/rss.xml", UriKind.Relative));
        var before = MemoryOf(service);
        var clients = new List<TcpClient>();
        for (var i = 0; i < Connections; i++)
        {
            var client = new TcpClient();
            clients.Add(client);
            await client.ConnectAsync(IPAddress.Loopback, service.Address.Port);
            await RawHttp2.AskAndTakeNothingAsync(client.GetStream(), "/feeds/rss.xml", Requests);
        }

        // A copy of the feed for each request would be twice as much.
        Assert.InRange(MemoryOf(service) - before, long.MinValue, Connections * Requests * feed.Length / 2);
        clients.ForEach(client => client.Dispose());
    }

    private static long MemoryOf(RunningService service)
    {
        using var process = Process.GetProcessById(service.ProcessId);
        return process.WorkingSet64;
    }

    [Theory]
    [InlineData("GET /feeds/rss.xml HTTP/1.0\r\n\r\n", 200)]
    [InlineData("GET /feeds/rss.xml HTTP/1.0\r\nConnection: keep-alive\r\nAccept-Encoding: gzip\r\n\r\n", 200)]
    [InlineData("GET /feeds/rss.xml HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400)]
    [InlineData("GET /feeds/rss.xml HTTP/9.9\r\nHost: a\r\n\r\n", 505)]
    [InlineData("GET /feeds/rss.xml\r\n\r\n", 400)]
    [InlineData("\0\0\0\0\r\n\r\n", 400)]
    [InlineData("POST /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx", 405)]
    public async Task EveryRequestIsAnsweredWithTheStatusOfItsFault(string request, int status)
    {
        await using var site = await Site.StartAsync(SmallNewsroom.OfOneArticle());
        Assert.Equal(
            status, await StatusAsync(site, request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task HeadersLinesAndAddressesBeyondTheLimitsAreRefused()
    {
        await using var site = await Site.StartAsync(SmallNewsroom.OfOneArticle());
        Assert.Equal(414, await StatusAsync(site, $"GET /{new string('x', 9000)} HTTP/1.1\r\nHost: a\r\n\r\n"));
        Assert.Equal(
            431,
            await StatusAsync(
                site, $"GET / HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 150).Select(i => $"X-{i}: x\r\n"))}\r\n"));
        Assert.Equal(200, await StatusAsync(site, "GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    }

    [Fact]
    public async Task Http2IsSpokenWithoutTlsWhereItIsConfigured()
    {
        using var content = SmallNewsroom.OfOneArticle();
        await using var site = await Site.StartAsync(
            SmallNewsroom.OfOneArticle(), "--Kestrel:Endpoints:Http2:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:Http2:Protocols=Http2",
                "--NewsFeeds:PublicUrl=https://bao.example.vn/");
        using var client = new HttpClient { BaseAddress = site.Address };
        await PollsAsync(client, HttpVersion.Version20);
    }

    [Fact]
    public async Task Http2IsSpokenOverTlsAndHttp11ToThoseWhoDoNot()
    {
        using var secrets = TemporaryContent.Empty();
        var file = secrets["own.pfx"];
        var (pfx, thumbprint) = Certificate();
        secrets.Write("own.pfx", pfx);
        await using var site = await Site.StartAsync(
            SmallNewsroom.OfOneArticle(), "--Kestrel:Endpoints:Tls:Url=https://127.0.0.1:0",
                $"--Kestrel:Endpoints:Tls:Certificate:Path={file}",
            "--Kestrel:Endpoints:Tls:Certificate:Password=x", "--NewsFeeds:PublicUrl=https://bao.example.vn/");
        foreach (var version in new[] { HttpVersion.Version20, HttpVersion.Version11 })
        {
            using var handler = new SocketsHttpHandler();
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
                shown is X509Certificate2 && shown.GetCertHashString() == thumbprint;
            using var client = new HttpClient(handler) { BaseAddress = site.Address };
            await PollsAsync(client, version);
        }
    }

    [Fact]
    public async Task APublicAddressWithAPathIsInEveryDocumentAndIsServedWithItAndWithout()
    {
        await using var site = await Site.StartAsync(SmallNewsroom.OfOneArticle(), "--NewsFeeds:PublicUrl=https://example.vn/tin-tuc/");
        foreach (var prefix in new[] { "", "/tin-tuc" })
        {
            var text = await site.TextAsync($"{prefix}/feeds/rss.xml");
            Assert.Contains("https://example.vn/tin-tuc/feeds/rss.xml", text, StringComparison.Ordinal);
            using var moved = await site.Client.GetAsync(new Uri($"{prefix}/feed/", UriKind.Relative));
            Assert.Equal("https://example.vn/tin-tuc/feeds/rss.xml", moved.Headers.Location!.OriginalString);
        }
    }

    [Theory]
    [InlineData("--NewsFeeds:TrustedProxies=10.0.0.1")]
    [InlineData("--NewsFeeds:TrustedProxies=127.0.0.0/8")]
    public async Task NoHostThatARequestNamesReachesADocument(string setting)
    {
        await using var site = await Site.StartAsync(SmallNewsroom.OfOneArticle(), setting);
        foreach (var path in new[] { "/feeds/rss.xml", "/feeds/tin/atom.xml", "/feeds/feed.json", "/feeds/opml.xml",
            "/feeds/archive/2026-03.xml" })
        {
            var plain = await site.TextAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = "evil.example";
            foreach (var header in new[] { "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Original-Host", "Forwarded" })
            {
                request.Headers.TryAddWithoutValidation(header, header == "X-Forwarded-Proto" ? "https" : "host=evil.example");
            }

            using var response = await site.Client.SendAsync(request);
            Assert.Equal(plain, await response.Content.ReadAsStringAsync());
        }

        using var redirect = new HttpRequestMessage(HttpMethod.Get, "/feed/");
        redirect.Headers.Host = "evil.example";
        using var moved = await site.Client.SendAsync(redirect);
        Assert.Equal(site.Address.Authority, moved.Headers.Location!.Authority);
    }

    [Fact]
    public async Task APictureHasOneAddress()
    {
        using var content = SmallNewsroom.OfOneArticle();
        content.Write("tin/ảnh.png", "png");
        await using var site = await Site.StartAsync(content);
        var canonical = new Uri(site.Address, "/media/tin/ảnh.png".Normalize());
        using var found = await site.Client.GetAsync(canonical);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        foreach (var other in new[] { "/MEDIA/tin/ảnh.png", "/media/tin/ảnh.png".Normalize(NormalizationForm.FormD) })
        {
            using var moved = await site.Client.GetAsync(new Uri(site.Address, other));
            Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
            Assert.Equal(canonical.AbsoluteUri, moved.Headers.Location!.AbsoluteUri);
        }

        using var none = await site.Client.GetAsync(new Uri("/MEDIA/tin/khong.png", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task AStopInAStormShowsNobodyAnError()
    {
        using var content = SmallNewsroom.OfOneArticle();
        await using var service = await RunningService.StartAsync(content.Folder);
        var started = new CountdownEvent(16);
        var clients = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            using var client = new HttpClient { BaseAddress = service.Address };
            for (var answered = 0; ; answered++)
            {
                try
                {
                    using var response = await client.GetAsync(new Uri("/feeds/rss.xml", UriKind.Relative));
                    Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                    Assert.EndsWith("</rss>", (await response.Content.ReadAsStringAsync()).TrimEnd(), StringComparison.Ordinal);
                }
                catch (HttpRequestException e) when (e.InnerException is SocketException or IOException or HttpIOException
                    || e.HttpRequestError == HttpRequestError.ConnectionError)
                {
                    return; // it listens no more
                }

                if (answered == 20)
                {
                    started.Signal();
                }
            }
        })).ToList();
        Assert.True(await Task.Run(() => started.Wait(TimeSpan.FromSeconds(60))));
        Assert.Equal(0, await service.StopAsync());
        await Task.WhenAll(clients);
    }

    private static async Task PollsAsync(HttpClient client, Version version)
    {
        string? tag = null;
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.NotModified })
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get, "/feeds/rss.xml")
                {
                    Version = version,
                    VersionPolicy = HttpVersionPolicy.RequestVersionExact
                };
            request.Headers.TryAddWithoutValidation("If-None-Match", tag ?? "\"\"");
            using var response = await client.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal(version, response.Version);
            tag = response.Headers.ETag!.Tag;
        }
    }

    private static (byte[] Pfx, string Thumbprint) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return (certificate.Export(X509ContentType.Pfx, "x"), certificate.Thumbprint);
    }

    private static async Task<int> StatusAsync(Site site, string request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, site.Address.Port);
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        var buffer = new byte[12];
        for (var read = 0; read < buffer.Length;)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            Assert.NotEqual(0, more);
            read += more;
        }

        return int.Parse(buffer.AsSpan(9, 3), null);
    }
}
