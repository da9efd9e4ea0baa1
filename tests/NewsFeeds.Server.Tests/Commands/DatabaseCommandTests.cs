using System.Text.Json;

namespace NewsFeeds.Server.Tests.Commands;

/// <summary>Commands with <c>--store postgres</c>.</summary>
public sealed class DatabaseCommandTests : IAsyncLifetime
{
    private const string Setting = "ConnectionStrings__NewsFeeds";

    private const string Newsroom =
        """
        create schema newsfeeds;
        create table story (id int primary key, title text);
        create view newsfeeds.articles as select id as key, 'https://a.vn/?p=' || id as id, xmin::text as version,
            'kinh-te'::text as category, title, '2026-11-20Z'::timestamptz as published from story;
        create view newsfeeds.publication as select 'Báo'::text as title, 'a.vn,2026'::text as authority, 'en'::text as language;
        insert into story values (1, 'Giá cà phê'), (2, 'Bóng đá');
        """;

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await _database.ExecuteAsync(Newsroom);
        Environment.SetEnvironmentVariable(Setting, _database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Setting, null);
        await _database.DisposeAsync();
    }

    [RequiresPostgresFact]
    public void ASoundDatabaseIsSilentButForItsSummary() =>
        Assert.Equal((0, "", "2 articles: 0 errors, 0 warnings\n"), Shell.RunBare("check", "--store", "postgres"));

    [RequiresPostgresFact]
    public void FixMendsNoDatabase()
    {
        var (code, output, error) = Shell.RunBare("check", "--fix", "--store", "postgres");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("newsfeeds: --fix mends files of a content folder", error, StringComparison.Ordinal);
    }

    [RequiresPostgresTheory]
    [InlineData("FILE names a file of a content folder", "a.md")]
    [InlineData("--status tells of the files of a content folder", "--status")]
    public void WhatIsOfFilesIsRefusedOfADatabase(string reason, string word)
    {
        var (code, output, error) = Shell.RunBare("check", "--store", "postgres", word);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"newsfeeds: {reason}", error, StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public async Task GitHubGetsRowsInTheTitle()
    {
        await _database.ExecuteAsync("update story set title = null where id = 2");
        Assert.StartsWith(
            "::error title=articles[2].title%3A missing-title::",
            Shell.RunBare("check", "--store", "postgres", "--format", "github").Output, StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public async Task AnExportWritesADatabaseAsItWritesAFolder()
    {
        using var files = TemporaryContent.Empty();
        string[] export = ["export", files.Folder, "--store", "postgres", "--public-url", "https://feeds.example.vn"];
        Assert.Equal(0, Shell.RunBare(export).Code);
        Assert.Contains("https://a.vn/?p=2", File.ReadAllText(files["feeds/kinh-te/rss.xml"]), StringComparison.Ordinal);

        await _database.ExecuteAsync("delete from story where id = 1");
        var (code, output, _) = Shell.RunBare(export);
        Assert.Equal(0, code);
        Assert.Contains(" 1 removed\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("https://a.vn/?p=1", File.ReadAllText(files["feeds/kinh-te/rss.xml"]), StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public async Task AFaultIsALineThatNamesItsRowAndColumn()
    {
        await _database.ExecuteAsync("update story set title = null where id = 2");
        var (code, output, error) = Shell.RunBare("check", "--store", "postgres");

        Assert.Equal(1, code);
        Assert.StartsWith("articles[2].title: error: ", output, StringComparison.Ordinal);
        Assert.EndsWith(" [missing-title]\n", output, StringComparison.Ordinal);
        Assert.Equal("2 articles: 1 error, 0 warnings\n", error);
    }

    [RequiresPostgresFact]
    public async Task JsonHoldsRowAndColumn()
    {
        await _database.ExecuteAsync("update story set title = null where id = 2");
        using var json = JsonDocument.Parse(Shell.RunBare("check", "--store", "postgres", "--json").Output);
        var fault = Assert.Single(json.RootElement.EnumerateArray());

        Assert.Equal(
            ("articles[2]", "title", "missing-title"),
            (fault.GetProperty("file").GetString(), fault.GetProperty("field").GetString(), fault.GetProperty("code").GetString()));
    }

    [RequiresPostgresFact]
    public async Task AWarningFailsOnlyTheStrict()
    {
        await _database.ExecuteAsync("create view newsfeeds.categories as select 'a'::text as path, 'A'::text as title");
        const string Expected = "articles[1].category: warning: there is no category 'kinh-te' [unknown-category]\n";

        Assert.Equal((0, Expected, "2 articles: 0 errors, 1 warning\n"), Shell.RunBare("check", "--store", "postgres"));
        Assert.Equal((1, Expected, "2 articles: 0 errors, 1 warning\n"), Shell.RunBare("check", "--store", "postgres", "--strict"));
    }

    [RequiresPostgresFact]
    public async Task ARoleThatMayOnlyReadIsToldWhatWasNotTried()
    {
        var role = await _database.CreateRoleAsync();
        await _database.ExecuteAsync(
            $"grant usage on schema newsfeeds to {role}; grant select on all tables in schema newsfeeds to {role}");
        Environment.SetEnvironmentVariable(Setting, _database.ConnectionStringOf(role));

        Assert.Equal(
            (0, "", "not tried whether versions move, because this role may not change story\n2 articles: 0 errors, 0 warnings\n"),
            Shell.RunBare("check", "--store", "postgres"));
    }

    [RequiresPostgresFact]
    public void ADatabaseThatCannotBeReadIsOneErrorWithoutThePassword()
    {
        Environment.SetEnvironmentVariable(Setting, "Host=127.0.0.1;Port=1;Password=geheim");
        var (code, output, error) = Shell.RunBare("check", "--store", "postgres");

        Assert.Equal((1, "0 articles: 1 error, 0 warnings\n"), (code, error));
        Assert.StartsWith(
            "ConnectionStrings:NewsFeeds: error: the database cannot be read: ", Assert.Single(output.Split('\n')[..^1]),
            StringComparison.Ordinal);
        Assert.DoesNotContain("heim", output, StringComparison.Ordinal);
    }

    [RequiresPostgresTheory]
    [InlineData(null)]
    [InlineData("Host=127.0.0.1;Password=ge;heim")]
    public void WithoutAConnectionStringTheSettingIsNamed(string? connection)
    {
        Environment.SetEnvironmentVariable(Setting, connection);
        var (code, output, error) = Shell.RunBare("check", "--store", "postgres");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("newsfeeds: ConnectionStrings:NewsFeeds must be ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("heim", error, StringComparison.Ordinal);
    }
}
