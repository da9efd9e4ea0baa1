using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Documents;

public sealed class ServedFeedsTests : IDisposable
{
    private const string Store = "/srv/content";

    private static readonly Uri Address = new("https://example.vn");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryContent _state = TemporaryContent.Empty();

    public void Dispose() => _state.Dispose();

    [Fact]
    public void WhatAServiceOfThisStoreRememberedIsToldByItsPath()
    {
        var options = new NewsFeedsOptions { State = _state.Folder, PublicUrl = Address };
        var file = StateFolder.Of(options, Store, Address).PathOf("feeds", ".json")!;
        var dates = new LastModifiedDates(new FakeTimeProvider(Noon), new LastModifiedFile(file, NullLogger<LastModifiedFile>.Instance));
        dates.Date("/feeds/kinh-te/rss.xml", Validators.TagOf("a"u8), Noon);
        dates.Save();

        Assert.Equal(["/feeds/kinh-te/rss.xml"], ServedFeeds.Of(options, Store, Address));
        Assert.Empty(ServedFeeds.Of(options, "/srv/khac", Address));
        Assert.Empty(ServedFeeds.Of(options with { State = "none" }, Store, Address));
        Assert.Empty(ServedFeeds.Of(options with { State = null }, Store, Address));
    }

    [Fact]
    public void AFileThatCannotBeReadTellsNothing()
    {
        var options = new NewsFeedsOptions { State = _state.Folder, PublicUrl = Address };
        File.WriteAllText(StateFolder.Of(options, Store, Address).PathOf("feeds", ".json")!, "{");

        Assert.Empty(ServedFeeds.Of(options, Store, Address));
    }
}
