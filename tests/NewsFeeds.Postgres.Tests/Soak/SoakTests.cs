using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using NewsFeeds.Articles;
using Xunit.Abstractions;

namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>
/// Sixteen write to a content system at the same time. Whenever they pause, each replica of the newsroom is what the database is.
/// <c>NEWSFEEDS_SOAK=20000</c> makes it that many rounds, which take two hours; <c>NEWSFEEDS_SEED</c> sets what is written.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Writers = 16;

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("NEWSFEEDS_SOAK"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 200;

    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("NEWSFEEDS_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261129;

    private readonly ConcurrentDictionary<(string Key, long Revision), ArticleRow> _versions = [];
    private readonly List<Replica> _replicas = [];
    private PostgresServer _primary = null!;
    private PostgresServer? _standby;
    private Cms _cms = null!;
    private LateTransaction? _late;
    private int _committed;

    public async Task InitializeAsync()
    {
        output.WriteLine($"NEWSFEEDS_SEED={Seed} NEWSFEEDS_SOAK={Rounds}");

        // The server ends a deadlock soon, and a long run writes no log.
        _primary = await PostgresServer.StartAsync("max_connections=80", "deadlock_timeout=20ms", "log_statement=none");
    }

    public async Task DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        if (_late is not null)
        {
            await _late.DisposeAsync();
        }

        if (_standby is not null)
        {
            await _standby.DisposeAsync();
        }

        await _primary.DisposeAsync();
    }

    [RequiresPostgresFact]
    public async Task AtEachQuietMomentEveryReplicaIsWhatTheDatabaseIs()
    {
        _cms = await Cms.CreateAsync(_primary);
        _standby = await _primary.StartStandbyAsync();
        await _standby.CatchUpAsync(_primary);
        var (reader, standby) = (_cms.ReaderConnection, _cms.ReaderConnectionOn(_standby));
        await OpenAsync("with hints", time => new PostgresStore(reader, reader, "a.vn,2026", null, time));
        await OpenAsync("by polling", time => new PostgresStore(reader, null, "a.vn,2026", null, time));
        await OpenAsync("on a standby", time => new PostgresStore(standby, null, "a.vn,2026", null, time));
        await OpenAsync("on a standby, with hints", time => new PostgresStore(standby, reader, "a.vn,2026", null, time));
        _late = await LateTransaction.BeginAsync(_cms);
        for (var round = 1; round <= Rounds; round++)
        {
            await Task.WhenAll(
                WriteAsync(round),
                round % 5 == 0 ? KillAsync(round) : Task.CompletedTask,
                round % 7 == 0 ? CommitLateAsync() : Task.CompletedTask);
            await AreRightAsync(round);
        }

        output.WriteLine($"{_committed} of {Rounds * Writers} transactions were committed.");
        Assert.True(_committed > Rounds);
    }

    [RequiresPostgresTheory]
    [InlineData(Polling.Everything, false)]
    [InlineData(Polling.WrittenSince, true)]
    public async Task AStoreThatAsksForWhatWasWrittenSinceLosesArticles(Polling polling, bool isLost)
    {
        _cms = await Cms.CreateAsync(_primary);
        PollingStore store = null!;
        await OpenAsync("polling", time => store = new PollingStore(_cms.Database, polling, time));
        for (var round = 1; round <= 3; round++)
        {
            await using var late = await LateTransaction.BeginAsync(_cms);
            await WriteAsync(round);
            await _cms.Database.ExecuteAsync("update post set changed = clock_timestamp() where id = (select max(id) from post)");
            await LookAsync();
            await late.CommitAsync();
            await LookAsync();

            Assert.Contains(late.Key, (await Truth.ReadAsync(_cms.Database)).Rows.Keys);
            Assert.Equal(isLost, !_replicas[0].IsTold(late.Key));
        }

        Task LookAsync()
        {
            var looks = store.Looks;
            return Eventually.HoldsAsync(() => store.Looks >= looks + 2, "the store is to look", _replicas[0].Turn);
        }
    }

    [RequiresPostgresTheory]
    [InlineData(Cms.JoinedVersion, false)]
    [InlineData(Cms.ForgetfulVersion, true)]
    public async Task AVersionThatForgetsJoinedRowsLeavesArticlesStale(string version, bool isStale)
    {
        _cms = await Cms.CreateAsync(_primary, version);
        await OpenAsync("by polling", time => new PostgresStore(_cms.ReaderConnection, null, "a.vn,2026", null, time));
        await _cms.Database.ExecuteAsync("update author set edits = 2, name = 'Tác giả 3 lần 2' where id = 3");

        // Once the second of two is told, so is all that was committed before the first.
        for (var later = 1; later <= 2; later++)
        {
            await using var transaction = await LateTransaction.BeginAsync(_cms);
            await transaction.CommitAsync();
            await Eventually.HoldsAsync(
                () => _replicas[0].IsTold(transaction.Key), $"{transaction.Key} is to be told", _replicas[0].Turn);
        }

        var difference = _replicas[0].ToldDifference(await Truth.ReadAsync(_cms.Database));
        Assert.Equal(isStale, difference?.Contains("Tác giả 3 lần 1", StringComparison.Ordinal) == true);
    }

    private async Task OpenAsync(string name, Func<TimeProvider, IArticleStore> open) =>
        _replicas.Add(await Replica.OpenAsync(name, open, _versions));

    private void Turn() => _replicas.ForEach(replica => replica.Turn());

    /// <summary>Everybody writes, and the replicas follow and are read meanwhile.</summary>
    private async Task WriteAsync(int round)
    {
        var numbers = Enumerable.Range(round * Writers, Writers);
        var writing = Task.WhenAll(numbers.Select(number => new Writer(_cms, new Random(Seed + number)).WriteAsync()));
        await Eventually.HoldsAsync(
            async () =>
            {
                await Task.WhenAll(_replicas.Select(replica => replica.PollAsync()));
                return writing.IsCompleted;
            },
            $"all are to have written in round {round}",
            Turn);
        _committed += (await writing).Count(isCommitted => isCommitted);
    }

    /// <summary>Ends three connections to the primary, of writers or readers, and one to the standby.</summary>
    private async Task KillAsync(int round)
    {
        await KillAsync(_cms.Database, most: 3);
        await KillAsync(_cms.Database.On(_standby!), most: 1);

        Task<int> KillAsync(PostgresDatabase database, int most) => database.KillBackendsAsync(
            $"""
            pid in (select pid from pg_stat_activity where datname = current_database()
                and application_name <> '{PostgresDatabase.HarnessName}' order by hashint8extended(pid, {round}) limit {most})
            """);
    }

    /// <summary>Commits what was written early, when another transaction has begun that will be late.</summary>
    private async Task CommitLateAsync()
    {
        await using var late = _late!;
        _late = await LateTransaction.BeginAsync(_cms);
        await late.CommitAsync();
    }

    /// <summary>Waits until each replica is what the database is. Then they are equal, byte for byte.</summary>
    private async Task AreRightAsync(int round)
    {
        var truth = await Truth.ReadAsync(_cms.Database);
        foreach (var replica in _replicas)
        {
            await Eventually.IsRightAsync(
                async () => await replica.DifferenceAsync(truth) is { } difference ? $"Round {round}, seed {Seed}: {difference}" : null,
                Turn);
        }

        var feeds = await Task.WhenAll(_replicas.Select(replica => replica.RssAsync()));
        Assert.All(feeds, feed => Assert.Equal(Encoding.UTF8.GetString(feeds[0]), Encoding.UTF8.GetString(feed)));
    }
}
