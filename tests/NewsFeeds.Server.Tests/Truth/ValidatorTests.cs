using System.Globalization;

namespace NewsFeeds.Server.Tests.Truth;

public class ValidatorTests
{
    private const string Top = "/feeds/kinh-te/";
    private const string Elsewhere = "/feeds/the-thao/bong-da/";

    // What changes a category's feed. Those of the first list leave other categories as they are.
    private static readonly Dictionary<string, Action<Desk>> Within = new()
    {
        ["an edit that moves no date"] = desk => desk.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", body: "Đã sửa."),
        ["an edit with lastmod"] = desk => desk.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", "lastmod: 2025-03-05", "Đã sửa."),
        ["a new article"] = desk => desk.Article("kinh-te/nua.md", "Tin nữa", "2025-03-04T08:00:00"),
        ["a new article with an old date"] = desk => desk.Article("kinh-te/nua.md", "Tin nữa", "2025-01-04T08:00:00"),
        ["a retraction"] = desk => desk.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", $"retracted: {{notice: Rút, date: {Yesterday()}}}"),
        ["a retraction on the day of publication"] = desk => desk.Article("kinh-te/moi.md", "Tin mới", Yesterday(), $"retracted: {{notice: Rút, date: {Yesterday()}}}"),
        ["a deletion of the newest"] = desk => desk.Content.Delete("kinh-te/moi.md"),
        ["a deletion of an older one"] = desk => desk.Content.Delete("kinh-te/giua.md"),
        ["a draft"] = desk => desk.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", "draft: true"),
        ["a category's rename"] = desk => desk.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế, thị trường\n---\n"),
        ["items"] = desk => desk.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\nitems: 1\nwindow: 0s\n---\n"),
        ["maxAge"] = desk => desk.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\nmaxAge: 1200\n---\n"),
        ["fullText"] = desk => desk.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\nfullText: false\n---\n"),
        ["another picture under the same name"] = desk => desk.Content.Write("kinh-te/anh.png", "khác hẳn"),
        ["a picture deleted"] = desk => desk.Content.Delete("kinh-te/anh.png"),
        ["an article moved away"] = desk => File.Move(Path.Combine(desk.Content.Folder, "kinh-te/moi.md"), Path.Combine(desk.Content.Folder, "the-thao/moi.md")),
    };

    private static readonly Dictionary<string, Action<Desk>> Beyond = new()
    {
        ["a deletion of a cross-listed article"] = desk => desk.Content.Delete("the-thao/bong-da/hai-noi.md"),
        ["a rename of a category that an entry also stands in"] = desk => desk.Content.Write("the-thao/bong-da/_index.md", "---\ntitle: Túc cầu\n---\n"),
        ["the publication's rename"] = desk => desk.Publication(title: "Đài mới"),
        ["the publication's items"] = desk => desk.Publication("items: 1\nwindow: 0s"),
        ["the publication's language"] = desk => desk.Content.Write("_index.md", "---\ntitle: Đài thử\nlanguage: en\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2021\n---\n"),
    };

    public static TheoryData<string> ChangesWithin => [.. Within.Keys];

    public static TheoryData<string> Changes => [.. Within.Keys, .. Beyond.Keys];

    [Theory, MemberData(nameof(Changes))]
    public Task LastModifiedMovesForwardAt(string change) => MovesForwardAsync(desk =>
    {
        Make(change, desk);
        return Task.CompletedTask;
    });

    [Theory, MemberData(nameof(Changes))]
    public Task ItAlsoMovesForwardWhenTheServiceWasDownAt(string change) => MovesForwardAsync(async desk =>
    {
        await desk.CloseAsync();
        Make(change, desk);
        await desk.OpenAgainAsync();
    });

    [Theory]
    [InlineData("--NewsFeeds:PublicUrl=https://tin.example.vn")]
    [InlineData("--NewsFeeds:ArticleUrl=https://example.vn/{category}/{slug}")]
    public Task ItMovesForwardAtAChangedSetting(string setting) => MovesForwardAsync(async desk =>
    {
        await desk.CloseAsync();
        await desk.OpenAgainAsync(setting);
    });

