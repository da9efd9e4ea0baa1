using NewsFeeds.Articles;

namespace NewsFeeds.Server.Tests;

/// <summary>A store whose words cannot be read while it is away. Thread-safe.</summary>
internal sealed class AwayStore(IArticleStore store) : IArticleStore
{
    private int _asked;

    public bool IsAway { get; set; }

    /// <summary>How often it was asked for words while it was away.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public IAsyncEnumerable<ContentChange> FollowAsync(IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken) =>
        store.FollowAsync(progress, cancellationToken);

    public ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(IReadOnlyList<Article> versions, CancellationToken cancellationToken)
    {
        if (!IsAway)
        {
            return store.ReadTextsAsync(versions, cancellationToken);
        }

        Interlocked.Increment(ref _asked);
        throw new StoreAwayException();
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
