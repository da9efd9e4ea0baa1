namespace NewsFeeds.Server.Tests.Promises;

/// <summary>The promises about feeds of categories, for those of tags, people and partners.</summary>
public class ListingTests
{
    private const string Moi = "tag:example.vn,2026:2025-03-02/moi";
    private static readonly DateTimeOffset Now = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Appears = Now.AddHours(1);
    private static readonly DateTimeOffset Leaves = Now.AddHours(2);

    // The listings of the article that changes, and those of another one whose names differ in their marks alone.
    private static readonly string[] Here = ["/tags/b%C3%A3o/", "/authors/l%C3%AA-h%C3%A0/", "/partners/mot/"];
    private static readonly string[] There = ["/tags/b%C3%A1o/", "/authors/l%C3%AA-h%E1%BA%A1/", "/partners/hai/"];

    private static readonly Dictionary<string, Action<TemporaryContent>> Changes = new()
    {
        ["an edit that moves no date"] = content => Write(content, body: "Đã sửa."),
        ["an edit with lastmod"] = content => Write(content, "lastmod: 2025-03-05", "Đã sửa."),
        ["a correction"] = content => Write(content, "correction: {date: 2025-03-06, note: Sửa một số.}"),
        ["a retraction"] = content => Write(content, "retracted: {notice: Rút bài., date: 2025-03-19}"),
        ["an expiry"] = content => Write(content, "expiryDate: 2025-03-19"),
        ["a second article"] = content => content.Article("kinh-te/hai.md", "Tin hai", "2025-03-03T08:00:00", Names("bão", "Lê Hà")),
    };

    public static TheoryData<string> AllChanges => [.. Changes.Keys];

