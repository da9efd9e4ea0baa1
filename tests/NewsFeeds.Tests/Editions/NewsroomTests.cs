using NewsFeeds.Articles;
using NewsFeeds.Folder.Following;

namespace NewsFeeds.Tests.Editions;

public class NewsroomTests
{
    private static readonly DateTimeOffset Noon = OpenNewsroom.Noon;

    [Fact]
    public void ArticlesStandInTheirCategoryThoseAroundItAndThoseTheyName()
    {
        using var content = new TemporaryContent();
        content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        content.Article("the-thao/bong-da/a.md", "A", more: "categories: [Kinh tế, khong-co]");
        content.Article("kinh-te/b.md", "B", date: "2026-11-21");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();

        Assert.Equal(["B", "A"], newsroom.Titles(""));
        Assert.Equal(["B", "A"], newsroom.Titles("kinh-te"));
        Assert.Equal(["A"], newsroom.Titles("the-thao"));
        Assert.Equal(["A"], newsroom.Titles("the-thao/bong-da"));
        Assert.Equal(
            ["the-thao/bong-da", "kinh-te"],
            newsroom.Edition.CategoriesOf(newsroom.Edition.All.Articles[1]).Select(category => category.Path));
        Assert.Equal("A", newsroom.Edition.Find(new DateOnly(2026, 11, 20), "a")?.Title);
        Assert.Null(newsroom.Edition.Find(new DateOnly(2026, 11, 21), "a"));
    }

