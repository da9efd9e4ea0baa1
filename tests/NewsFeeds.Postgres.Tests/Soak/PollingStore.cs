using System.Runtime.CompilerServices;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>What a store that polls reads each time.</summary>
public enum Polling
{
    /// <summary>Every row.</summary>
    Everything,

    /// <summary>The rows that say they were written after the last one that it saw.</summary>
    WrittenSince,
}

/// <summary>A store as one is written first: it reads the view each second, and knows no versions.</summary>
internal sealed class PollingStore(PostgresDatabase database, Polling polling, TimeProvider time) : IArticleStore
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private DateTime _last = DateTime.UnixEpoch;
    private int _looks;

    /// <summary>How often it has looked, and told what it found.</summary>
    public int Looks => Volatile.Read(ref _looks);

    public async IAsyncEnumerable<ContentChange> FollowAsync(
        IProgress<(int Read, int Of)>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = await LookAsync();
        yield return first with { Publication = new Publication { Title = "Báo thử", Authority = "example.vn,2026" } };
        while (true)
        {
            Interlocked.Increment(ref _looks);
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            yield return await LookAsync();
        }
    }

    public async ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(
        IReadOnlyList<Article> versions, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync("select 'articles[' || key || ']', title, body from newsfeeds.articles");
        var bodies = rows.ToDictionary(row => ((string)row[0]!, (string)row[1]!), row => (string)row[2]!);
        return
        [
            .. versions.Select(version => bodies.GetValueOrDefault((version.Key, version.Title)))
                .Select(body => body is null ? null : new ArticleText(body, 1, null, IsHtml: true)),
        ];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ContentChange> LookAsync()
    {
        var rows = await database.QueryAsync(
            $"""
            select 'articles[' || key || ']', id, title, category, authors, tags, published, draft, changed from newsfeeds.articles
            where changed > $1 or {polling == Polling.Everything}
            """,
            _last);
        var articles = rows.Select(ArticleOf).ToList();
        string[] removed = polling == Polling.Everything ? [.. _known.Except(articles.Select(article => article.Key))] : [];
        _last = rows.Select(row => (DateTime)row[8]!).Append(_last).Max();
        _known.ExceptWith(removed);
        _known.UnionWith(articles.Select(article => article.Key));
        var sections = (await database.QueryAsync("select path from newsfeeds.categories")).Select(row => (string)row[0]!);
        return new ContentChange
        {
            Categories = [.. sections.Select(path => new Category { Path = path, Folder = path, Title = path })],
            Removed = removed,
            Articles = articles,
        };
    }

    private Article ArticleOf(object?[] row)
    {
        var published = new DateTimeOffset((DateTime)row[6]!);
        return new Article
        {
            Folder = "",
            Name = (string)row[0]!,
            OwnId = (string)row[1]!,
            Authority = "example.vn,2026",
            Title = (string)row[2]!,
            Slug = Slug.From((string)row[2]!),
            Category = (string)row[3]!,
            Authors = [.. ((string[]?)row[4] ?? []).Select(name => new Author(name))],
            Tags = (string[]?)row[5] ?? [],
            Published = published,
            Day = DateOnly.FromDateTime(published.Date),
            Updated = published,
            Appears = published,
            Draft = (bool)row[7]!,
            Modified = published,
            Revision = Looks,
        };
    }
}