    [Theory, MemberData(nameof(AllChanges))]
    public async Task AChangeMovesWhatHoldsTheArticleAndNothingElse(string change)
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now);
        var (here, there) = (await ReadAsync(site, Here), await ReadAsync(site, There));
        Changes[change](site.Content);
        foreach (var (path, before) in here)
        {
            var after = await site.ReadSettledAsync(path, answer => answer.Tag != before.Tag);
            Assert.True(after.LastModified > before.LastModified, $"{path}: {before.LastModified:O} became {after.LastModified:O}");
            Assert.Equal(200, (await site.ReadSinceAsync(path, before.LastModified!.Value)).Status);
        }

        foreach (var (path, before) in there)
        {
            var after = await site.ReadAsync(path);
            Assert.Equal((before.Body, before.Tag, before.LastModified), (after.Body, after.Tag, after.LastModified));
        }

        var last = await ReadAsync(site, [.. Here, .. There]);
        await site.StopAsync();
        await site.StartAgainAsync();
        Assert.All(await ReadAsync(site, [.. Here, .. There]), each =>
            Assert.Equal((last[each.Key].Tag, last[each.Key].LastModified), (each.Value.Tag, each.Value.LastModified)));
    }

    [Fact]
    public async Task AnArticleAppearsAndLeavesByTheClockInEveryListing()
    {
        await using var site = await PromisedNewsroom.OpenAsync(
            content =>
            {
                Fill(content);
                content.Article(
                    "kinh-te/hen.md", "Tin hẹn", "2025-03-20T07:00:00",
                    $"publishDate: {Appears:O}\nexpiryDate: {Leaves:O}\n{Names("bão, mới tinh", "Lê Hà")}");
            }, Now);
        var before = await ReadAsync(site, Here);
        Assert.All(before.Values, answer => Assert.DoesNotContain("Tin hẹn", answer.Titles));
        Assert.Equal(404, (await site.ReadAsync("/tags/m%E1%BB%9Bi-tinh/rss.xml")).Status);
        site.TurnTo(Appears.AddSeconds(-10));
        Assert.All(await AnswersAsync(site), answer => Assert.InRange(answer.MaxAge!.Value.TotalSeconds, 0, 10));
        var spelledOtherwise = await site.ReadAsync("/tags/B%C3%A3o/");
        Assert.Equal(301, spelledOtherwise.Status);
        Assert.InRange(spelledOtherwise.MaxAge!.Value.TotalSeconds, 0, 10);

        await site.TurnToAsync(Appears, async () => (await AnswersAsync(site)).TrueForAll(IsThere));
        var during = await ReadAsync(site, Here);
        Assert.Equal(["Tin hẹn"], (await site.ReadAsync("/tags/m%E1%BB%9Bi-tinh/rss.xml")).Titles);
        site.TurnTo(Leaves.AddSeconds(-10));
        Assert.All(await AnswersAsync(site), answer => Assert.InRange(answer.MaxAge!.Value.TotalSeconds, 0, 10));

        await site.TurnToAsync(Leaves, async () => !(await AnswersAsync(site)).Exists(IsThere));
        var after = await ReadAsync(site, Here);
        Assert.All(Here, top => Assert.True(
            before[top + "rss.xml"].LastModified < during[top + "rss.xml"].LastModified
            && during[top + "rss.xml"].LastModified < after[top + "rss.xml"].LastModified));
        var past = await site.ReadSettledAsync("/tags/m%E1%BB%9Bi-tinh/rss.xml");
        Assert.Equal((200, 0), (past.Status, past.Entries.Count));
        Assert.True(past.LastModified > Leaves);

        static bool IsThere(Answer answer) => answer.Titles.Contains("Tin hẹn");
    }

    [Fact]
    public async Task AWithdrawnArticleStaysInItsListingsForThirtyDaysAsANoticeWithoutNames()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now);
        await ReadAsync(site, Here);
        Write(site.Content, "retracted: {notice: Rút bài., date: 2025-03-19T00:00:00Z}");
        foreach (var path in Paths(Here))
        {
            var answer = await site.ReadSettledAsync(path, answer => answer.Body.Contains("Rút bài.", StringComparison.Ordinal));
            Assert.Equal("Đã rút: Tin mới", answer[Moi].Title);
            Assert.DoesNotContain("Lê Hà", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Bão", answer.Body, StringComparison.Ordinal);
        }

        var last = new DateTimeOffset(2025, 4, 18, 0, 0, 0, TimeSpan.Zero);
        site.TurnTo(last.AddSeconds(-1));
        Assert.All(await AnswersAsync(site), answer => Assert.Single(answer.Entries));
        await site.TurnToAsync(last, async () => (await AnswersAsync(site)).TrueForAll(answer => answer.Entries.Count == 0));
    }

    [Fact]
    public async Task LastModifiedAdvancesWhenTheLastArticleIsDeletedAndANewOneComes()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now);
        var before = await ReadAsync(site, Here);
        site.Content.Delete("kinh-te/moi.md");
        await site.UntilAsync(async () => (await site.ReadAsync(Here[0] + "rss.xml")).Status == 404);
        Assert.Equal(404, (await site.ReadSinceAsync(Here[1] + "atom.xml", Now)).Status);
        var partner = await site.ReadSettledAsync(Here[2] + "rss.xml", answer => answer.Entries.Count == 0);
        Assert.True(partner.LastModified > before[Here[2] + "rss.xml"].LastModified);

        Write(site.Content);
        await site.UntilAsync(async () => (await site.ReadAsync(Here[0] + "rss.xml")).Status == 200);
        var after = await ReadAsync(site, Here);
        Assert.All(before, each => Assert.True(after[each.Key].LastModified >= each.Value.LastModified));
        Assert.True(after[Here[2] + "rss.xml"].LastModified > partner.LastModified);
    }

    [Theory]
    [InlineData("", 200, 1)]
    [InlineData("expiryDate: 2025-03-19", 200, 0)]
    [InlineData("retracted: {notice: Rút bài., date: 2025-01-19}", 200, 0)]
    [InlineData("draft: true", 404, 0)]
    [InlineData("publishDate: 2025-03-21", 404, 0)]
    [InlineData("draft: có lẽ", 404, 0)] // It is held back.
    [InlineData("draft: true\nexpiryDate: 2025-03-19", 404, 0)]
    public async Task ANameIsServedOnceAnArticleWithItWasPublic(string more, int status, int entries)
    {
        await using var site = await PromisedNewsroom.OpenAsync(
            content => content.Article("kinh-te/rieng.md", "Riêng", "2025-01-02T08:00:00", $"{Names("hiếm", "Y Brơi")}\n{more}"), Now);
        foreach (var path in Paths(["/tags/hi%E1%BA%BFm/", "/authors/y-br%C6%A1i/"]))
        {
            var answer = await site.ReadAsync(path);
            Assert.Equal(status, answer.Status);
            Assert.Equal(entries, status == 200 ? answer.Entries.Count : 0);
            var folded = path.Replace("%C6%A1", "o", StringComparison.Ordinal).Replace("%E1%BA%BF", "e", StringComparison.Ordinal);
            Assert.Equal(status == 200 ? 301 : 404, (await site.ReadAsync(folded)).Status);
        }
    }

    private static void Fill(TemporaryContent content)
    {
        content.Publication("""
            feeds:
              mot: {tags: [bão]}
              hai: {tags: [báo], private: true}
            """);
        Write(content);
        content.Article("kinh-te/cu.md", "Tin cũ", "2025-01-20T08:00:00", Names("báo", "Lê Hạ"));
    }

    private static void Write(TemporaryContent content, string more = "", string body = "Thân bài.") =>
        content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", $"{Names("Bão", "Lê Hà")}\n{more}", body);

    private static string Names(string tags, string author) => $"tags: [{tags}]\nauthors: [{author}]";

    private static IEnumerable<string> Paths(string[] tops) => tops.SelectMany(_ => Forms.All, (top, form) => top + form);

    private static async Task<List<Answer>> AnswersAsync(Site site)
    {
        var answers = new List<Answer>();
        foreach (var path in Paths(Here))
        {
            answers.Add(await site.ReadAsync(path));
        }

        return answers;
    }

    private static async Task<Dictionary<string, Answer>> ReadAsync(Site site, string[] tops)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var path in Paths(tops))
        {
            answers[path] = await site.ReadSettledAsync(path);
        }

        return answers;
    }
}
