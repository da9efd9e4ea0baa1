using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NewsFeeds.Articles;

namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>
/// Passes on all that a store tells, and knows which articles it has told. Whatever a text that ends in "lần 3" names has no smaller number
/// later; words are those of their article's title; what is gone does not come back; and one version is one article.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="versions">The versions that any store of the database has told.</param>
internal sealed partial class FollowedStore(IArticleStore store, ConcurrentDictionary<(string Key, long Revision), ArticleRow> versions)
    : IArticleStore
{
    private readonly Dictionary<(string Key, string Name), int> _edits = [];
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private string? _brokenPromise;
    private int _follows;

    /// <summary>The articles by their keys. The store's reader writes them, between two changes.</summary>
    public ConcurrentDictionary<string, Article> Articles { get; } = new(StringComparer.Ordinal);

    /// <summary>The first promise that it broke; null for none.</summary>
    public string? BrokenPromise => Volatile.Read(ref _brokenPromise);

    public async IAsyncEnumerable<ContentChange> FollowAsync(
        IProgress<(int Read, int Of)>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check(_follows++ == 0, "the store stopped telling");
        await foreach (var change in store.FollowAsync(progress, cancellationToken))
        {
            foreach (var key in change.Removed)
            {
                Check(Articles.TryRemove(key, out _) && _removed.Add(key), $"{key} is removed, and was not there");
            }

            foreach (var article in change.Articles)
            {
                Note(article);
            }

            Check(change.HeldBack.IsEmpty, $"held back: {string.Join(", ", change.Faults)}");
            yield return change;
        }
    }

    public async ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(
        IReadOnlyList<Article> versions, CancellationToken cancellationToken)
    {
        var texts = await store.ReadTextsAsync(versions, cancellationToken);
        foreach (var (article, text) in versions.Zip(texts))
        {
            Check(text?.Body.Contains(article.Title + "<", StringComparison.Ordinal) != false, $"{article.Title} has the words {text}");
        }

        return texts;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private void Note(Article article)
    {
        var row = ArticleRow.Of(article);
        Check(!_removed.Contains(row.Key), $"{row} came back");
        Check(versions.GetOrAdd((row.Key, article.Revision), row) == row, $"{row} is no version of its own");
        foreach (var text in article.Authors.Select(author => author.Name).Append(row.Title).Append(row.Category))
        {
            var edit = Edit().Match(text);
            var (thing, number) = ((row.Key, edit.Groups[1].Value), int.Parse(edit.Groups[2].Value, CultureInfo.InvariantCulture));
            Check(_edits.GetValueOrDefault(thing) <= number, $"{row} was newer: {_edits.GetValueOrDefault(thing)}");
            _edits[thing] = number;
        }

        Articles[row.Key] = article;
    }

    private void Check(bool holds, string promise)
    {
        if (!holds)
        {
            Interlocked.CompareExchange(ref _brokenPromise, promise, null);
        }
    }

    [GeneratedRegex("^(.*)[ -]l[aầ]n[ -]([0-9]+)$")]
    private static partial Regex Edit();
}