    [Fact]
    public async Task AFormerAddressLeadsToTheNewestArticleThatNamesIt()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A", more: "aliases: [/cu/]");
        content.Article("tin/b.md", "B", date: "2026-11-21", more: "aliases: [/cu/, /cu/]");
        content.Article("tin/c.md", "C", date: "2026-11-22", more: "aliases: [/cu/]");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();
        Assert.Equal("C", newsroom.Edition.FormerAddresses["/cu"].Title);
        await AfterAsync(() => File.Delete(content["tin/b.md"]), () => newsroom.Titles("").SequenceEqual(["C", "A"]));
        Assert.Equal("C", newsroom.Edition.FormerAddresses["/cu"].Title);
        await AfterAsync(() => File.Delete(content["tin/c.md"]), () => newsroom.Titles("").SequenceEqual(["A"]));
        Assert.Equal("A", newsroom.Edition.FormerAddresses["/cu"].Title);
        await AfterAsync(() => File.Delete(content["tin/a.md"]), () => newsroom.Titles("").Count == 0);
        Assert.Empty(newsroom.Edition.FormerAddresses);
    }

    [Fact]
    public void AMissingOrEmptyFolderStopsTheStartWithOneClearLine()
    {
        using var content = TemporaryContent.Empty();
        Assert.Equal("no-content", Assert.Throws<ContentException>(() => new OpenNewsroom(content)).Fault.Code);
        Directory.Delete(content.Folder);
        Assert.Equal("no-content", Assert.Throws<ContentException>(() => new OpenNewsroom(content)).Fault.Code);
    }

    [Theory]
    [InlineData("---\ntitle: Đài: thử\nauthority: example.vn,2026\n---\n", "yaml")]
    [InlineData("title: Đài thử\nauthority: example.vn,2026\n", "no-front-matter")]
    [InlineData("", "empty-file")]
    public void APublicationThatCannotBeReadStopsTheStart(string index, string code)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        content.Write("_index.md", index);
        var fault = Assert.Throws<ContentException>(() => new OpenNewsroom(content)).Fault;
        Assert.Equal((content["_index.md"], code), (fault.File, fault.Code));
    }

    [Fact]
    public async Task ASaveIsPickedUpAndOtherCategoriesAreLeftAlone()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        content.Article("khac/k.md", "K");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();
        var before = newsroom.Edition;

        await AfterAsync(
            () => content.Article("tin/b.md", "B", date: "2026-11-21"), () => newsroom.Titles("tin").SequenceEqual(["B", "A"]));
        Assert.Same(before.Categories["khac"], newsroom.Edition.Categories["khac"]);
        await AfterAsync(
            () => content.Write("tin/b.md", "---\ntitle: B hai\ndate: 2026-11-21\n---\n"),
            () => newsroom.Titles("").SequenceEqual(["B hai", "A", "K"]));
        await AfterAsync(
            () => File.Move(content["tin/b.md"], content["khac/b.md"]),
            () => newsroom.Titles("khac").SequenceEqual(["B hai", "K"]) && newsroom.Titles("tin").SequenceEqual(["A"]));
        await AfterAsync(() => File.Delete(content["khac/b.md"]), () => newsroom.Titles("").SequenceEqual(["A", "K"]));
        await AfterAsync(
            () => content.Write("tin/_index.md", "---\ntitle: Tin mới\n---\n"),
            () => newsroom.Edition.Categories["tin"].Title == "Tin mới");
        content.Article("moi/sau/x.md", "X", date: "2026-11-22");
        // The file may be written before the system listens in its new folder.
        await newsroom.UntilAsync(() => newsroom.Titles("moi").SequenceEqual(["X"]));
        await AfterAsync(
            () => Directory.Move(content["moi"], content["tin/moi"]),
            () => newsroom.Titles("tin").SequenceEqual(["X", "A"]) && !newsroom.Edition.Categories.ContainsKey("moi"));
        await AfterAsync(() => Directory.Delete(content["tin/moi"], true), () => newsroom.Titles("").SequenceEqual(["A", "K"]));
    }

    [Fact]
    public async Task AnArticleAppearsAtItsSecondAndLeavesAtItsSecondWithoutAnyFileBeingTouched()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        content.Article("tin/b.md", "B", more: "publishDate: 2026-11-23T12:30:00\nexpiryDate: 2026-11-23T13:00:00");
        content.Article("dau/d.md", "D");
        content.Article("khac/k.md", "K");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();
        var before = newsroom.Edition;
        Assert.Equal(Noon.AddMinutes(30), before.Categories["tin"].NextEvent);
        Assert.Null(before.Categories["khac"].NextEvent);

        newsroom.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        // A turn that ran by this clock.
        await AfterAsync(() => content.Article("dau/d.md", "D hai"), () => newsroom.Titles("dau").SequenceEqual(["D hai"]));
        Assert.Equal(["A"], newsroom.Titles("tin"));
        await newsroom.TurnToAsync(Noon.AddMinutes(30), () => newsroom.Titles("tin").Count == 2);
        Assert.Equal(Noon.AddHours(1), newsroom.Edition.Categories["tin"].NextEvent);
        Assert.Same(before.Categories["khac"], newsroom.Edition.Categories["khac"]);
        await newsroom.TurnToAsync(Noon.AddHours(1), () => newsroom.Titles("tin").Count == 1);
        Assert.Null(newsroom.Edition.Categories["tin"].NextEvent);
    }

    [Fact]
    public async Task AMomentThatChangesNothingIsNotWaitedForAgain()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A", more: "publishDate: 2026-11-23T12:30:00\nexpiryDate: 2026-11-23T12:20:00");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();
        Assert.Equal(Noon.AddMinutes(20), newsroom.Edition.Categories["tin"].NextEvent);
        await newsroom.TurnToAsync(Noon.AddMinutes(25), () => newsroom.Edition.Categories["tin"].NextEvent == Noon.AddMinutes(30));
        await newsroom.TurnToAsync(Noon.AddMinutes(35), () => newsroom.Edition.Categories["tin"].NextEvent is null);
        Assert.Empty(newsroom.Titles("tin"));
    }

    [Fact]
    public async Task AThousandArticlesDueInOneSecondMakeOneEdition()
    {
        using var content = new TemporaryContent();
        for (var i = 0; i < 1000; i++)
        {
            content.Article($"tin/{i}.md", more: "publishDate: 2026-11-23T12:30:00");
        }

        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();
        var number = newsroom.Edition.Number;
        await newsroom.TurnToAsync(Noon.AddMinutes(30), () => newsroom.Titles("tin").Count > 0);
        Assert.Equal(1000, newsroom.Titles("tin").Count);
        Assert.Equal(number + 1, newsroom.Edition.Number);
    }

    [Fact]
    public async Task ARetractionLeavesAfterThirtyDays()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A", more: "retracted: {notice: Rút, date: 2026-11-01T00:00:00}");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();
        Assert.Single(newsroom.Titles("tin"));
        await newsroom.TurnToAsync(new DateTimeOffset(2026, 11, 30, 17, 0, 0, TimeSpan.Zero), () => newsroom.Titles("tin").Count == 0);
    }

    [Fact]
    public async Task AFolderThatGoesAwayLeavesTheLastEditionInService()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();

        Directory.Move(content.Folder, content.Folder + "-away");
        await newsroom.UntilAsync(() => !newsroom.Newsroom.Status.StoreAvailable);
        Assert.Equal(["A"], newsroom.Titles("tin"));
        Directory.Move(content.Folder + "-away", content.Folder);
        await newsroom.UntilAsync(() => newsroom.Newsroom.Status.StoreAvailable);
        Assert.Equal(["A"], newsroom.Titles("tin"));
        content.Article("tin/b.md", "B", date: "2026-11-21");
        await newsroom.UntilAsync(() => newsroom.Titles("tin").SequenceEqual(["B", "A"]));
    }

    [Fact]
    public async Task WithoutEventsAScanEveryTwoSecondsFindsEverything()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var newsroom = new OpenNewsroom(content).Follow();
        content.Article("tin/b.md", "B", date: "2026-11-21");
        await newsroom.UntilAsync(() => newsroom.Titles("tin").SequenceEqual(["B", "A"]));
    }

    [Fact]
    public async Task AClockSetBackTakesNothingBack()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A", more: "publishDate: 2026-11-23T12:30:00");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();
        await newsroom.TurnToAsync(Noon.AddMinutes(30), () => newsroom.Titles("tin").Count == 1);
        newsroom.Clock.AdjustTime(Noon);
        await AfterAsync(
            () => content.Write("tin/_index.md", "---\ntitle: Tin\n---\n"), () => newsroom.Edition.Categories["tin"].Title == "Tin");
        Assert.Equal(["A"], newsroom.Titles("tin"));
    }

    [Fact]
    public async Task WhatAClockThatWasYearsAheadTookOutComesBackOnceTheClockIsRight()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A", more: "expiryDate: 2026-11-23T12:30:00");
        content.Article("tin/b.md", "B", date: "2026-11-21", more: "publishDate: 2026-11-23T12:30:00");
        using var newsroom = new OpenNewsroom(content).Follow();
        await newsroom.TurnToAsync(Noon.AddYears(3), () => newsroom.Titles("tin").SequenceEqual(["B"]));
        newsroom.Clock.AdjustTime(Noon);
        await newsroom.UntilAsync(() => newsroom.Titles("tin").SequenceEqual(["B", "A"])); // Subscribers have B, so it stays.
        await newsroom.TurnToAsync(Noon.AddMinutes(30), () => newsroom.Titles("tin").SequenceEqual(["B"]));
    }

    [Fact]
    public async Task WhereEventsAreRefusedAScanEveryTwoSecondsFindsEverything()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var newsroom = new OpenNewsroom(
            content, path => new FolderWatch(path, _ => throw new IOException("no more watches"))).Follow();
        content.Article("tin/b.md", "B", date: "2026-11-21");
        await newsroom.UntilAsync(() => newsroom.Titles("tin").SequenceEqual(["B", "A"]));
        Directory.Delete(content["tin"], recursive: true);
        await newsroom.UntilAsync(() => newsroom.Titles("").Count == 0);
    }

    [Fact]
    public async Task ARefusalIsToldOnceAndForgottenWhenTheSystemGivesIn()
    {
        using var content = new TemporaryContent();
        var refuses = true;
        using var newsroom = new OpenNewsroom(
            content, path => new FolderWatch(path, root => refuses ? throw new IOException("no", 24) : new FileSystemWatcher(root)));
        Assert.Equal("unwatched", newsroom.Newsroom.Status.Obstacle?.Code);
        newsroom.Follow();
        content.Article("tin/a.md", "A");
        await newsroom.UntilAsync(() => newsroom.Titles("").Count == 1);
        Assert.Equal("unwatched", newsroom.Newsroom.Status.Obstacle?.Code);
        refuses = false;
        await newsroom.UntilAsync(() => newsroom.Newsroom.Status.Obstacle is null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFolderMadeAnewIsFollowedLikeTheOldOne(bool watchEvents)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var newsroom = new OpenNewsroom(content, watchEvents).Follow();
        Directory.Move(content.Folder, content.Folder + "-old");
        Directory.CreateDirectory(content.Folder);
        content.Article("moi/sau/b.md", "B");
        await newsroom.UntilAsync(() => newsroom.Titles("").SequenceEqual(["B"]));
        content.Article("moi/sau/c.md", "C", date: "2026-11-21");
        await newsroom.UntilAsync(() => newsroom.Titles("").SequenceEqual(["C", "B"]));
        Directory.Delete(content.Folder + "-old", recursive: true);
    }

    [Fact]
    public async Task FoldersFilledFasterThanTheyAreWatchedAreFoundWhole()
    {
        using var content = new TemporaryContent();
        using var outside = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var newsroom = new OpenNewsroom(content, watchEvents: true).Follow();
        for (var round = 1; round <= 20; round++)
        {
            outside.Article($"vao/{round}/sau/x.md", "X", date: "2026-11-21", more: $"slug: x-{round}");
            Directory.Move(outside[$"vao/{round}"], content[$"vao-{round}"]);
            content.Article($"day/{round}/rat/sau/y.md", "Y", date: "2026-11-22", more: $"slug: y-{round}");
        }

        await newsroom.UntilAsync(() => newsroom.Titles("").Count == 41);
    }

    /// <summary>Makes a change and waits, while the clock stands, for what the system's event brings about.</summary>
    private static Task AfterAsync(Action change, Func<bool> holds)
    {
        change();
        return Eventually.HoldsAsync(holds, "the change is to be seen");
    }
}
