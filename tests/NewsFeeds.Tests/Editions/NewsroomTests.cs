using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Following;

namespace NewsFeeds.Tests.Editions;

public class NewsroomTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ArticlesStandInTheirCategoryThoseAroundItAndThoseTheyName()
    {
        using var content = new TempContent();
        content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        content.Article("the-thao/bong-da/a.md", "A", more: "categories: [Kinh tế, khong-co]");
        content.Article("kinh-te/b.md", "B", date: "2026-11-21");
        using var running = new Running(content);

        Assert.Equal(["B", "A"], running.Titles(""));
        Assert.Equal(["B", "A"], running.Titles("kinh-te"));
        Assert.Equal(["A"], running.Titles("the-thao"));
        Assert.Equal(["A"], running.Titles("the-thao/bong-da"));
        Assert.Equal(["the-thao/bong-da", "kinh-te"], running.Edition.CategoriesOf(running.Edition.All.Articles[1]).Select(category => category.Path));
        Assert.Equal("A", running.Edition.Find(new DateOnly(2026, 11, 20), "a")?.Title);
        Assert.Null(running.Edition.Find(new DateOnly(2026, 11, 21), "a"));
    }

    [Fact]
    public async Task AFormerAddressLeadsToTheNextThatNamesItWhenTheNewestGoes()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A", more: "aliases: [/cu/]");
        content.Article("tin/b.md", "B", date: "2026-11-21", more: "aliases: [/cu/, /cu/]");
        content.Article("tin/c.md", "C", date: "2026-11-22", more: "aliases: [/cu/]");
        using var running = new Running(content);
        Assert.Equal("C", running.Edition.FormerAddresses["/cu/"].Title);
        await Running.After(() => File.Delete(content["tin/b.md"]), () => running.Titles("").SequenceEqual(["C", "A"]));
        Assert.Equal("C", running.Edition.FormerAddresses["/cu/"].Title);
        await Running.After(() => File.Delete(content["tin/c.md"]), () => running.Titles("").SequenceEqual(["A"]));
        Assert.Equal("A", running.Edition.FormerAddresses["/cu/"].Title);
        await Running.After(() => File.Delete(content["tin/a.md"]), () => running.Titles("").Count == 0);
        Assert.Empty(running.Edition.FormerAddresses);
    }

    [Fact]
    public async Task AMissingOrEmptyFolderStopsTheStartWithOneClearLine()
    {
        using var folder = new ContentFolder("/khong/co", "example.vn,2026");
        var stopped = await Assert.ThrowsAsync<ContentException>(() => Newsroom.OpenAsync(folder, TimeProvider.System, NullLogger<Newsroom>.Instance));
        Assert.Equal("no-content", stopped.Fault.Code);
    }

    [Fact]
    public async Task ASaveIsPickedUpAndOtherCategoriesAreLeftAlone()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A");
        content.Article("khac/k.md", "K");
        using var running = new Running(content);
        var before = running.Edition;

        await Running.After(() => content.Article("tin/b.md", "B", date: "2026-11-21"), () => running.Titles("tin").SequenceEqual(["B", "A"]));
        Assert.Same(before.Categories["khac"], running.Edition.Categories["khac"]);
        await Running.After(() => content.Replace("tin/b.md", "---\ntitle: B hai\ndate: 2026-11-21\n---\n"), () => running.Titles("").SequenceEqual(["B hai", "A", "K"]));
        await Running.After(() => File.Move(content["tin/b.md"], content["khac/b.md"]), () => running.Titles("khac").SequenceEqual(["B hai", "K"]) && running.Titles("tin").SequenceEqual(["A"]));
        await Running.After(() => File.Delete(content["khac/b.md"]), () => running.Titles("").SequenceEqual(["A", "K"]));
        await Running.After(() => content.Write("tin/_index.md", "---\ntitle: Tin mới\n---\n"), () => running.Edition.Categories["tin"].Title == "Tin mới");
        await Running.After(() => content.Article("moi/sau/x.md", "X", date: "2026-11-22"), () => running.Titles("moi").SequenceEqual(["X"]));
        await Running.After(() => Directory.Move(content["moi"], content["tin/moi"]), () => running.Titles("tin").SequenceEqual(["X", "A"]) && !running.Edition.Categories.ContainsKey("moi"));
        await Running.After(() => Directory.Delete(content["tin/moi"], true), () => running.Titles("").SequenceEqual(["A", "K"]));
    }

    [Fact]
    public async Task AnArticleAppearsAtItsSecondAndLeavesAtItsSecondWithoutAnyFileBeingTouched()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A");
        content.Article("tin/b.md", "B", more: "publishDate: 2026-11-23T12:30:00\nexpiryDate: 2026-11-23T13:00:00");
        content.Article("dau/d.md", "D");
        content.Article("khac/k.md", "K");
        using var running = new Running(content);
        var before = running.Edition;
        Assert.Equal(Noon.AddMinutes(30), before.Categories["tin"].NextEvent);
        Assert.Null(before.Categories["khac"].NextEvent);

        running.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        await Running.After(() => content.Article("dau/d.md", "D hai"), () => running.Titles("dau").SequenceEqual(["D hai"])); // a turn that ran by this clock
        Assert.Equal(["A"], running.Titles("tin"));
        await running.AdvanceTo(Noon.AddMinutes(30), () => running.Titles("tin").Count == 2);
        Assert.Equal(Noon.AddHours(1), running.Edition.Categories["tin"].NextEvent);
        Assert.Same(before.Categories["khac"], running.Edition.Categories["khac"]);
        await running.AdvanceTo(Noon.AddHours(1), () => running.Titles("tin").Count == 1);
        Assert.Null(running.Edition.Categories["tin"].NextEvent);
    }

    [Fact]
    public async Task AMomentThatChangesNothingIsNotWaitedForAgain()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A", more: "publishDate: 2026-11-23T12:30:00\nexpiryDate: 2026-11-23T12:20:00");
        using var running = new Running(content);
        Assert.Equal(Noon.AddMinutes(20), running.Edition.Categories["tin"].NextEvent);
        await running.AdvanceTo(Noon.AddMinutes(25), () => running.Edition.Categories["tin"].NextEvent == Noon.AddMinutes(30));
        await running.AdvanceTo(Noon.AddMinutes(35), () => running.Edition.Categories["tin"].NextEvent is null);
        Assert.Empty(running.Titles("tin"));
    }

    [Fact]
    public async Task AThousandArticlesDueInOneSecondMakeOneEdition()
    {
        using var content = new TempContent();
        for (var i = 0; i < 1000; i++)
        {
            content.Article($"tin/{i}.md", more: "publishDate: 2026-11-23T12:30:00");
        }

        using var running = new Running(content);
        var number = running.Edition.Number;
        await running.AdvanceTo(Noon.AddMinutes(30), () => running.Titles("tin").Count > 0);
        Assert.Equal(1000, running.Titles("tin").Count);
        Assert.Equal(number + 1, running.Edition.Number);
    }

    [Fact]
    public async Task ARetractionLeavesAfterThirtyDays()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A", more: "retracted: {notice: Rút, date: 2026-11-01T00:00:00}");
        using var running = new Running(content);
        Assert.Single(running.Titles("tin"));
        await running.AdvanceTo(new DateTimeOffset(2026, 11, 30, 17, 0, 0, TimeSpan.Zero), () => running.Titles("tin").Count == 0);
    }

    [Fact]
    public async Task AFolderThatGoesAwayLeavesTheLastEditionInService()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A");
        using var running = new Running(content);

        Directory.Move(content.Root, content.Root + "-away");
        await running.AdvanceUntil(() => !running.Newsroom.Status.StoreAvailable);
        Assert.Equal(["A"], running.Titles("tin"));
        Directory.Move(content.Root + "-away", content.Root);
        await running.AdvanceUntil(() => running.Newsroom.Status.StoreAvailable);
        Assert.Equal(["A"], running.Titles("tin"));
        await Running.After(() => content.Article("tin/b.md", "B", date: "2026-11-21"), () => running.Titles("tin").SequenceEqual(["B", "A"]));
    }

    [Fact]
    public async Task WithoutEventsALookEveryTwoSecondsFindsEverything()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A");
        using var running = new Running(content, watchEvents: false);
        content.Article("tin/b.md", "B", date: "2026-11-21");
        await running.AdvanceUntil(() => running.Titles("tin").SequenceEqual(["B", "A"]));
    }

    [Fact]
    public async Task AClockSetBackTakesNothingBack()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A", more: "publishDate: 2026-11-23T12:30:00");
        using var running = new Running(content);
        await running.AdvanceTo(Noon.AddMinutes(30), () => running.Titles("tin").Count == 1);
        running.Clock.AdjustTime(Noon);
        await Running.After(() => content.Write("tin/_index.md", "---\ntitle: Tin\n---\n"), () => running.Edition.Categories["tin"].Title == "Tin");
        Assert.Equal(["A"], running.Titles("tin"));
    }

    [Fact]
    public async Task WhereEventsAreRefusedALookEveryTwoSecondsFindsEverything()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A");
        using var watch = new FolderWatch(content.Root, _ => throw new IOException("no more watches"));
        using var running = new Running(content, watch);
        content.Article("tin/b.md", "B", date: "2026-11-21");
        await running.AdvanceUntil(() => running.Titles("tin").SequenceEqual(["B", "A"]));
        Directory.Delete(content["tin"], recursive: true);
        await running.AdvanceUntil(() => running.Titles("").Count == 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFolderMadeAnewIsFollowedLikeTheOldOne(bool watchEvents)
    {
        using var content = new TempContent();
        content.Article("tin/a.md", "A");
        using var running = new Running(content, watchEvents);
        Directory.Move(content.Root, content.Root + "-old");
        Directory.CreateDirectory(content.Root);
        content.Article("moi/sau/b.md", "B");
        await running.AdvanceUntil(() => running.Titles("").SequenceEqual(["B"]));
        content.Article("moi/sau/c.md", "C", date: "2026-11-21");
        await running.AdvanceUntil(() => running.Titles("").SequenceEqual(["C", "B"]));
        Directory.Delete(content.Root + "-old", recursive: true);
    }

    [Fact]
    public async Task FoldersThatAreMovedInOrFilledFasterThanTheSystemListensAreFoundWhole()
    {
        using var content = new TempContent();
        using var outside = new TempContent();
        content.Article("tin/a.md", "A");
        using var running = new Running(content);
        for (var round = 1; round <= 20; round++)
        {
            outside.Article($"vao/{round}/sau/x.md", "X", date: "2026-11-21", more: $"slug: x-{round}");
            Directory.Move(outside[$"vao/{round}"], content[$"vao-{round}"]);
            content.Article($"day/{round}/rat/sau/y.md", "Y", date: "2026-11-22", more: $"slug: y-{round}");
        }

        await running.AdvanceUntil(() => running.Titles("").Count == 41);
    }

    /// <summary>A newsroom that runs over a folder by a clock that the test turns.</summary>
    private sealed class Running : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly ContentFolder _store;
        private readonly Task _run;

        public Running(TempContent content, bool watchEvents = true)
            : this(content, watchEvents ? new FolderWatch(content.Root) : null)
        {
        }

        public Running(TempContent content, FolderWatch? watch)
        {
            Clock = new FakeTimeProvider(Noon);
            _store = new ContentFolder(content.Root, "example.vn,2026", _ => watch, Clock);
            Newsroom = Newsroom.OpenAsync(_store, Clock, NullLogger<Newsroom>.Instance).GetAwaiter().GetResult();
            _run = Task.Run(() => Newsroom.RunAsync(_stop.Token));
        }

        public FakeTimeProvider Clock { get; }

        public Newsroom Newsroom { get; }

        public Edition Edition => Newsroom.Current;

        public List<string> Titles(string path) =>
            [.. (path.Length == 0 ? Edition.All : Edition.Categories.GetValueOrDefault(path))?.Articles.Select(article => article.Title) ?? []];

        public static async Task After(Action change, Func<bool> holds)
        {
            change();
            await Until(holds, () => { });
        }

        public async Task AdvanceTo(DateTimeOffset moment, Func<bool> holds)
        {
            Clock.Advance(moment - Clock.GetUtcNow());
            await Until(holds, () => Clock.Advance(TimeSpan.FromMilliseconds(1)));
        }

        public Task AdvanceUntil(Func<bool> holds) => Until(holds, () => Clock.Advance(TimeSpan.FromSeconds(1)));

        public void Dispose()
        {
            _stop.Cancel();
            Clock.Advance(TimeSpan.FromSeconds(2));
            _run.Wait(TimeSpan.FromSeconds(30));
            Newsroom.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _store.Dispose();
            _stop.Dispose();
        }

        private static async Task Until(Func<bool> holds, Action meanwhile)
        {
            for (var tries = 0; !holds(); tries++)
            {
                Assert.True(tries < 3000, "the condition did not come true");
                meanwhile();
                await Task.Delay(5);
            }
        }
    }
}
