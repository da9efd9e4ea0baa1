using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

/// <summary>Whatever the bytes are in which dates were remembered, the service starts and its feeds are served with a date.</summary>
public sealed class AnyStateTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Corpus States = Corpus.Of("state");

    private readonly TemporaryContent _state = TemporaryContent.Empty();

    public void Dispose() => _state.Dispose();

    [Fact]
    public void AnyBytesAreReadOrForgottenAndWrittenOver() => Fuzz.Run(States, 1_500, bytes =>
    {
        var path = _state["feeds.json"];
        File.WriteAllBytes(path, bytes);
        var dates = new LastModifiedDates(new FakeTimeProvider(Noon), new LastModifiedFile(path, NullLogger<LastModifiedFile>.Instance));
        var date = dates.Date("/feeds/rss.xml", Validators.TagOf("new"u8), Noon);
        Assert.InRange(date, Noon.AddSeconds(1), Noon.AddDays(1).AddSeconds(1));

        dates.Save();
        var file = new LastModifiedFile(path, NullLogger<LastModifiedFile>.Instance);
        Assert.Equal(date, file.Read().Feeds["/feeds/rss.xml"].Date);
    }, threads: 1);

    [Fact]
    public async Task WithAnyBytesTheServiceStartsAndServesItsFeeds()
    {
        string[] settings = [$"--NewsFeeds:State={_state.Folder}", $"--NewsFeeds:PublicUrl={Site.PublicUrl}"];
        await using var site = await Site.StartAsync(SmallNewsroom.OfOneArticle(), settings);
        await site.TextAsync("/feeds/rss.xml");
        await site.StopAsync();
        var state = Assert.Single(Directory.GetFiles(_state.Folder));
        foreach (var bytes in States.Inputs)
        {
            await File.WriteAllBytesAsync(state, bytes);
            await site.StartAgainAsync(settings);
            var feed = await site.ReadAsync("/feeds/rss.xml");
            Assert.Equal(200, feed.Status);
            Assert.True(feed.LastModified is null || feed.LastModified <= DateTimeOffset.UtcNow, $"{feed.LastModified}");
            Assert.Empty(site.Log.Errors);
            await site.StopAsync();
        }
    }
}
