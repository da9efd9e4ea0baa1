using NewsFeeds.Imports;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Tests.Imports;

/// <summary>A site may have a million posts, so little of each is kept.</summary>
[Collection(nameof(Alone))]
public sealed class KeptMemoryTests
{
    private const int Count = 50_000;

    [Fact]
    public void AtMost300BytesOfAPostAreKept()
    {
        using var content = TemporaryContent.Empty();
        using var ledger = new Ledger(content.Folder, isKept: false);
        var options = new ImportOptions { Content = content.Folder, Files = [] };
        var site = new SourceSite
        {
            PostCount = Count,
            Categories = new Dictionary<string, SourceTerm> { ["thoi-su"] = new("thoi-su", "Thời sự") },
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var plan = new SitePlan(site, Posts(), options, new ContentBefore(), ledger);
        foreach (var post in Posts())
        {
            ledger.Remember(post.Guid, "", default);
        }

        var kept = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        GC.KeepAlive(plan);
        Assert.True(kept <= 300, $"{kept} bytes");
    }

    private static IEnumerable<SourcePost> Posts() => Enumerable.Range(1, Count).Select(number => new SourcePost
    {
        File = "x.xml",
        Line = number,
        Number = number,
        Guid = $"https://baotinh.example/?p={number}",
        Link = $"https://baotinh.example/2020/01/bai-viet-co-ten-kha-dai-so-{number}/",
        Slug = $"bai-viet-co-ten-kha-dai-so-{number}",
        Title = "T",
        Published = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number),
        Categories = ["thoi-su"],
        Body = "",
    });
}
