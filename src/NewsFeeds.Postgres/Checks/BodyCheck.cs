using System.Collections.Concurrent;
using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using NewsFeeds.Rendering.Html;
using Npgsql;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Renders each body, and reports what is removed from it and whether it can be shown at all.</summary>
internal static class BodyCheck
{
    /// <summary>So many bodies are in memory at a time.</summary>
    private const int BodiesAtOnce = 200;

    public static async Task<IReadOnlyCollection<Fault>> RunAsync(
        NpgsqlConnection connection, ArticleView view, IReadOnlyList<Article> articles, IProgress<(int Read, int Of)>? progress,
        CancellationToken cancellationToken)
    {
        var faults = new ConcurrentQueue<Fault>();
        var done = 0;

        // A withdrawn article's body is not served.
        foreach (var some in articles.Where(article => article.Retraction is null).Chunk(BodiesAtOnce))
        {
            var keys = some.Select(article => ArticleView.KeyOf(article.Name));
            var rows = await View.RowsAsync(ArticleView.WithKeys(connection, view.ByKey, keys), cancellationToken).ConfigureAwait(false);
            rows.RemoveAll(row => string.IsNullOrEmpty(row[view.Body]));
            Parallel.For(0, rows.Count, at =>
            {
                foreach (var fault in Of(ArticleView.NameOf(rows[at][0]!), view.WordsOf(rows[at])))
                {
                    faults.Enqueue(fault);
                }
            });
            progress?.Report((done += some.Length, articles.Count));
        }

        return faults;
    }

    private static IEnumerable<Fault> Of(string article, ArticleText words)
    {
        try
        {
            return ArticleHtml.Render(words, new BodyContext(address => address, "check")).Removed
                .Select(removed => InBody(article, Severity.Warning, removed.Kind, removed.Arguments));
        }
        catch (UnrenderableException e)
        {
            return [InBody(article, Severity.Error, e.Kind, [.. e.Arguments])];
        }
    }

    private static Fault InBody(string article, Severity severity, string kind, params IReadOnlyList<object> arguments) =>
        new Fault(article, 0, 0, severity, kind, arguments) { Field = "body" };
}
