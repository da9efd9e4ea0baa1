using System.Text.Json;
using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Finds a view in which reading one row by its key reads whole tables.</summary>
internal static class KeyCost
{
    /// <summary>The list of fewer rows is so short that nothing can be learned from it.</summary>
    private const int FewestRows = 1000;

    // In the planner's units, of which about a hundred thousand make a second. A dozen lookups in indexes stay below it.
    private const double Trivial = 500;

    /// <summary>Reading one row may cost this part of listing all.</summary>
    private const double MostOfList = 0.01;

    public static async Task<Fault?> FindFaultAsync(
        NpgsqlConnection connection, ArticleView view, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        if (articles.Count < FewestRows)
        {
            return null;
        }

        var cost = await OfKeyAsync("explain (format json) ", CostOf).ConfigureAwait(false);
        if (cost <= Trivial || cost <= MostOfList * await OfListAsync("explain (format json) ", CostOf).ConfigureAwait(false))
        {
            return null;
        }

        const string Measure = "explain (analyze, format json) ";
        var (time, step) = await OfKeyAsync(Measure, plan => (TimeOf(plan), SlowestIn(plan.GetProperty("Plan")).Name))
            .ConfigureAwait(false);
        var all = await OfListAsync(Measure, TimeOf).ConfigureAwait(false);
        return new Fault(ArticleView.Name, 0, 0, Severity.Warning, "slow-key", time, step, all) { Field = "key" };

        Task<T> OfKeyAsync<T>(string how, Func<JsonElement, T> read)
        {
            var key = ArticleView.KeyOf(articles[0].Name);
            return ReadPlanAsync(ArticleView.WithKeys(connection, how + view.ByKey, [key]), read, cancellationToken);
        }

        Task<T> OfListAsync<T>(string how, Func<JsonElement, T> read) =>
            ReadPlanAsync(new NpgsqlCommand(how + view.List, connection), read, cancellationToken);
    }

    private static async Task<T> ReadPlanAsync<T>(NpgsqlCommand explain, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        await using var command = explain;
        var json = (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        using var plan = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        return read(plan.RootElement[0]);
    }

    private static double CostOf(JsonElement plan) => plan.GetProperty("Plan").GetProperty("Total Cost").GetDouble();

    private static double TimeOf(JsonElement plan) => Math.Round(plan.GetProperty("Execution Time").GetDouble(), 1);

    /// <summary>The step that takes longest by itself, such as "Seq Scan on post".</summary>
    private static Step SlowestIn(JsonElement node)
    {
        JsonElement[] parts = node.TryGetProperty("Plans", out var plans) ? [.. plans.EnumerateArray()] : [];
        var type = node.GetProperty("Node Type").GetString();
        var name = node.TryGetProperty("Relation Name", out var table) ? $"{type} on {table.GetString()}" : type!;
        var slowest = new Step(TotalOf(node) - parts.Sum(TotalOf), name);
        foreach (var part in parts)
        {
            slowest = SlowestIn(part) is var other && other.Time > slowest.Time ? other : slowest;
        }

        return slowest;
    }

    private static double TotalOf(JsonElement node) =>
        node.GetProperty("Actual Total Time").GetDouble() * node.GetProperty("Actual Loops").GetDouble();

    /// <summary>A step of a plan, and the milliseconds that it takes by itself.</summary>
    private sealed record Step(double Time, string Name);
}