    [Theory, MemberData(nameof(ChangesWithin))]
    public async Task AllOtherCategoriesKeepTagsAndDatesAt(string change)
    {
        await using var desk = await Desk.OpenAsync(WithPicture, DateTimeOffset.UtcNow);
        var (here, there) = (await FormsAsync(desk, Top), await FormsAsync(desk, Elsewhere));
        Make(change, desk);
        await desk.SettledAsync(Top + "rss.xml", answer => answer.Tag != here["rss.xml"].Tag);
        await desk.GetAsync(Elsewhere + "rss.xml");
        Assert.Equal(Validators(there), Validators(await FormsAsync(desk, Elsewhere)));
    }

    [Fact]
    public async Task TouchingAFileOrRewritingTheSameBytesChangesNothing()
    {
        await using var desk = await Desk.OpenAsync(Fill);
        var (here, all) = (await FormsAsync(desk, Top), await FormsAsync(desk, "/feeds/"));
        foreach (var touch in new Action<string>[] { file => File.SetLastWriteTimeUtc(file, DateTime.UtcNow), file => File.WriteAllBytes(file, File.ReadAllBytes(file)) })
        {
            foreach (var file in new[] { "kinh-te/moi.md", "kinh-te/_index.md", "kinh-te/anh.png", "_index.md" })
            {
                var before = desk.Edition;
                touch(Path.Combine(desk.Content.Folder, file));
                await desk.UntilAsync(() => Task.FromResult(!ReferenceEquals(before, desk.Edition)));
                Assert.Equal(Validators(here), Validators(await FormsAsync(desk, Top)));
                Assert.Equal(Validators(all), Validators(await FormsAsync(desk, "/feeds/")));
            }
        }
    }

    [Fact]
    public async Task ARestartChangesNothing()
    {
        await using var desk = await Desk.OpenAsync(Fill);
        desk.Content.Delete("kinh-te/moi.md"); // a date that the content alone does not tell
        await desk.SettledAsync(Top + "rss.xml", answer => answer.Entries.Count == 4);
        var before = new[] { await FormsAsync(desk, Top), await FormsAsync(desk, "/feeds/"), await FormsAsync(desk, Elsewhere) };
        await desk.CloseAsync();
        await desk.OpenAgainAsync();
        Assert.Equal(before.SelectMany(Validators), new[] { await FormsAsync(desk, Top), await FormsAsync(desk, "/feeds/"), await FormsAsync(desk, Elsewhere) }.SelectMany(Validators));
    }

    [Fact]
    public async Task TwoDifferentBodiesNeverCarryOneLastModifiedAndNoneGoesBackOrLiesInTheFuture()
    {
        await using var desk = await Desk.OpenAsync();
        using var stop = new CancellationTokenSource();
        var polls = Forms.All.Select(form => Task.Run(() => CollectAsync(desk, Top + form, stop.Token), CancellationToken.None)).ToArray();
        for (var edit = 1; edit <= 30; edit++)
        {
            var mark = $"Lần {edit}.";
            desk.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", body: mark);
            await desk.UntilAsync(async () => (await desk.GetAsync(Top + "atom.xml")).Body.Contains(mark, StringComparison.Ordinal));
        }

        foreach (var form in Forms.All)
        {
            await desk.SettledAsync(Top + form);
        }

        await stop.CancelAsync();
        foreach (var answers in await Task.WhenAll(polls))
        {
            var dated = answers.Where(answer => answer.LastModified is not null).ToList();
            Assert.True(dated.Count > 0);
            Assert.All(dated.GroupBy(answer => answer.LastModified), each => Assert.Single(each.Select(answer => answer.Body).Distinct()));
            Assert.All(dated, answer => Assert.True(answer.LastModified <= answer.Sent));
            Assert.Equal(dated.Select(answer => answer.LastModified).Order(), dated.Select(answer => answer.LastModified));
        }
    }

