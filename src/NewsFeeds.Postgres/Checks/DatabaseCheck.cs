using NewsFeeds.Articles;
using NewsFeeds.Postgres.Following;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Finds everything in a database that its newsroom would want to know before a reader does.</summary>
public static class DatabaseCheck
{
    private const string ConnectionString = "ConnectionStrings:NewsFeeds";

    /// <summary>
    /// Returns the faults of the views, of their rows and of the bodies, in the order of their places. That the database cannot be read is
    /// one too. To learn whether versions move, it changes rows in a transaction that is always rolled back, where the role may do that.
    /// </summary>
    /// <param name="connectionString">How to reach the database, as Npgsql understands it.</param>
    /// <param name="defaultAuthority">The tagging entity of derived ids where the publication names none.</param>
    /// <param name="time">The clock with which dates are compared; null for the system's.</param>
    /// <param name="progress">Gets how many rows are read, and how many there are.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<DatabaseFindings> RunAsync(
        string connectionString, string defaultAuthority, TimeProvider? time = null, IProgress<(int Read, int Of)>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var now = (time ?? TimeProvider.System).GetUtcNow();
        var findings = new Findings();
        try
        {
            await using var database = new Database(connectionString);
            await using var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await RunAsync(connection, defaultAuthority, now, findings, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // The exception may quote a part of the password.
            findings.Faults.Add(new Fault(ConnectionString, 0, 0, Severity.Error, "connection-string") { Field = "" });
        }
        catch (Exception e) when (Database.IsAway(e))
        {
            findings.Faults.Add(Database.FaultOf(e));
        }

        return new DatabaseFindings(
            findings.Rows,
            [
                .. findings.Faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal)
                    .ThenBy(fault => fault.Field, StringComparer.Ordinal).ThenBy(fault => fault.Code, StringComparer.Ordinal),
            ],
            findings.Untried) { Language = findings.Language };
    }

    private static async Task RunAsync(
        NpgsqlConnection connection, string defaultAuthority, DateTimeOffset now, Findings findings,
        IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        var faults = findings.Faults;
        NewsroomViews? views;
        Publication publication;
        Article[] articles;
        await using (var transaction = await Database.BeginAsync(connection, "UTC", cancellationToken).ConfigureAwait(false))
        {
            views = await NewsroomViews.FindAsync(connection, faults, cancellationToken).ConfigureAwait(false);
            var definitions = await ViewDefinitions.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
            faults.AddRange(definitions.Clocks());
            if (views is null || await MastheadAsync(connection, views, defaultAuthority, faults, cancellationToken).ConfigureAwait(false)
                is not { } masthead)
            {
                return;
            }

            faults.AddRange(masthead.Faults);
            publication = masthead.Publication;
            findings.Language = publication.Language;
            var zone = publication.TimeZone.Id;
            await Database.SetZoneAsync(connection, zone, cancellationToken).ConfigureAwait(false);
            faults.AddRange(NaiveTimestamps.In(views.Articles, zone));

            var look = new Look(transaction, views.Articles, new KnownRows(), 1, publication, now);
            await look.ReadAllAsync(progress, cancellationToken).ConfigureAwait(false);
            faults.AddRange(look.Faults);
            articles = [.. look.Articles.OrderBy(article => article.Key, StringComparer.Ordinal)];
            findings.Rows = look.Count;
            if (look.Count == 0)
            {
                faults.Add(ArticleView.NoRows(Severity.Warning));
            }

            faults.AddRange(ArticleChecks.Run(articles, masthead, now));
            faults.AddRange(await VersionCheck.RunAsync(connection, views.Articles, definitions, cancellationToken).ConfigureAwait(false));
            if (await KeyCost.FindFaultAsync(connection, views.Articles, articles, cancellationToken).ConfigureAwait(false) is { } slow)
            {
                faults.Add(slow); // Reading all bodies by their keys would take hours.
            }
            else
            {
                faults.AddRange(await BodyCheck.RunAsync(connection, views.Articles, articles, progress, cancellationToken)
                    .ConfigureAwait(false));
            }
        }

        var trial = new VersionTrial(connection, views.Articles, publication);
        faults.AddRange(await trial.RunAsync(articles, cancellationToken).ConfigureAwait(false));
        findings.Untried = trial.Untried;
    }

    private static async Task<Masthead?> MastheadAsync(
        NpgsqlConnection connection, NewsroomViews views, string defaultAuthority, List<Fault> faults, CancellationToken cancellationToken)
    {
        try
        {
            return await Masthead.ReadAsync(connection, views, defaultAuthority, null, cancellationToken).ConfigureAwait(false);
        }
        catch (ContentException e)
        {
            faults.Add(e.Fault);
            return null;
        }
    }

    /// <summary>What is found so far. What was found before a failure is told with it.</summary>
    private sealed class Findings
    {
        public int Rows { get; set; }

        public List<Fault> Faults { get; } = [];

        public IReadOnlyList<string> Untried { get; set; } = [];

        public string? Language { get; set; }
    }
}

/// <summary>What a check of a database found.</summary>
/// <param name="Rows">How many rows the view of articles has.</param>
/// <param name="Faults">Everything that is wrong.</param>
/// <param name="Untried">The tables that the role may not change, so that nobody knows whether versions move with their rows.</param>
public sealed record DatabaseFindings(int Rows, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Untried)
{
    /// <summary>The publication's language as a BCP 47 tag; null where it could not be read.</summary>
    public string? Language { get; init; }
}
