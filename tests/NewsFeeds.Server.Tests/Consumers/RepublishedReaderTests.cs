using NewsFeeds.Tests.Imports.UploadedMedia;

namespace NewsFeeds.Server.Tests.Consumers;

/// <summary>Readers that tell where a story comes from find the original. To the others the entry is as any other.</summary>
public class RepublishedReaderTests
{
    [Theory]
    [ReaderData("feedparser", "rss.xml", "atom.xml")]
    [ReaderData("newsboat", "rss.xml", "atom.xml")]
    [ReaderData("rss-parser", "rss.xml")]
    [ReaderData("feedsmith", "rss.xml", "atom.xml", "feed.json")]
    public async Task TheOriginalIsFoundAndTheLinkStaysTheArticlesOwn(string name, string form)
    {
        var golden = SourceTree.Path("tests", "NewsFeeds.Tests", "Feeds", "Golden", $"republished.{form}");
        using var server = new FileServer(_ => FileServer.Answer(File.ReadAllBytes(golden), headers: "Content-Type: application/xml"));
        using var reader = new Reader(name, new Uri($"{server.Address}/{form}"));
        var entries = (await reader.SubscribeAsync()).Entries.OrderBy(entry => entry.Link, StringComparer.Ordinal).ToList();

        var tells = name is "feedparser" or "feedsmith";
        Assert.Equal(
            [
                ("https://feeds.example.vn/articles/2026-11-03/gia-dau", null),
                ("https://feeds.example.vn/articles/2026-11-03/gia-vang",
                    tells ? "https://ttxvn.example/kinh-t%E1%BA%BF/gi%C3%A1-v%C3%A0ng?a=1&b=2" : null),
            ],
            entries.Select(entry => (entry.Link, entry.Origin)));
        Assert.Equal("https://feeds.example.vn/media/ban-tin.mp3", Assert.Single(entries[1].Enclosures!).Url);
    }
}
