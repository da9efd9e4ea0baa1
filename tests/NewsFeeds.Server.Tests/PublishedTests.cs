using System.Diagnostics;
using NewsFeeds.Server.Tests.Commands;
using NewsFeeds.Server.Tests.Hosting;

namespace NewsFeeds.Server.Tests;

/// <summary>
/// What is published was compiled in another way than what the other tests run, and without what nothing seemed to use: it must do the
/// same.
/// </summary>
[Collection(nameof(PublishedTests))]
public class PublishedTests(PublishedTests.Build build)
{
    private const string PublicUrl = "https://feeds.example.vn";

    [RequiresLinkerFact]
    public void NothingButTheProgramIsPublished() =>
        Assert.Equal([build.Executable], Directory.EnumerateFileSystemEntries(build.Folder));

    [RequiresLinkerFact]
    public async Task ItSendsEveryDocumentAndPageAsTheBuildDoes()
    {
        using var content = TemporaryContent.OfTheSample();
        await using var built = await RunningService.StartAsync(content.Folder, PublicUrl);
        await using var published = await RunningService.StartAsync(content.Folder, PublicUrl, published: build.Executable);
        var expected = await Everything.OfAsync(built, content);
        Assert.True(expected.Count > 100);
        Everything.AssertSame(expected, await Everything.OfAsync(published, content));
        foreach (var path in new[] { "/health/live", "/health/ready", "/nothing", "/feeds/nothing/rss.xml" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
            using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
            using var before = await built.Client.SendAsync(request);
            using var after = await published.Client.SendAsync(again);
            Assert.Equal(
                (before.StatusCode, await before.Content.ReadAsStringAsync()), (after.StatusCode, await after.Content.ReadAsStringAsync()));
        }
    }

    [RequiresLinkerFact]
    public async Task ItFollowsTheContentAndStopsWithoutAnError()
    {
        using var content = TemporaryContent.OfTheSample();
        await using var service = await RunningService.StartAsync(content.Folder, PublicUrl, published: build.Executable);
        content.Write("kinh-te/2026-11-23-moi.md", "---\ntitle: Tin vừa lưu\ndate: 2026-11-23T08:00:00\n---\nLời **đậm**.\n");
        await Eventually.HoldsAsync(
            async () =>
                (await service.Client.GetStringAsync(new Uri("/feeds/kinh-te/rss.xml", UriKind.Relative)))
                    .Contains("Tin vừa lưu", StringComparison.Ordinal), "the new article");
        Assert.Equal(0, await service.StopAsync());
    }

    [RequiresLinkerTheory]
    [InlineData("json")]
    [InlineData("systemd")]
    public Task ItLogsInTheFormatThatTheOperatorChose(string format) => LogFormatTests.AssertOneLineAsync(format, build.Executable);

    [RequiresLinkerTheory]
    [InlineData("--urls=http://127.0.0.1:0", "--Logging:Console:QueueFullMode=x")]
    [InlineData("--urls=http://127.0.0.1:0", "--Logging:Console:MaxQueueLength=-1")]
    [InlineData("--urls=http://127.0.0.1:0", "--Logging:Console:FormatterOptions:SingleLine=maybe")]
    [InlineData("--Kestrel:Endpoints:A:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:A:Protocols=Http3")]
    [InlineData("--Kestrel:Endpoints:A:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:A:SslProtocols:0=zz")]
    public async Task ItRefusesAWrongSettingAsTheBuildDoes(params string[] settings)
    {
        using var shell = new Shell();
        string[] arguments = ["serve", "--NewsFeeds:State=none", .. settings];
        var (code, output, error) = shell.Run(arguments);
        Assert.Equal((code, output, error), await build.RunAsync([.. arguments, "--content", shell.Content]));
    }

    [RequiresLinkerTheory]
    [InlineData(">&-")]
    [InlineData("2>&-")]
    [InlineData(">&- 2>&-")]
    [InlineData("<&- >&- 2>&-")]
    public async Task ItWorksWithoutItsStandardStreams(string closed)
    {
        using var shell = new Shell();
        var (code, _, _) = await build.RunInShellAsync($"\"$0\" check --content \"$1\" {closed}", shell.Content);
        Assert.Equal(0, code);
    }

    [RequiresLinkerFact]
    public async Task WithTooFewOpenFilesItDoesNotStart()
    {
        using var shell = new Shell();
        var (code, output, error) = await build.RunInShellAsync(
            "ulimit -n 20; exec \"$0\" serve --urls http://127.0.0.1:0 --content \"$1\"", shell.Content);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("newsfeeds: the system lets the service open 20 files", error, StringComparison.Ordinal);
    }

    [RequiresLinkerTheory]
    [InlineData("check", "--json")]
    [InlineData("check")]
    [InlineData("new", "Tin mới", "--category", "nothing")]
    public async Task ItsCommandsPrintWhatThoseOfTheBuildDo(params string[] arguments)
    {
        using var shell = new Shell("vi");
        shell.Write(
            "kinh-te/hong.md",
            "---\ntitel: Sai khóa\ntags: a, b\n---\n<script>x</script> ![](khong-co.png) [x](/articles/2020-01-01/khong)\n");
        var (code, output, error) = shell.Run(arguments);
        Assert.Equal((code, output, error), await build.RunAsync([.. arguments, "--content", shell.Content]));
    }

    [RequiresLinkerFact]
    public async Task WhatItImportsAndExportsIsWhatTheBuildDoes()
    {
        using var ours = TemporaryContent.Empty();
        using var theirs = TemporaryContent.Empty();
        var exports = SourceTree.Path("tests", "NewsFeeds.Tests", "Imports", "Exports");
        string[] import = ["import", Path.Combine(exports, "classic-6.1.xml"), "--uploads", Path.Combine(exports, "uploads"), "--json"];
        var (code, output, error) = Shell.RunBare([.. import, "--content", ours["content"]]);
        Assert.Equal((code, output, error), await build.RunAsync([.. import, "--content", theirs["content"]]));

        Assert.Equal(0, Shell.RunBare("export", ours["out"], "--content", ours["content"], "--public-url", PublicUrl).Code);
        Assert.Equal(
            0, (await build.RunAsync(["export", theirs["out"], "--content", theirs["content"], "--public-url", PublicUrl])).Code);
        Assert.Equal(FilesOf(ours), FilesOf(theirs));
    }

    private static SortedDictionary<string, string> FilesOf(TemporaryContent folder) => new(
        Directory.EnumerateFiles(folder.Folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder.Folder, file), file => Convert.ToHexString(File.ReadAllBytes(file))),
        StringComparer.Ordinal);

