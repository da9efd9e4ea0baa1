using System.Globalization;
using System.Runtime.CompilerServices;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>Every edition has its own list of all articles: whoever holds one longer than a request holds a megabyte.</summary>
public class EditionLifetimeTests
{
    private const int Rounds = 24;

    [Fact]
    public async Task DocumentsKeepNoOldEditionInMemory()
    {
        var content = new TemporaryContent();
        for (var i = 0; i < Rounds; i++)
        {
            content.Write($"muc-{i}/bai.md", $"---\ntitle: Bài {i}\ndate: 2026-03-01T00:00:00Z\nslug: bai-{i}\n---\n\nLời.\n");
        }

        Save(content, "Tin đầu");
        await using var site = await Site.StartAsync(content);
        List<WeakReference> editions = [];
        foreach (var path in new[] { "/", "/feeds/opml.xml", "/assets/rss.css", "/nothing" })
        {
            await OpenAsync(site, path);
        }

        for (var i = 0; i < Rounds; i++)
        {
            editions.Add(WeakEdition(site));
            foreach (var path in PathsOf(i))
            {
                await OpenAsync(site, path);
            }

            var title = string.Create(CultureInfo.InvariantCulture, $"Tin {i}");
            Save(content, title);
            await Eventually.HoldsAsync(() => Shows(site, title), title);
        }

        // Polled as readers do, so that every state is of the edition in service; what is still held is held by one that stands.
        foreach (var path in Enumerable.Range(0, Rounds).SelectMany(PathsOf).Append("/"))
        {
            await OpenAsync(site, path);
        }

        await Eventually.HoldsAsync(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return editions.TrueForAll(edition => !edition.IsAlive);
            },
            "old editions are to be collected");
    }

    private static IEnumerable<string> PathsOf(int category) =>
        Enum.GetValues<FeedForm>().Select(form => Address.Feed($"muc-{category}", form).Path).Concat(
            [$"/articles/2026-03-01/bai-{category}", $"/feeds/muc-{category}/", $"/feeds/muc-{category}/archive/2026-03.xml",
                $"/feeds/muc-{category}/archive/2026-03/"]);

    private static void Save(TemporaryContent content, string title) =>
        content.Write("tin/a.md", $"---\ntitle: {title}\ndate: 2026-03-02T00:00:00Z\n---\n\nLời.\n");

    private static async Task OpenAsync(Site site, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(path == "/nothing" ? 404 : 200, (int)response.StatusCode);
    }

    // Nothing of an edition may stay in a local of the test.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference WeakEdition(Site site) => new(site.Edition);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Shows(Site site, string title) => site.Edition.All.Articles[0].Title == title;
}
