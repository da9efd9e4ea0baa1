using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsFeeds.Server.Documents;
using Xunit.Abstractions;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>
/// Many readers poll while editors save many times a second, and among it everything of the corpus. It prints its seed;
/// <c>NEWSFEEDS_SEED</c> sets it, and the same seed makes the same requests.
/// </summary>
public partial class StormTests(ITestOutputHelper output)
{
    private const int Clients = 64;

    /// <summary>128 bits in base64url.</summary>
    private const int HashLength = 22;

    /// <summary>100 saves, 50 ms from each other; NEWSFEEDS_STORM=400 makes it 20 s.</summary>
    private static readonly int Saves =
        int.TryParse(Environment.GetEnvironmentVariable("NEWSFEEDS_STORM"), CultureInfo.InvariantCulture, out var many) ? many : 100;

    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("NEWSFEEDS_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261123;

    private static readonly string[] Paths =
        ["/feeds/rss.xml", "/feeds/tin/atom.xml", "/feeds/tin/feed.json", "/feeds/khac/rss.xml", "/feeds/atom.xml"];

    // Fewer than the saves, so that each is there while somebody polls.
    private static readonly byte[][] Hostile =
    [
        .. Corpus.Of("front-matter").Inputs,
        .. Corpus.Of("markdown").Inputs.Concat(Corpus.Of("html").Inputs)
            .Select(body => (byte[])[.. "---\ntitle: Lạ\ndate: 2026-02-01\n---\n"u8, .. body]),
    ];

    [Fact]
    public async Task EveryBodyIsWholeFitsItsTagAndIsNeverOlderThanTheOneBefore()
    {
        output.WriteLine($"NEWSFEEDS_SEED={Seed} NEWSFEEDS_STORM={Saves}");
        var content = new TemporaryContent();
        for (var i = 0; i < 30; i++)
        {
            content.Write($"tin/2026-03-01-{i}.md", Article($"Tin {i}"));
        }

        Save(content, 0);
        await using var site = await Site.StartAsync(content);
        using var stop = new CancellationTokenSource();
        var polls = new ConcurrentQueue<(int Ok, int NotModified, int Last)>();
        var clients = Enumerable.Range(0, Clients)
            .Select(i => Task.Run(async () => polls.Enqueue(await PollAsync(site.Address, i, stop.Token)))).ToList();
        for (var i = 1; i <= Saves; i++)
        {
            Save(content, i);
            content.Write(string.Create(CultureInfo.InvariantCulture, $"khac/la-{i}.md"), Hostile[i % Hostile.Length]);
            await Task.Delay(50);
        }

        foreach (var path in Paths)
        {
            await site.UntilTextAsync(path, text => Count(text) == Saves, $"{path} is to show the last save");
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        Assert.Equal(Clients, polls.Count);
        Assert.Empty(site.Log.Errors);
    }

    // By turns as editors do it and as a script does it, in two categories.
    private static void Save(TemporaryContent content, int i)
    {
        content.Write("tin/2026-03-02-dem.md", Article(Title(i)));
        var text = Article(Title(i));
        if (i % 2 == 0)
        {
            content.Write("khac/2026-03-02-dem-khac.md", text);
        }
        else
        {
            File.WriteAllText(content["khac/2026-03-02-dem-khac.md"], text);
        }
    }

    private static string Title(int i) => string.Create(CultureInfo.InvariantCulture, $"Lần thứ <{i}>.");

    private static string Article(string title) =>
        $"---\ntitle: '{title}'\ndate: 2026-03-02T00:00:00Z\n---\n\n" + string.Concat(Enumerable.Repeat("Hội nghị dân vận khéo. ", 60));

    private static async Task<(int Ok, int NotModified, int Last)> PollAsync(Uri address, int number, CancellationToken stop)
    {
        var random = new Random(Seed + number);
        var path = Paths[number % Paths.Length];
        var connections = 0;
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1, ConnectCallback = ConnectAsync };
        using var client = new HttpClient(handler) { BaseAddress = address };
        var (ok, notModified, last, tag) = (0, 0, -1, "");

        // Every client goes on until it has seen both kinds of answer, however slow the machine is.
        while (!stop.IsCancellationRequested || ok < 2 || notModified == 0)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(
                "Accept-Encoding", random.Next(4) switch { 0 => "gzip", 1 => "br, gzip;q=0.5", 2 => "identity", _ => "gzip;q=0, *" });
            if (tag.Length > 0 && random.Next(2) == 0)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            }

            using var response = await client.SendAsync(request, CancellationToken.None);
            if (response.StatusCode == HttpStatusCode.NotModified)
            {
                notModified++;
                Assert.Equal(Core(tag), Core(response.Headers.ETag!.Tag));
                continue;
            }

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            ok++;
            tag = response.Headers.ETag!.Tag;
            var body = Decode(
                await response.Content.ReadAsByteArrayAsync(CancellationToken.None),
                response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(Core(tag), Validators.TagOf(body));
            var text = Encoding.UTF8.GetString(body);
            Parse(path, text);
            var count = Count(text);
            Assert.True(count >= last, $"{path} shows {count} after {last}");
            last = count;
        }

        Assert.Equal(1, connections);
        return (ok, notModified, last);

        async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken token)
        {
            connections++;
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, token);
            return new NetworkStream(socket, ownsSocket: true);
        }
    }

    private static void Parse(string path, string text)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(text);
            Assert.True(json.RootElement.GetProperty("items").GetArrayLength() > 0);
        }
        else
        {
            Assert.Contains(XDocument.Parse(text).Descendants(), element => element.Name.LocalName is "item" or "entry");
        }
    }

    private static byte[] Decode(byte[] body, string? coding)
    {
        using var coded = new MemoryStream(body);
        using Stream decoded = coding switch
        {
            "gzip" => new GZipStream(coded, CompressionMode.Decompress),
            "br" => new BrotliStream(coded, CompressionMode.Decompress),
            _ => coded,
        };
        using var plain = new MemoryStream();
        decoded.CopyTo(plain);
        return plain.ToArray();
    }

    // The name of the coding stands behind the hash. The hash itself is base64url, in which "-br" and "-gzip" may occur.
    private static string Core(string tag) => tag[1..(1 + HashLength)];

    /// <summary>The newest count that a document shows, however it escapes the signs around it.</summary>
    private static int Count(string text) =>
        Counter().Matches(text).Max(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"Lần thứ [^0-9.]*?(?:u003[cC])?(?:&(?:amp;)?(?:#\w+|lt);)?<?(\d+)")]
    private static partial Regex Counter();
}
