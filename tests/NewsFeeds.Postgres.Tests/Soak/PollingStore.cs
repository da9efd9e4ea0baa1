using System.Globalization;
using System.Runtime.CompilerServices;
using NewsFeeds.Articles;
using Npgsql;

namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>How a store finds what has changed.</summary>
public enum Polling
{
    /// <summary>It reads every row.</summary>
    Everything,

    /// <summary>It reads the rows that say they were written after the last one that it saw, as most do that poll a database.</summary>
    SinceTheLastChange,
}

/// <summary>A store that needs no versions. Each second it reads the view as it is told.</summary>
internal sealed class PollingStore(string connectionString, Polling polling, TimeProvider time) : IArticleStore
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private DateTime _last = DateTime.UnixEpoch;
    private int _looks;

    /// <summary>How often it has looked, and told what it found.</summary>
    public int Looks => Volatile.Read(ref _looks);

    public async IAsyncEnumerable<ContentChange> FollowAsync(
        IProgress<(int Read, int Of)>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var publication = new Publication { Title = "Báo thử", Authority = "example.vn,2026" };
        var change = await LookAsync(cancellationToken);
        yield return change with { Publication = publication, Categories = CategoriesOf(change) };
        while (true)
        {
            Interlocked.Increment(ref _looks);
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            yield return await LookAsync(cancellationToken);
        }
    }

    public async ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(
        IReadOnlyList<Article> versions, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync("select 'articles[' || key || ']', body, title from newsfeeds.articles", [], cancellationToken);
        return [.. versions.Select(version => rows.Find(row => (string)row[0] == version.Key && (string)row[2] == version.Title))
            .Select(row => row is null ? null : new ArticleText((string)row[1], 1, null, IsHtml: true))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