    [Fact]
    public async Task AReaderThatSendsOnlyIfModifiedSinceEndsWithTheNewestBodyHoweverFastEditsFollow()
    {
        await using var desk = await Desk.OpenAsync();
        var path = Top + "rss.xml";
        var (body, date) = ("", DateTimeOffset.MinValue);
        for (var edit = 1; edit <= 12; edit++)
        {
            var mark = $"Lần {edit}.";
            desk.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", body: mark);
            await desk.UntilAsync(async () =>
            {
                await PollAsync();
                return (await desk.GetAsync(path)).Body.Contains(mark, StringComparison.Ordinal);
            });
        }

        var last = await desk.SettledAsync(path);
        await PollAsync();
        Assert.Equal(last.Body, body);
        Assert.Equal(304, (await desk.SinceAsync(path, date)).Status);

        async Task PollAsync()
        {
            var answer = date == DateTimeOffset.MinValue ? await desk.GetAsync(path) : await desk.SinceAsync(path, date);
            if (answer.Status == 200 && !(answer.LastModified <= date)) // as libcurl does: what is not newer is thrown away
            {
                (body, date) = (answer.Body, answer.LastModified ?? date);
            }
        }
    }

    private static async Task MovesForwardAsync(Func<Desk, Task> change)
    {
        await using var desk = await Desk.OpenAsync(Fill, DateTimeOffset.UtcNow); // turned by hand, so that no test waits for its second
        var before = await FormsAsync(desk, Top);
        foreach (var (form, answer) in before)
        {
            Assert.Equal(304, (await desk.SinceAsync(Top + form, answer.LastModified!.Value)).Status);
        }

        await change(desk);
        foreach (var (form, old) in before)
        {
            await desk.SettledAsync(Top + "rss.xml", answer => answer.Tag != before["rss.xml"].Tag);
            var now = await desk.SettledAsync(Top + form);
            Assert.True(now.LastModified <= now.Sent);
            if (now.Tag == old.Tag)
            {
                // RSS alone holds the time to live: a change of that leaves the other forms as they are.
                Assert.Equal((old.Body, old.LastModified), (now.Body, now.LastModified));
                continue;
            }

            Assert.True(now.LastModified > old.LastModified, $"{form}: {old.LastModified:O} became {now.LastModified:O}");
            Assert.Equal(200, (await desk.SinceAsync(Top + form, old.LastModified!.Value)).Status);
            Assert.Equal(304, (await desk.SinceAsync(Top + form, now.LastModified!.Value)).Status);
        }
    }

    private static void Make(string change, Desk desk) => (Within.GetValueOrDefault(change) ?? Beyond[change])(desk);

    private static void Fill(Desk desk)
    {
        WithPicture(desk);
        desk.Article("the-thao/bong-da/hai-noi.md", "Hai nơi", "2025-02-21T08:00:00", "categories: [kinh-te]");
    }

    private static void WithPicture(Desk desk)
    {
        desk.Content.Write("kinh-te/anh.png", "ảnh");
        desk.Article("kinh-te/co-anh.md", "Có ảnh", "2025-02-20T08:00:00", "image: anh.png");
    }

    private static async Task<Dictionary<string, Answer>> FormsAsync(Desk desk, string top)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var form in Forms.All)
        {
            answers[form] = await desk.SettledAsync(top + form);
        }

        return answers;
    }

    private static IEnumerable<(string?, DateTimeOffset?)> Validators(Dictionary<string, Answer> answers) => answers.Values.Select(answer => (answer.Tag, answer.LastModified));

    private static async Task<List<Answer>> CollectAsync(Desk desk, string path, CancellationToken stop)
    {
        var answers = new List<Answer>();
        while (!stop.IsCancellationRequested)
        {
            answers.Add(await desk.GetAsync(path));
        }

        return answers;
    }

    private static string Yesterday() => DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