    /// <summary>Published once for all tests of it; gone when they are done.</summary>
    public sealed class Build : IAsyncLifetime
    {
        private static readonly string[] LinkerNames = ["gcc", "clang"];

        /// <summary>Why tests of it are skipped; null where they run.</summary>
        public static string? Missing =>
            Environment.GetEnvironmentVariable("NEWSFEEDS_REQUIRE_ALL") == "1" || Linkers.Any(File.Exists) ? null
                : "Neither gcc nor clang is installed.";

        private static IEnumerable<string> Linkers =>
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
            from name in LinkerNames
            select Path.Combine(folder, name);

        internal string Folder { get; } = Directory.CreateTempSubdirectory("newsfeeds-published-").FullName;

        internal string Executable => Path.Combine(Folder, "newsfeeds");

        public async Task InitializeAsync()
        {
            if (Missing is not null)
            {
                return; // Fixtures are made for skipped tests too.
            }

            var project = SourceTree.Path("src", "NewsFeeds.Server");
            string[] publish = ["publish", project, "-c", "Release", "-o", Folder, "--nologo", "-p:MSBuildWarningsAsMessages="];

            // The compiler's own build files look for a hyphen as the culture sorts it, and find none where that is Thai.
            var (code, output, error) = await RunAsync("dotnet", publish, culture: "C.UTF-8");
            Assert.True(code == 0, output + error);
            Assert.All(
                output.Split('\n').Where(line => line.Contains("IL2104", StringComparison.Ordinal)),
                line => Assert.Contains("'Microsoft.AspNetCore.Components'", line, StringComparison.Ordinal));
        }

        public Task DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return Task.CompletedTask;
        }

        internal Task<(int Code, string Output, string Error)> RunAsync(string[] arguments) => RunAsync(Executable, arguments);

        /// <summary>Runs a line of a shell, to which the program is $0.</summary>
        internal Task<(int Code, string Output, string Error)> RunInShellAsync(string line, string argument) =>
            RunAsync("sh", ["-c", line, Executable, argument]);

        private static async Task<(int Code, string Output, string Error)> RunAsync(
            string program, string[] arguments, string? culture = null)
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            };
            if (culture is not null)
            {
                start.Environment["LC_ALL"] = culture;
            }

            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await error);
        }
    }

    [CollectionDefinition(nameof(PublishedTests))]
    public sealed class Once : ICollectionFixture<Build>;
}
