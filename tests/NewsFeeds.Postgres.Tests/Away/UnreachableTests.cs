using NewsFeeds.Articles;

namespace NewsFeeds.Postgres.Tests.Away;

/// <summary>The database cannot be reached. What was told stands, and it is made good when the database is back.</summary>
public class UnreachableTests
{
    [RequiresPostgresFact]
    public async Task ANetworkThatBreaksIsToldOnce()
    {
        await using var newsroom = await NewsroomDatabase.CreateAsync();
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString, newsroom.ConnectionString);
        newsroom.Network.Refuse();
        newsroom.Network.Cut();

        var fault = await store.AwayAsync();
        Assert.Equal(("store-away", true, "ConnectionStrings:NewsFeeds"), (fault.Code, fault.IsError, fault.File));
        Assert.Contains("Connection refused", fault.ToString(), StringComparison.Ordinal);

        await newsroom.ChangeAsync();
        newsroom.Network.Accept();
        await store.BackAsync(newsroom);
    }

    [RequiresPostgresFact]
    public async Task AKilledBackendIsReplacedWithoutAWord()
    {
        await using var newsroom = await NewsroomDatabase.CreateAsync();
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString);
        for (var round = 0; round < 3; round++)
        {
            Assert.NotEqual(0, await newsroom.Base.KillBackendsAsync("application_name = 'newsfeeds'"));
            await newsroom.ChangeAsync();
            await store.EqualsAsync(newsroom.Base);
        }

        Assert.All(store.Changes, change => Assert.True(change.Available));
    }

    [RequiresPostgresTheory]
    [InlineData((int)Shutdown.Fast)]
    [InlineData((int)Shutdown.Immediate)]
    [InlineData((int)Shutdown.Kill)]
    public async Task AServerThatStopsIsAwayUntilItStartsAgain(int how)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var newsroom = await NewsroomDatabase.CreateAsync(server);
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString);
        await newsroom.ChangeAsync();
        await server.StopAsync((Shutdown)how);
        Assert.Equal("store-away", (await store.AwayAsync()).Code);

        await server.StartAgainAsync();
        await store.BackAsync(newsroom);
    }

    [RequiresPostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatHangsIsGivenUp(bool isNetwork)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var newsroom = await NewsroomDatabase.CreateAsync(server);
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString + ";Timeout=4;Command Timeout=4");
        Action hang = isNetwork ? newsroom.Network.Pause : server.Pause;
        hang();
        Assert.Contains("imeout", (await store.AwayAsync()).ToString(), StringComparison.Ordinal);

        Action goOn = isNetwork ? newsroom.Network.Resume : server.Resume;
        goOn();
        await newsroom.ChangeAsync();
        await store.UntilAsync(() => store.Changes[^1].Available, "the store is to tell that the database is back");
        await store.EqualsAsync(newsroom.Base);
        Assert.Single(store.Changes, change => !change.Available);
    }

    [RequiresPostgresTheory]
    [InlineData("connection limit 0", "connection limit -1", "53300")]
    [InlineData("nologin", "login", "28000")]
    public async Task ARoleThatIsRefusedIsAwayUntilItIsLetIn(string refused, string letIn, string code)
    {
        await using var newsroom = await NewsroomDatabase.CreateAsync();
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString);
        await newsroom.ExecuteAsync($"alter role {newsroom.Role} {refused}");
        await newsroom.Base.KillBackendsAsync("application_name = 'newsfeeds'");
        Assert.Contains(code, (await store.AwayAsync()).ToString(), StringComparison.Ordinal);

        await newsroom.ChangeAsync();
        await newsroom.ExecuteAsync($"alter role {newsroom.Role} {letIn}");
        await store.BackAsync(newsroom);
    }

    [RequiresPostgresFact]
    public async Task TriesBecomeRareAndWordsMakeNone()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var newsroom = await NewsroomDatabase.CreateAsync(server);

        // Otherwise a try is several connections: encrypted, and then not.
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString + ";SSL Mode=Disable;GSS Encryption Mode=Disable");
        var (accepted, begin) = (newsroom.Network.Accepted, store.Clock.GetUtcNow());
        await server.StopAsync(Shutdown.Kill);
        await store.AwayAsync();

        // Twelve tries have eleven pauses between them: half of 0.25, 0.5, 1, 2, 4 and then 5 seconds at least.
        await store.UntilAsync(() => newsroom.Network.Accepted >= accepted + 12, "the store is to try again");
        Assert.InRange(store.Clock.GetUtcNow() - begin, TimeSpan.FromSeconds(18.8), TimeSpan.MaxValue);
        Assert.Single(store.Changes, change => !change.Available);

        // Time stands still, so the next try is not due.
        await Eventually.HoldsAsync(() => newsroom.Network.Connections == 0, "the last try is to end");
        accepted = newsroom.Network.Accepted;
        for (var i = 0; i < 1000; i++)
        {
            await Assert.ThrowsAsync<StoreAwayException>(() => store.WordsAsync(store.Articles));
        }

        Assert.Equal(accepted, newsroom.Network.Accepted);
    }
}
