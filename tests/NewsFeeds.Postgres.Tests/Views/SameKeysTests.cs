using NewsFeeds.Articles;
using NewsFeeds.Postgres.Tests.Schema;

namespace NewsFeeds.Postgres.Tests.Views;

/// <summary>What a JSON column says is read as the same words in front matter are.</summary>
public sealed class SameKeysTests : IAsyncLifetime, IDisposable
{
    private const string Nothing = "null";

    private readonly TemporaryContent _content = new();
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await SchemaFile.CreateAsync("newsfeeds.sql");

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _content.Dispose();

    [RequiresPostgresFact]
    public async Task SoundKeysAreReadAlike()
    {
        const string Feeds =
            """
            {"MSN": {"title": "Kinh tế", "categories": ["tin"], "exclude": {"tags": ["tài trợ"], "authors": "TTXVN"}, "private": true,
              "linkQuery": "?a=1", "items": 50, "fullText": false}, "Title": {}, "báo": {"tags": "măng đen"}}
            """;
        const string Podcast = """{"category": "news/daily news", "owner": {"email": "tin@a.vn"}, "image": "bia.jpg", "explicit": true}""";
        const string Source = """{"title": "TTXVN", "url": "https://ttxvn.vn/a"}""";
        const string Episode = """{"number": 3, "type": "full", "transcript": "/loi.vtt", "image": {"src": "/bia.png"}}""";
        const string Image = """{"src": "/a.jpg", "distribute": false}""";
        var (publication, category, article, faults) = await ReadBothAsync(Feeds, Podcast, Source, Episode, Image);

        Assert.All(faults, Assert.Empty);
        Assert.Equal(["MSN", "Title", "báo"], publication[0].PartnerFeeds.Select(feed => feed.Name));
        Assert.Equal(publication[0].PartnerFeeds, publication[1].PartnerFeeds);
        Assert.Equal(("https://a.vn/cc", "https://a.vn/cc"), (publication[0].License, publication[1].License));
        Assert.All(publication, each => Assert.Equal("Giám đốc: Hoàng Lợi\n\nGiấy phép số 1", each.Imprint));
        Assert.Equal("Daily News", category[0].Podcast!.Subcategory);
        Assert.Equal(category[0].Podcast! with { Image = null }, category[1].Podcast! with { Image = null });
        Assert.Equal(("tin/bia.jpg", "bia.jpg"), (category[0].Podcast!.Image!.Source, category[1].Podcast!.Image!.Source));
        Assert.Equal(new Origin("TTXVN", "https://ttxvn.vn/a"), article[0].Source);
        Assert.Equal((article[0].Source, article[0].Episode, article[0].Image), (article[1].Source, article[1].Episode, article[1].Image));
        Assert.False(article[1].Image!.IsDistributed);
    }

    [RequiresPostgresTheory]
    [InlineData("""{"msn": {"exclude": {"tgas": ["a"]}}}""", Nothing, Nothing, Nothing, "partner-feed/key-near")]
    [InlineData("""{"msn": {"tags": []}}""", Nothing, Nothing, Nothing, "partner-feed/empty")]
    [InlineData("""{"msn": {"exclude": {"tags": null}}}""", Nothing, Nothing, Nothing, "partner-feed/excludes-nothing")]
    [InlineData("""{"msn": {"private": "maybe"}}""", Nothing, Nothing, Nothing, "wrong-type/flag")]
    [InlineData("""{"msn": {}, "MSN": {}}""", Nothing, Nothing, Nothing, "partner-feed/two-names partner-feed/two-names")]
    [InlineData(Nothing, """{"type": "daily"}""", Nothing, Nothing, "wrong-type/choice")]
    [InlineData(Nothing, """{"guid": "x"}""", Nothing, Nothing, "podcast/guid")]
    [InlineData(Nothing, Nothing, """{"number": 0}""", Nothing, "wrong-type/number")]
    [InlineData(Nothing, Nothing, Nothing, """{"src": "/a.jpg", "distribute": null}""", "not-distributed")]
    public async Task WrongKeysAreToldAlike(string feeds, string podcast, string episode, string image, string told)
    {
        var (publication, category, article, faults) = await ReadBothAsync(feeds, podcast, Nothing, episode, image);

        Assert.All(faults, each => Assert.Equal(told, string.Join(' ', each.Select(fault => fault.Kind))));
        Assert.All(publication, each => Assert.Empty(each.PartnerFeeds));
        Assert.Equal(category[0].Podcast, category[1].Podcast);
        Assert.Equal((article[0].Episode, article[0].Image), (article[1].Episode, article[1].Image));
    }

    /// <summary>What a folder and a database say that have the same values.</summary>
    private async Task<(Publication[] Publication, Category[] Category, Article[] Article, IReadOnlyList<Fault>[] Faults)> ReadBothAsync(
        string feeds, string podcast, string source, string episode, string image)
    {
        _content.Publication(
            $"license: https://a.vn/cc\nimprint: |\n  Giám đốc: Hoàng Lợi\n\n\n  Giấy phép số 1\nfeeds: {feeds.ReplaceLineEndings("")}");
        _content.Write("tin/_index.md", $"---\ntitle: Tin\npodcast: {podcast}\n---\n");
        _content.Article("tin/a.md", more: $"source: {source}\nepisode: {episode}\nimage: {image}");
        await _database.ExecuteAsync(
            "insert into newsfeeds.masthead (title, authority, license, imprint, feeds) values ('Báo', 'a.vn,2026', 'https://a.vn/cc', "
            + "E'Giám đốc:  Hoàng Lợi\\r\\n\\r\\n\\nGiấy phép số 1\\n', nullif($1, 'null')::jsonb)",
            feeds);
        await _database.ExecuteAsync(
            "insert into newsfeeds.section (path, title, podcast) values ('tin', 'Tin', nullif($1, 'null')::jsonb)", podcast);
        await _database.ExecuteAsync(
            """
            insert into newsfeeds.article (category, title, published, draft, source, episode, image)
            values ('tin', 'A', '2026-11-20Z', false, nullif($1, 'null')::jsonb, nullif($2, 'null')::jsonb, nullif($3, 'null')::jsonb)
            """,
            source, episode, image);

        using var folder = _content.OpenStore();
        await using var store = new PostgresStore(_database.ConnectionStringOf(SchemaFile.Reader), null, "a.vn,2000");
        ContentChange[] changes = [await FirstAsync(folder), await FirstAsync(store)];
        return (
            [.. changes.Select(change => change.Publication!)],
            [.. changes.Select(change => Assert.Single(change.Categories!))],
            [.. changes.Select(change => Assert.Single(change.Articles))],
            [.. changes.Select(change => change.Faults)]);
    }

    private static async Task<ContentChange> FirstAsync(IArticleStore store)
    {
        await foreach (var change in store.FollowAsync(null, CancellationToken.None))
        {
            return change;
        }

        throw new InvalidOperationException("The store told nothing.");
    }
}
