using System.Globalization;

namespace NewsFeeds.Server.Tests.Hosting;

/// <summary>One service, or several, over one newsroom's database.</summary>
public class ReplicaTests
{
    [RequiresPostgresFact]
    public async Task APollNeverReachesTheDatabase()
    {
        // A commit anywhere on the server would be a reason to look.
        await using var server = await PostgresServer.StartAsync("autovacuum=off");
        await using var database = await server.CreateDatabaseAsync();
        await DatabaseService.FillAsync(database);
        await using var service = await DatabaseService.StartAsync(database.ConnectionString);
        var tags = new Dictionary<string, string?>();
        foreach (var path in DatabaseService.Paths)
        {
            tags[path] = (await service.GetAsync(path)).Tag;
        }

        var before = database.Statements.Count;
        for (var poll = 0; poll < 100; poll++)
        {
            foreach (var path in DatabaseService.Paths)
            {
                Assert.Equal(304, (await service.GetAsync(path, tags[path])).Status);
                Assert.Equal(200, (await service.GetAsync(path)).Status);
            }
        }

        // The store asks each second whether anything was committed.
        Assert.All(database.Statements.Skip(before), sql => Assert.Contains("pg_current_snapshot()", sql, StringComparison.Ordinal));
    }

    [RequiresPostgresFact]
    public async Task WhileItsServerIsStoppedEveryFeedIsAsItWas()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await server.CreateDatabaseAsync();
        await DatabaseService.FillAsync(database);
        await using var service = await DatabaseService.StartAsync(database.ConnectionString);
        var before = await AnswersAsync(service);

        await server.StopAsync(Shutdown.Kill);
        await Eventually.HoldsAsync(async () => await service.ReasonsAsync() is ["store-away"], "health is to say that the store is away");
        foreach (var answer in before)
        {
            var now = await service.GetAsync(answer.Path);
            Assert.Equal((answer.Body, answer.Tag), (now.Body, now.Tag));
            Assert.Equal(304, (await service.GetAsync(answer.Path, answer.Tag)).Status);
        }

        await server.StartAgainAsync();
        await database.ExecuteAsync("update newsfeeds.article set title = 'Tin khác' where key = 2");
        await Eventually.HoldsAsync(async () => await service.ReasonsAsync() is [], "health is to say that the store is back");
        await Eventually.HoldsAsync(
            async () => (await service.GetAsync("/feeds/kinh-te/rss.xml")).Body.Contains("Tin khác", StringComparison.Ordinal),
            "the change is to be out");
    }

    [RequiresPostgresAndNginxFact]
    public async Task AClientDoesNotNoticeWhichReplicaAnswers()
    {
        await using var primary = await PostgresServer.StartAsync();
        await using var database = await primary.CreateDatabaseAsync();
        await DatabaseService.FillAsync(database);
        await using var standby = await primary.StartStandbyAsync();
        await standby.CatchUpAsync(primary);
        var copy = database.On(standby).ConnectionString;
        await using var one = await DatabaseService.StartAsync(database.ConnectionString, database.ConnectionString);
        await using var two = await DatabaseService.StartAsync(copy, database.ConnectionString);
        await using var three = await DatabaseService.StartAsync(copy);
        DatabaseService[] services = [one, two, three];
        await using var nginx = await NginxServer.StartAsync(services.Select(service => service.Address));
        using var client = new HttpClient { BaseAddress = nginx.Address };
        var dates = new Dictionary<(DatabaseService Service, string Path), DateTimeOffset>();
        for (var round = 1; round <= 5; round++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"Tin lần {round}");
            await database.ExecuteAsync("update newsfeeds.article set title = $1, body = $1 where key = $2::int", title, round + 1);
            foreach (var service in services)
            {
                await Eventually.HoldsAsync(
                    async () => (await service.GetAsync("/feeds/rss.xml")).Body.Contains(title, StringComparison.Ordinal),
                    "the change is to be out on each replica");
                foreach (var answer in await AnswersAsync(service))
                {
                    // A date that has not come yet is not sent.
                    var last = dates.GetValueOrDefault((service, answer.Path));
                    Assert.True(answer.LastModified is not { } date || date >= last, $"the date of {answer.Path} is not to go back");
                    dates[(service, answer.Path)] = answer.LastModified ?? last;
                }
            }

            // Whoever answered before, the next one knows the tag.
            foreach (var answer in await AnswersAsync(one))
            {
                for (var turn = 0; turn < services.Length; turn++)
                {
                    var seen = await DatabaseService.GetAsync(client, answer.Path);
                    Assert.Equal((answer.Body, answer.Tag), (seen.Body, seen.Tag));
                    Assert.Equal(304, (await DatabaseService.GetAsync(client, answer.Path, answer.Tag)).Status);
                }
            }
        }
    }

    private static async Task<List<Seen>> AnswersAsync(DatabaseService service)
    {
        var answers = new List<Seen>();
        foreach (var path in DatabaseService.Paths)
        {
            var answer = await service.GetAsync(path);
            Assert.Equal(200, answer.Status);
            answers.Add(new Seen(path, answer.Body, answer.Tag, answer.LastModified));
        }

        return answers;
    }

    /// <summary>What a client keeps of an answer.</summary>
    private sealed record Seen(string Path, string Body, string? Tag, DateTimeOffset? LastModified);
}
