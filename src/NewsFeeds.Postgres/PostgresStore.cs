using System.Runtime.CompilerServices;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Postgres.Following;
using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres;

/// <summary>
/// The article store that is the newsroom's own PostgreSQL database, read through three views. Nothing is ever written there. Thread-safe,
/// but for the one who follows it.
/// </summary>
public sealed class PostgresStore : IArticleStore
{
    private readonly Database _database;
    private readonly string _defaultAuthority;
    private readonly ContentFolder? _media;
    private readonly TimeProvider _time;
    private readonly RecentTexts _texts = new();
    private readonly HintSet _hinted = new();
    private readonly Hints? _hints;
    private volatile Following? _following;

    /// <param name="connectionString">How to reach the database, as Npgsql understands it.</param>
    /// <param name="hintsConnectionString">
    /// A direct connection on which the database says which rows change, as they do; null for none. Then the store looks by itself.
    /// </param>
    /// <param name="defaultAuthority">The tagging entity of derived ids where the publication names none.</param>
    /// <param name="media">The folder of pictures and sounds; null for none.</param>
    /// <param name="time">The clock by which looks are planned; null for the system's.</param>
    /// <exception cref="ArgumentException">A connection string is none.</exception>
    public PostgresStore(
        string connectionString, string? hintsConnectionString, string defaultAuthority, ContentFolder? media = null,
        TimeProvider? time = null)
    {
        _database = new Database(connectionString);
        (_defaultAuthority, _media, _time) = (defaultAuthority, media, time ?? TimeProvider.System);
        _hints = string.IsNullOrWhiteSpace(hintsConnectionString) ? null : new Hints(hintsConnectionString, _hinted, _time);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ContentChange> FollowAsync(
        IProgress<(int Read, int Of)>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (snapshot, files) = (new Snapshot(_texts, _defaultAuthority, _time), new HintSet());
        var follower = new Follower(_database, snapshot, _hinted, files, _hints, _time);
        _following = new Following(follower, snapshot);
        var beside = Task.WhenAll(_hints?.ListenAsync(stop.Token) ?? Task.CompletedTask, FollowMediaAsync(files, stop.Token));
        try
        {
            await foreach (var change in follower.FollowAsync(progress, cancellationToken).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await beside.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(
        IReadOnlyList<Article> versions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArticleText?[] texts = [.. versions.Select(_texts.Find)];
        if (Array.Exists(texts, text => text is null) && _following is { Snapshot.Found: var (view, publication) } following)
        {
            string[] keys = [.. versions.Where((_, i) => texts[i] is null).Select(version => ArticleView.KeyOf(version.Name))];
            var rows = following.Follower.IsAway
                ? throw new StoreAwayException()
                : await RowsAsync(view, publication, keys, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] ??= TextOf(rows.GetValueOrDefault(ArticleView.KeyOf(versions[i].Name)), versions[i], view, following, publication);
            }
        }

        return texts;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_hints is not null)
        {
            await _hints.DisposeAsync().ConfigureAwait(false);
        }

        await _database.DisposeAsync().ConfigureAwait(false);
        _texts.Dispose();
    }

    /// <summary>
    /// The words of a row, where everything else in the row is still as the article says. Otherwise a guard may hold the words back. Then
    /// they are not given, and the row is looked at.
    /// </summary>
    private ArticleText? TextOf(string?[]? row, Article version, ArticleView view, Following following, Publication publication)
    {
        var key = ArticleView.KeyOf(version.Name);
        if (row is not null
            && following.Snapshot.Rows.NoteBody(
                key, version, ArticleView.FingerprintOf(row.AsSpan(0, view.Body), publication), Fingerprint.Of(row[view.Body] ?? "")))
        {
            return view.WordsOf(row);
        }

        _hinted.Add(key);
        return null;
    }

    /// <summary>
    /// Reads rows by their keys, all of one moment. A connection that has waited in the pool may be broken while the database is there, so
    /// a failure is followed by another try.
    /// </summary>
    private async Task<Dictionary<string, string?[]>> RowsAsync(
        ArticleView view, Publication publication, string[] keys, CancellationToken cancellationToken)
    {
        for (var isLastTry = false; ; isLastTry = true)
        {
            try
            {
                return await TryRowsAsync(view, publication, keys, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (Database.IsAway(e))
            {
                if (isLastTry)
                {
                    throw new StoreAwayException(e);
                }
            }
        }
    }

    private async Task<Dictionary<string, string?[]>> TryRowsAsync(
        ArticleView view, Publication publication, string[] keys, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await Database.BeginAsync(connection, publication.TimeZone.Id, cancellationToken)
            .ConfigureAwait(false);
        var rows = await View.RowsAsync(ArticleView.WithKeys(connection, view.ByKey, keys), cancellationToken).ConfigureAwait(false);
        return rows.DistinctBy(row => row[0]).ToDictionary(row => row[0]!, StringComparer.Ordinal);
    }

    /// <summary>Notes which files of the media folder came, went or changed.</summary>
    private async Task FollowMediaAsync(HintSet files, CancellationToken cancellationToken)
    {
        while (_media is not null)
        {
            try
            {
                await foreach (var change in _media.FollowAsync(null, cancellationToken).ConfigureAwait(false))
                {
                    files.Add(change.Media);
                }
            }
            catch (ContentException)
            {
                // It is not there yet.
                await Task.Delay(TimeSpan.FromSeconds(5), _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Who follows the database, and what is known of it.</summary>
    private sealed record Following(Follower Follower, Snapshot Snapshot);
}
