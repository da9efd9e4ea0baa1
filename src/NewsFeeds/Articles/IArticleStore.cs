namespace NewsFeeds.Articles;

/// <summary>
/// Where articles come from: the content folder, a database. Every store keeps the promises that its contract tests check.
/// </summary>
public interface IArticleStore : IAsyncDisposable
{
    /// <summary>
    /// Tells everything there is, then each difference as it comes. Everything, and each difference, may come in several batches, the last
    /// of which says so. A store that is away tells so once, as a change, and tells when it is back. One reader at a time.
    /// </summary>
    /// <param name="progress">Gets how many articles are read, and how many there are, until everything is told; null for nobody.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ContentException">There is no content. Thrown only before the first batch.</exception>
    IAsyncEnumerable<ContentChange> FollowAsync(IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the words of these versions of articles. Null stands for a version that was replaced, or that alone cannot be read now.
    /// Thread-safe.
    /// </summary>
    /// <param name="versions">Versions that the store told.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <returns>As many as <paramref name="versions"/>, in their order.</returns>
    /// <exception cref="StoreAwayException">The store is away, so it can read none of them. It tells this as a change, too.</exception>
    ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(IReadOnlyList<Article> versions, CancellationToken cancellationToken);
}
