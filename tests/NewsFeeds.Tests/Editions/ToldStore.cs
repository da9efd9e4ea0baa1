using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Editions;

/// <summary>A store that tells what a test tells it, and reads no words but those that the test has.</summary>
internal sealed class ToldStore : IArticleStore
{
    private Channel<ContentChange> _changes = Channel.CreateUnbounded<ContentChange>();
    private int _followed;

    /// <summary>Reads the words of some versions.</summary>
    public Func<IReadOnlyList<Article>, Task<IReadOnlyList<ArticleText?>>> Read { get; set; } =
        versions => Task.FromResult<IReadOnlyList<ArticleText?>>(new ArticleText?[versions.Count]);

    /// <summary>How often somebody began to follow it.</summary>
    public int Followed => Volatile.Read(ref _followed);

    public void Tell(ContentChange change) => Assert.True(_changes.Writer.TryWrite(change));

    /// <summary>Stops telling. Whoever follows it anew hears what is told from then on.</summary>
    public void Stop()
    {
        var stopped = _changes;
        _changes = Channel.CreateUnbounded<ContentChange>();
        stopped.Writer.Complete();
    }

    public async IAsyncEnumerable<ContentChange> FollowAsync(
        IProgress<(int Read, int Of)>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = _changes.Reader;
        Interlocked.Increment(ref _followed);
        await foreach (var change in changes.ReadAllAsync(cancellationToken))
        {
            yield return change;
        }
    }

    public async ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(
        IReadOnlyList<Article> versions, CancellationToken cancellationToken) => await Read(versions).WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
