using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Install;

public class ManPageTests
{
    private static readonly string File = InstallFolder.PathOf("newsfeeds.1");

    /// <summary><c>UPDATE_GOLDEN=1</c> rewrites it; the difference is then for review.</summary>
    [Fact]
    public void TheManPageSaysWhatTheHelpAndTheExampleConfigurationSay()
    {
        var root = Server.Commands.CommandLine.Root(NewsFeedsHost.ServeAsync, NewsFeedsHost.ExportAsync);
        var page = ManPage.Write(root, InstallFolder.Version, InstallFolder.Read("newsfeeds.env"));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            System.IO.File.WriteAllText(File, page);
        }

        Assert.DoesNotContain("\n\n", page, StringComparison.Ordinal);
        Assert.Equal(page, InstallFolder.Read("newsfeeds.1"));
    }

    [RequiresCommandFact("man", "man-db")]
    public async Task ManShowsItWithoutAWarning()
    {
        string[] arguments = ["--warnings", "--encoding=UTF-8", "--local-file", File];
        var (code, output, error) = await Tool.RunAsync("man", arguments, new() { ["MANWIDTH"] = "80" });
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("newsfeeds export", output, StringComparison.Ordinal);
    }
}
