namespace NewsFeeds.Server.Tests.Promises;

public class ValidatorTests
{
    private const string Top = "/feeds/kinh-te/";
    private const string Yesterday = "2025-03-19";
    private const string Elsewhere = "/feeds/the-thao/bong-da/";

    private static readonly DateTimeOffset Now = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero);

    // What changes a category's feed. Those of the first list leave other categories as they are.
    private static readonly Dictionary<string, Action<TemporaryContent>> Within = new()
    {
        ["an edit that moves no date"] = content => content.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", body: "Đã sửa."),
        ["an edit with lastmod"] = content =>
            content.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", "lastmod: 2025-03-05", "Đã sửa."),
        ["a new article"] = content => content.Article("kinh-te/nua.md", "Tin nữa", "2025-03-04T08:00:00"),
        ["a new article with an old date"] = content => content.Article("kinh-te/nua.md", "Tin nữa", "2025-01-04T08:00:00"),
        ["a retraction"] = content =>
            content.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", $"retracted: {{notice: Rút, date: {Yesterday}}}"),
        ["a retraction on the day of publication"] = content =>
            content.Article("kinh-te/moi.md", "Tin mới", Yesterday, $"retracted: {{notice: Rút, date: {Yesterday}}}"),
        ["a deletion of the newest"] = content => content.Delete("kinh-te/moi.md"),
        ["a deletion of an older one"] = content => content.Delete("kinh-te/giua.md"),
        ["a draft"] = content => content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", "draft: true"),
        ["a category's rename"] = content => content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế, thị trường\n---\n"),
        ["items"] = content => content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\nitems: 1\nwindow: 0s\n---\n"),
        ["maxAge"] = content => content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\nmaxAge: 1200\n---\n"),
        ["fullText"] = content => content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\nfullText: false\n---\n"),
        ["another picture under the same name"] = content => content.Write("kinh-te/anh.png", "khác hẳn"),
        ["a picture deleted"] = content => content.Delete("kinh-te/anh.png"),
        ["an article moved away"] = content => File.Move(content["kinh-te/moi.md"], content["the-thao/moi.md"]),
    };

    private static readonly Dictionary<string, Action<TemporaryContent>> Beyond = new()
    {
        ["a deletion of a cross-listed article"] = content => content.Delete("the-thao/bong-da/hai-noi.md"),
        ["a rename of a category that an entry also stands in"] = content =>
            content.Write("the-thao/bong-da/_index.md", "---\ntitle: Túc cầu\n---\n"),
        ["the publication's rename"] = content => content.Publication(title: "Đài mới"),
        ["the publication's items"] = content => content.Publication("items: 1\nwindow: 0s"),
        ["the publication's language"] = content =>
            content.Write("_index.md", "---\ntitle: Đài thử\nlanguage: en\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n"),
    };

    public static TheoryData<string> ChangesWithin => [.. Within.Keys];

    public static TheoryData<string> Changes => [.. Within.Keys, .. Beyond.Keys];

    [Theory, MemberData(nameof(Changes))]
    public Task LastModifiedMovesForwardAt(string change) => MovesForwardAsync(site =>
    {
        Make(change, site.Content);
        return Task.CompletedTask;
    });

    [Theory, MemberData(nameof(Changes))]
    public Task LastModifiedMovesForwardWhenTheServiceWasDownAt(string change) => MovesForwardAsync(async site =>
    {
        await site.StopAsync();
        Make(change, site.Content);
        await site.StartAgainAsync();
    });

    [Theory]
    [InlineData("--NewsFeeds:PublicUrl=https://tin.example.vn")]
    [InlineData("--NewsFeeds:ArticleUrl=https://example.vn/{category}/{slug}")]
    public Task LastModifiedMovesForwardAtAChangedSetting(string setting) => MovesForwardAsync(async site =>
    {
        await site.StopAsync();
        await site.StartAgainAsync(setting);
    });

    [Theory, MemberData(nameof(ChangesWithin))]
    public async Task AllOtherCategoriesKeepTagsAndDatesAt(string change)
    {
        await using var site = await PromisedNewsroom.OpenAsync(WithPicture, Now);
        var (here, there) = (await FormsAsync(site, Top), await FormsAsync(site, Elsewhere));
        Make(change, site.Content);
        await site.ReadSettledAsync(Top + "rss.xml", answer => answer.Tag != here["rss.xml"].Tag);
        await site.ReadAsync(Elsewhere + "rss.xml");
        Assert.Equal(Validators(there), Validators(await FormsAsync(site, Elsewhere)));
    }

    [Fact]
    public async Task TouchingAFileOrRewritingTheSameBytesChangesNothing()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill);
        var (here, all) = (await FormsAsync(site, Top), await FormsAsync(site, "/feeds/"));
        var seen = 0;
        Action<string>[] touches =
        [
            file => File.SetLastWriteTimeUtc(file, DateTime.UtcNow), file => File.WriteAllBytes(file, File.ReadAllBytes(file)),
        ];
        foreach (var touch in touches)
        {
            foreach (var file in new[] { "kinh-te/moi.md", "kinh-te/_index.md", "kinh-te/anh.png", "_index.md" })
            {
                touch(site.Content[file]);

                // The service has seen the touch once it shows what was saved after it, in a category without articles.
                var title = $"Trống {++seen}";
                site.Content.Write("trong/_index.md", $"---\ntitle: {title}\n---\n");
                await site.UntilAsync(() => Task.FromResult(site.Edition.Categories["trong"].Title == title));
                Assert.Equal(Validators(here), Validators(await FormsAsync(site, Top)));
                Assert.Equal(Validators(all), Validators(await FormsAsync(site, "/feeds/")));
            }
        }
    }

    [Fact]
    public async Task ARestartChangesNothing()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill);
        site.Content.Delete("kinh-te/moi.md"); // a date that the content alone does not tell
        await site.ReadSettledAsync(Top + "rss.xml", answer => answer.Entries.Count == 4);
        var before = new[] { await FormsAsync(site, Top), await FormsAsync(site, "/feeds/"), await FormsAsync(site, Elsewhere) };
        await site.StopAsync();
        await site.StartAgainAsync();
        Assert.Equal(
            before.SelectMany(Validators),
            new[] { await FormsAsync(site, Top), await FormsAsync(site, "/feeds/"), await FormsAsync(site, Elsewhere) }.SelectMany(
                Validators));
    }

    [Fact]
    public async Task TwoDifferentBodiesNeverCarryOneLastModifiedAndNoneGoesBackOrLiesInTheFuture()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        using var stop = new CancellationTokenSource();
        var polls = Forms.All.Select(form => Task.Run(() => CollectAsync(site, Top + form, stop.Token), CancellationToken.None)).ToArray();
        for (var edit = 1; edit <= 30; edit++)
        {
            var mark = $"Lần {edit}.";
            site.Content.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", body: mark);
            await site.UntilAsync(async () => (await site.ReadAsync(Top + "atom.xml")).Body.Contains(mark, StringComparison.Ordinal));
        }

        foreach (var form in Forms.All)
        {
            await site.ReadSettledAsync(Top + form);
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
        await using var site = await PromisedNewsroom.OpenAsync();
        var path = Top + "rss.xml";
        var (body, date) = ("", DateTimeOffset.MinValue);
        for (var edit = 1; edit <= 12; edit++)
        {
            var mark = $"Lần {edit}.";
            site.Content.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", body: mark);
            await site.UntilAsync(async () =>
            {
                await PollAsync();
                return (await site.ReadAsync(path)).Body.Contains(mark, StringComparison.Ordinal);
            });
        }

        var last = await site.ReadSettledAsync(path);
        await PollAsync();
        Assert.Equal(last.Body, body);
        Assert.Equal(304, (await site.ReadSinceAsync(path, date)).Status);

        async Task PollAsync()
        {
            var answer = date == DateTimeOffset.MinValue ? await site.ReadAsync(path) : await site.ReadSinceAsync(path, date);
            if (answer.Status == 200 && !(answer.LastModified <= date)) // as libcurl does: what is not newer is thrown away
            {
                (body, date) = (answer.Body, answer.LastModified ?? date);
            }
        }
    }

    private static async Task MovesForwardAsync(Func<Site, Task> change)
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now); // turned by hand, so that no test waits for its second
        var before = await FormsAsync(site, Top);
        foreach (var (form, answer) in before)
        {
            Assert.Equal(304, (await site.ReadSinceAsync(Top + form, answer.LastModified!.Value)).Status);
        }

        await change(site);
        foreach (var (form, old) in before)
        {
            await site.ReadSettledAsync(Top + "rss.xml", answer => answer.Tag != before["rss.xml"].Tag);
            var now = await site.ReadSettledAsync(Top + form);
            Assert.True(now.LastModified <= now.Sent);
            if (now.Tag == old.Tag)
            {
                // RSS alone holds the time to live: a change of that leaves the other forms as they are.
                Assert.Equal((old.Body, old.LastModified), (now.Body, now.LastModified));
                continue;
            }

            Assert.True(now.LastModified > old.LastModified, $"{form}: {old.LastModified:O} became {now.LastModified:O}");
            Assert.Equal(200, (await site.ReadSinceAsync(Top + form, old.LastModified!.Value)).Status);
            Assert.Equal(304, (await site.ReadSinceAsync(Top + form, now.LastModified!.Value)).Status);
        }
    }

    private static void Make(string change, TemporaryContent content) => (Within.GetValueOrDefault(change) ?? Beyond[change])(content);

    private static void Fill(TemporaryContent content)
    {
        WithPicture(content);
        content.Article("the-thao/bong-da/hai-noi.md", "Hai nơi", "2025-02-21T08:00:00", "categories: [kinh-te]");
    }

    private static void WithPicture(TemporaryContent content)
    {
        content.Write("kinh-te/anh.png", "ảnh");
        content.Article("kinh-te/co-anh.md", "Có ảnh", "2025-02-20T08:00:00", "image: anh.png");
    }

    private static async Task<Dictionary<string, Answer>> FormsAsync(Site site, string top)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var form in Forms.All)
        {
            answers[form] = await site.ReadSettledAsync(top + form);
        }

        return answers;
    }

    private static IEnumerable<(string?, DateTimeOffset?)> Validators(Dictionary<string, Answer> answers) =>
        answers.Values.Select(answer => (answer.Tag, answer.LastModified));

    private static async Task<List<Answer>> CollectAsync(Site site, string path, CancellationToken stop)
    {
        var answers = new List<Answer>();
        while (!stop.IsCancellationRequested)
        {
            answers.Add(await site.ReadAsync(path));
        }

        return answers;
    }
}
