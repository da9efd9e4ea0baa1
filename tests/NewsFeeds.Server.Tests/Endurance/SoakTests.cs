using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;
using Xunit.Abstractions;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>
/// A running service is compared with a fresh one after every kind of change in every order. It prints its seed; <c>NEWSFEEDS_SEED</c> sets
/// it, and the same seed makes the same changes.
/// </summary>
[Collection(nameof(Alone))]
public class SoakTests(ITestOutputHelper output)
{
    private const string PublicUrl = "--NewsFeeds:PublicUrl=https://bao.example.vn/";

    /// <summary>
    /// 2,000 operations and 10 moments of quiet; NEWSFEEDS_SOAK=20000 makes it that many, and a moment of quiet for every 400.
    /// </summary>
    private static readonly int Operations = int.TryParse(
        Environment.GetEnvironmentVariable("NEWSFEEDS_SOAK"), CultureInfo.InvariantCulture, out var many) ? many : 2000;

    private static readonly int Seed = int.TryParse(
        Environment.GetEnvironmentVariable("NEWSFEEDS_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261123;

    [Fact]
    public async Task AfterAnyChangesEveryDocumentIsWhatAFreshStartServes()
    {
        using var content = TemporaryContent.Empty();
        using var state = TemporaryContent.Empty();
        output.WriteLine($"NEWSFEEDS_SEED={Seed} NEWSFEEDS_SOAK={Operations}");
        using var editors = new RandomNewsroom(content, Seed);
        await using var site = await Site.StartAsync(content, PublicUrl, $"--NewsFeeds:State={state.Folder}");
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(i => Task.Run(() => ReadAsync(site, new Random(Seed + i), stop.Token))).ToList();
        var early = WeakEdition(site);
        var (before, quiet, most) = (0L, 0, 0);
        for (var done = 1; done <= Operations; done++)
        {
            editors.Step();
            if (editors.Random.Next(4) == 0)
            {
                await Task.Delay(editors.Random.Next(3)); // so that the service sees what lies between
            }

            if (done % Math.Min(400, Operations / 10) == 0)
            {
                editors.Mend();
                most = Math.Max(most, await EqualsFreshStartAsync(site, state.Folder));
                before = ++quiet == 2 ? Memory() : before;
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        var after = Memory();
        output.WriteLine(
            $"{Operations} operations ({string.Join(", ", editors.Done.Select(each => $"{each.Value} {each.Key}"))}), {quiet} moments of "
            + $"quiet, at most {most} looks until equal; heap {before >> 20} MB, then {after >> 20} MB");
        Assert.Empty(site.Log.Errors);
        Assert.False(early.IsAlive, "an edition of the beginning is still in memory");
        output.WriteLine($"{site.Catalog.Count} documents and bodies of {site.Catalog.All(site.Edition).Count()} addresses");
        // The caches of rendered entries and of documents may fill up: 64 MiB and 256 MiB.
        Assert.InRange(after - before, long.MinValue, 350L << 20);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference WeakEdition(Site site) => new(site.Edition);

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Readers meanwhile: of feeds that there are, nobody ever sees an error.</summary>
    private static async Task ReadAsync(Site site, Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var categories = site.Edition.Categories.Keys.Order(StringComparer.Ordinal).Prepend("").ToArray();
            var path = Address.Feed(categories[random.Next(categories.Length)], (FeedForm)random.Next(3)).Path;
            using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.MovedPermanently,
                $"{path}: {response.StatusCode}");
            Assert.True(
                path.Count(c => c == '/') > 2 || response.StatusCode == HttpStatusCode.OK, "the feed of everything is always there");
            await Task.Delay(random.Next(20), CancellationToken.None);
        }
    }

    private static async Task<int> EqualsFreshStartAsync(Site site, string state)
    {
        for (var tries = 1; ; tries++)
        {
            var difference = await DifferenceAsync(site, state);
            if (difference is null)
            {
                return tries;
            }

            Assert.True(tries < 60, difference);
            await Task.Delay(100);
        }
    }

    private static async Task<string?> DifferenceAsync(Site site, string state)
    {
        // A feed of a tag gets its date when somebody asks for it. Dates are saved every few seconds, and here at once.
        var running = new Dictionary<string, Sent>(StringComparer.Ordinal);
        foreach (var path in site.Catalog.All(site.Edition).Select(address => address.Path))
        {
            using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            var lastModified = response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture);
            running[path] = new Sent((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), lastModified);
        }

        site.Services.GetRequiredService<LastModifiedDates>().Save();

        // A fresh start finds the same memory of dates, but not in the same file: the running service writes to its own, under another
        // name first.
        using var copy = TemporaryContent.Empty();
        foreach (var file in Directory.EnumerateFiles(state, "*.json"))
        {
            copy.Write(Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        }

        await using var fresh = Site.Build(site.Content, [PublicUrl, $"--NewsFeeds:State={copy.Folder}", "--NewsFeeds:Watch=polling"]);
        var edition = fresh.Services.GetRequiredService<Newsroom>().Current;
        foreach (var path in fresh.Services.GetRequiredService<DocumentCatalog>().All(edition).Select(address => address.Path))
        {
            var expected = await FreshAsync(fresh.Services, path);
            if (!running.TryGetValue(path, out var own) || own.Status != expected.Status)
            {
                return $"{path} is {own?.Status}, and {expected.Status} of a fresh start";
            }

            if (expected.Status == 200 && !own.Body.AsSpan().SequenceEqual(expected.Body))
            {
                return Show(path, own.Body, expected.Body);
            }

            if (expected.Status == 200 && own.LastModified != expected.LastModified)
            {
                return $"{path} is of {own.LastModified}, and of {expected.LastModified} of a fresh start";
            }
        }

        var surplus = site.Edition.Categories.Keys.Except(edition.Categories.Keys).FirstOrDefault();
        return surplus is null ? null : $"the category {surplus} is not there in a fresh start";
    }

    private static async Task<Sent> FreshAsync(IServiceProvider services, string path)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = ("GET", path);
        using var body = new MemoryStream();
        context.Response.Body = body;
        await services.GetRequiredService<DocumentEndpoint>().ServeAsync(
            context, _ => throw new InvalidOperationException($"There is no {path}."));
        var lastModified = context.Response.Headers.LastModified.ToString();
        return new Sent(context.Response.StatusCode, body.ToArray(), lastModified.Length == 0 ? null : lastModified);
    }

    private static string Show(string path, byte[] running, byte[] fresh)
    {
        var at = running.AsSpan().CommonPrefixLength(fresh);
        return $"{path} differs at {at}:\nrunning …{Around(running)}\nfresh …{Around(fresh)}";

        string Around(byte[] body) =>
            System.Text.Encoding.UTF8.GetString(body.AsSpan(Math.Max(0, at - 200)..Math.Min(body.Length, at + 200)));
    }

    private sealed record Sent(int Status, byte[] Body, string? LastModified);
}
