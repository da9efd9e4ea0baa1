using Microsoft.Extensions.Logging;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Editions;

public sealed class NewsroomLogTests : IDisposable
{
    private const string Broken = "---\ntitle: [\n---\n";
    private const string Withdrawn = "retracted: {notice: Rút, date: 2026-11-22T00:00:00}";

    private static readonly DateTimeOffset Noon = OpenNewsroom.Noon;

    private readonly TemporaryContent _content = new();
    private readonly LogLines _log = new();

    public void Dispose()
    {
        _content.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task WhatAnEditionDidToArticlesIsOneLineEach()
    {
        _content.Article("tin/a.md", "A");
        using var newsroom = Open();
        Assert.Empty(_log.Lines); // The first edition tells nothing.

        _content.Article("tin/b.md", "B", date: "2026-11-21");
        await UntilToldAsync(newsroom, "ArticleOut", "tin/b.md is out: B");
        _content.Article("tin/b.md", "B hai", date: "2026-11-21");
        await UntilToldAsync(newsroom, "ArticleChanged", "tin/b.md is updated: B hai");
        _content.Article("tin/b.md", "B hai", date: "2026-11-21", more: Withdrawn);
        await UntilToldAsync(newsroom, "ArticleWithdrawn", "tin/b.md is withdrawn: B hai");
        _content.Delete("tin/b.md");
        await UntilToldAsync(newsroom, "ArticleRemoved", "tin/b.md is removed: B hai");
        Assert.Equal(4, _log.All.Count);
        Assert.All(_log.All, line => Assert.Equal(LogLevel.Information, line.Level));
    }

    [Fact]
    public async Task TheTimeFromTheCauseToTheFeedIsTold()
    {
        _content.Article("tin/a.md", "A", more: "publishDate: 2026-11-23T12:30:00");
        using var newsroom = Open();
        var told = new List<Edit>();
        newsroom.Newsroom.Published += edition => told.AddRange(edition.Edits);
        await newsroom.TurnToAsync(Noon.AddMinutes(30), () => told.Count == 1);
        Assert.Equal((EditKind.Out, Noon.AddMinutes(30)), (told[0].Kind, told[0].Caused));
        Assert.InRange(told[0].Done, Noon.AddMinutes(30), newsroom.Clock.GetUtcNow());
        Assert.Matches(@"^tin/a\.md is out after [0-9.]+ s: A$", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task OfManyArticlesTwentyAreTold()
    {
        _content.Article("tin/a.md", "A");
        for (var i = 0; i < 25; i++)
        {
            _content.Article($"tin/b{i}.md", more: "publishDate: 2026-11-23T12:30:00");
        }

        using var newsroom = Open();
        await newsroom.TurnToAsync(Noon.AddMinutes(30), () => newsroom.Titles("tin").Count == 26 && _log.All.Count == 21);
        Assert.Equal("5 more articles are out, updated, withdrawn or removed with this edition", _log.Lines[^1]);
    }

    [Fact]
    public async Task WhatIsHeldBackIsListedAndToldAndSoIsWhenItIsMended()
    {
        _content.Article("tin/a.md", "A");
        using var newsroom = Open();
        Assert.Empty(newsroom.Newsroom.HeldBack);

        _content.Write("tin/a.md", Broken);
        await newsroom.UntilAsync(() => newsroom.Newsroom.HeldBack.Count == 1);
        var held = newsroom.Newsroom.HeldBack[0];
        Assert.Equal(("tin/a.md", "yaml"), (held.Fault.File, held.Fault.Code));
        Assert.InRange(held.Since, Noon, newsroom.Clock.GetUtcNow());
        Assert.Equal((LogLevel.Warning, "ArticleRejected", held.Fault.ToString()), Assert.Single(_log.All));

        _content.Write("tin/a.md", "---\ntitle: A\ndate: hôm qua\n---\n");
        await newsroom.UntilAsync(() => newsroom.Newsroom.HeldBack is [{ Fault.Code: not "yaml" }]);
        Assert.Equal(held.Since, newsroom.Newsroom.HeldBack[0].Since);

        _content.Article("tin/a.md", "A hai");
        await UntilToldAsync(newsroom, "Mended", "tin/a.md is no longer held back");
        await newsroom.UntilAsync(() => newsroom.Newsroom.HeldBack.Count == 0);
    }

    [Fact]
    public async Task WhatIsMendedAndThenWaitsForAnIdIsMendedOnceItHasIt()
    {
        _content.Article("tin/a.md", "A", more: "id: urn:a");
        _content.Write("tin/b.md", Broken);
        using var newsroom = Open();
        _content.Article("tin/b.md", "B", date: "2026-11-21", more: "id: urn:a");
        await newsroom.UntilAsync(() => newsroom.Newsroom.HeldBack is [{ Fault: { File: "tin/b.md", Code: "duplicate-id" } }]);
        await newsroom.UntilAsync(() => _log.Lines[^1].Contains("[duplicate-id]", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.All, line => line.Event == "Mended");

        _content.Delete("tin/a.md");
        await UntilToldAsync(newsroom, "Mended", "tin/b.md is no longer held back");
    }

    [Fact]
    public async Task WhatWasHeldBackAndIsRemovedIsNotCalledMended()
    {
        string[] files = ["tin/b.md", "khac/_index.md", "tin/c.md"];
        _content.Article("tin/a.md", "A", more: "id: urn:a");
        _content.Article(files[2], "C", date: "2026-11-21", more: "id: urn:a");
        _content.Write(files[0], Broken);
        _content.Write(files[1], Broken);
        using var newsroom = Open();
        await newsroom.UntilAsync(() => newsroom.Newsroom.HeldBack.Count == 3);
        foreach (var file in files)
        {
            _content.Delete(file);
            await UntilToldAsync(newsroom, "HeldBackRemoved", $"{file} was held back and is removed");
        }

        Assert.Empty(newsroom.Newsroom.HeldBack);
        Assert.DoesNotContain(_log.All, line => line.Event == "Mended");
    }

    [Fact]
    public async Task WhatWaitsForAnIdIsHeldBackToo()
    {
        _content.Article("tin/a.md", "A", more: "id: urn:a");
        _content.Write("khac/_index.md", Broken);
        _content.Article("khac/b.md", "B", date: "2026-11-21", more: "id: urn:a");
        using var newsroom = Open();
        Assert.Equal(
            [("khac/_index.md", "yaml", Noon), ("khac/b.md", "duplicate-id", Noon)],
            newsroom.Newsroom.HeldBack.Select(each => (each.Fault.File, each.Fault.Code, each.Since)));
        Assert.Equal(2, newsroom.Newsroom.Status.HeldBack);

        _content.Delete("tin/a.md");
        await newsroom.UntilAsync(() => newsroom.Titles("").SequenceEqual(["B"]));
        Assert.Equal("khac/_index.md", Assert.Single(newsroom.Newsroom.HeldBack).Fault.File);
    }

    [Fact]
    public async Task WhatIsHeldBackHasItsLineInTheLogAndInTheList()
    {
        _content.Article("tin/a.md", "A", more: "id: urn:a");
        _content.Article("tin/b.md", "B", more: "id: urn:a", date: "2026-11-21");
        _content.Article("tin/c.md", "C", more: "id: urn:a", date: "2026-11-22");
        using var newsroom = Open();
        string[] places = ["tin/b.md:4:5", "tin/c.md:4:5"];
        Assert.Equal(places, Places());
        Assert.Equal(places, _log.All.Select(line => line.Text.Split(": ")[0]).Order(StringComparer.Ordinal));

        _content.Article("tin/b.md", "B", more: "tags: [t]\nid: urn:a", date: "2026-11-21");
        await newsroom.UntilAsync(() => Places() is ["tin/b.md:5:5", "tin/c.md:4:5"]);
        await newsroom.UntilAsync(() => _log.Lines[^1].StartsWith("tin/b.md:5:5: error: ", StringComparison.Ordinal));

        // The third waits for the second from now on.
        _content.Delete("tin/a.md");
        await newsroom.UntilAsync(() => Places() is ["tin/c.md:4:5"]);
        Assert.Contains("'tin/b.md'", newsroom.Newsroom.HeldBack[0].Fault.Message, StringComparison.Ordinal);

        List<string> Places() => [.. newsroom.Newsroom.HeldBack.Select(each => each.Fault.Place)];
    }

    [Fact]
    public async Task ACategoryWhosePathAnotherOneHasIsHeldBackToo()
    {
        _content.Write("Tin/_index.md", "---\ntitle: Tin\n---\n");
        _content.Article("tin/a.md", "A");
        using var newsroom = Open();
        Assert.Equal(["duplicate-category"], newsroom.Newsroom.HeldBack.Select(each => each.Fault.Code));
        Assert.Equal(1, newsroom.Newsroom.Status.HeldBack);

        Directory.Delete(_content["Tin"], recursive: true);
        await newsroom.UntilAsync(() => newsroom.Newsroom is { HeldBack.Count: 0, Status.HeldBack: 0 });
        Assert.Equal(["A"], newsroom.Titles(""));
    }

    [Fact]
    public async Task ARenamedCategoryIsToldWithWhatWouldKeepItsSubscribers()
    {
        _content.Article("tin/gia/a.md", "A");
        using var newsroom = Open();
        Directory.Move(_content["tin"], _content["moi"]);
        await newsroom.UntilAsync(() => _log.All.Any(line => line.Event == "CategoryLost"));
        Assert.Equal(
            "The category 'tin' is removed, and its addresses answer 404; if it was renamed, give this path among the 'aliases' "
                + "of the new one",
            Assert.Single(_log.All, line => line.Level == LogLevel.Warning).Text);
    }

    [Fact]
    public void WhatTheClockDoesNextIsListed()
    {
        for (var i = 0; i < 25; i++)
        {
            _content.Article($"tin/a{i}.md", $"{i}", more: $"publishDate: 2026-11-23T12:{i + 10}:00");
        }

        using var newsroom = Open();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), newsroom.Newsroom.Upcoming.Select(each => each.Article.Title));
        Assert.Equal((Noon.AddMinutes(10), true), (newsroom.Newsroom.Upcoming[0].Time, newsroom.Newsroom.Upcoming[0].Appears));
    }

    private OpenNewsroom Open() => new OpenNewsroom(_content, logs: _log).Follow();

    /// <summary>Waits for a line that no other step of the test tells.</summary>
    private Task UntilToldAsync(OpenNewsroom newsroom, string name, string line) =>
        newsroom.UntilAsync(() => _log.All.Any(each => (each.Event, each.Text) == (name, line)), $"'{line}' is to be told");
}
