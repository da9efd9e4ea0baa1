using System.Xml.Linq;

namespace NewsFeeds.Server.Tests.Serving;

public sealed class HostilePictureTests : IDisposable
{
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    private readonly TemporaryContent _content = SmallNewsroom.OfOneArticle();

    public void Dispose() => _content.Dispose();

    /// <summary>The service is a process of its own, because a stack that overflows ends the process.</summary>
    [Fact]
    public async Task PicturesThatCostDearWhoeverReadsThemWholeStopNoServiceAndNoStart()
    {
        await using (var service = await RunningService.StartAsync(_content.Folder))
        {
            foreach (var (name, write) in HostilePictures.Measurable.Concat(HostilePictures.Unmeasurable))
            {
                _content.Write($"tin/{name}", write());
                _content.Article($"tin/2026-03-02-{name}.md", name, "2026-03-02T00:00:00Z", $"image: {{src: {name}, alt: Ảnh}}");
            }

            await AllAreInTheFeedAsync(service);
            foreach (var name in HostilePictures.Unmeasurable.Keys)
            {
                // A picture that was measured while the folder was looked at is told with the next look.
                await Eventually.HoldsAsync(
                    () => service.Output.Contains($"tin/{name}:1:1: warning", StringComparison.Ordinal), $"{name} is to be told");
            }

            Assert.Equal(0, await service.StopAsync());
        }

        await using var again = await RunningService.StartAsync(_content.Folder);
        await AllAreInTheFeedAsync(again);
    }

    private static Task AllAreInTheFeedAsync(RunningService service) => Eventually.HoldsAsync(
        async () =>
        {
            var feed = XDocument.Parse(await service.Client.GetStringAsync(new Uri("feeds/tin/rss.xml", UriKind.Relative)));
            var widths = feed.Descendants(Media + "content").ToLookup(
                picture => Path.GetFileName((string)picture.Attribute("url")!), picture => (int?)picture.Attribute("width"));
            return HostilePictures.Measurable.Keys.All(name => widths[name].Contains(300))
                && HostilePictures.Unmeasurable.Keys.All(name => widths[name].Contains(null));
        },
        "every picture is to be in the feed");
}
