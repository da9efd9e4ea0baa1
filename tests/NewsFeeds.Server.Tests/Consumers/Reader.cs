using System.Diagnostics;
using System.Text.Json;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Tests.Consumers;

/// <summary>A feed reader that newsrooms' subscribers really use, in a process of its own, subscribed to one feed.</summary>
internal sealed class Reader : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly string Scripts = SourceTree.Path("tests", "consumers");
    private readonly string _name;
    private readonly Uri _feed;
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("newsfeeds-reader-");
    private Reading? _last;

    public Reader(string name, Uri feed)
    {
        (_name, _feed) = (name, feed);
    }

    /// <summary>Why this reader cannot run here; null where it can.</summary>
    public static string? Missing(string name) => name switch
    {
        "feedparser" =>
            Directory.Exists("/usr/lib/python3/dist-packages/feedparser") ? null
                : "feedparser is not installed (Debian package python3-feedparser).",
        "gpodder" => File.Exists("/usr/bin/gpo") ? null : "gPodder is not installed (Debian package gpodder).",
        "newsboat" => File.Exists("/usr/bin/newsboat") ? null : "newsboat is not installed (Debian package newsboat).",
        _ =>
            Directory.Exists(Path.Combine(Scripts, "node_modules", name)) ? null
                : $"{name} is not installed (npm ci --prefix tests/consumers).",
    };

    /// <summary>The first poll.</summary>
    public async Task<Reading> SubscribeAsync()
    {
        var reading = await PollAsync();
        // newsboat keeps a feed's validators from its second poll on.
        return _name == "newsboat" ? await PollAsync() : reading;
    }

    /// <summary>Polls with the validators of the poll before, as a reader does.</summary>
    public Task<Reading> PollAsync() => PollAsync([]);

    /// <summary>Polls, and somebody reads everything that is there. newsboat alone remembers that.</summary>
    public Task<Reading> ReadAllAsync() => PollAsync(["read"]);

    /// <summary>An entry of the service's own JSON form, as this reader ought to keep it after reading the form named.</summary>
    public ReadEntry Expect(ReadEntry entry)
    {
        var isRss = _feed.AbsolutePath.EndsWith("rss.xml", StringComparison.Ordinal);
        var expected = isRss
            ? entry with
            {
                // One dc:creator names all, an item has one enclosure, and a date of change only if it changed. A summary is HTML.
                Summary = PlainText.ToHtml(entry.Summary!),
                Authors = [string.Join(", ", entry.Authors!)],
                Enclosures = [.. entry.Enclosures!.Take(1)],
                Updated = entry.Updated == entry.Published ? null : entry.Updated,
            }
            : entry;
        return _name switch
        {
            // One line of names, no tags, no summary beside the content, no size, no original.
            "newsboat" => expected with
            {
                Authors = [string.Join(", ", entry.Authors!)],
                Categories = null,
                Summary = null,
                Content = entry.Content ?? expected.Summary,
                Updated = null,
                Origin = null,
                Enclosures = [.. entry.Enclosures!.TakeLast(1).Select(enclosure => enclosure with { Length = null })],
            },
            "rss-parser" => expected with { Updated = null, Origin = null },
            _ => expected,
        };
    }

    /// <summary>The addresses in a sitemap or in an index of sitemaps. npm's sitemap alone reads these.</summary>
    public Task<List<ReadSitemapUrl>> ReadSitemapAsync() =>
        RunAsync<List<ReadSitemapUrl>>("node", [Path.Combine(Scripts, $"read-{_name}.mjs"), _feed.AbsoluteUri]);

    public void Dispose() => _state.Delete(recursive: true);

    private async Task<Reading> PollAsync(string[] further)
    {
        string[] validators = _last is { Etag: { } etag } ? [etag, _last.Modified ?? ""] : [];
        var url = _feed.AbsoluteUri;
        var reading = _name switch
        {
            "feedparser" => await RunAsync<Reading>(
                "/usr/bin/python3", [Path.Combine(Scripts, "read-with-feedparser.py"), url, .. validators]),
            "gpodder" => await RunAsync<Reading>(
                "/usr/bin/python3", [Path.Combine(Scripts, "read-with-gpodder.py"), _state.FullName, url]),
            "newsboat" => await RunAsync<Reading>(
                "/usr/bin/python3", [Path.Combine(Scripts, "read-with-newsboat.py"), _state.FullName, url, .. further]),
            _ => await RunAsync<Reading>("node", [Path.Combine(Scripts, "read-with-npm.mjs"), _name, url, .. validators]),
        };
        _last = reading;
        return reading;
    }

    private static async Task<T> RunAsync<T>(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var text = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}: {await errors}");
        return JsonSerializer.Deserialize<T>(text, Options)!;
    }
}
