using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsFeeds.Server.Tests.Commands;

/// <summary>Ctrl+C in the middle of an import.</summary>
public class StoppedImportTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task AStoppedImportKeepsWhatItWroteAndSaysSo(string signal)
    {
        using var content = TemporaryContent.Empty();
        using var exports = TemporaryContent.Empty();
        using var site = new TcpListener(IPAddress.Loopback, 0);
        site.Start();
        var home = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)site.LocalEndpoint).Port}");
        var export = exports[exports.Write("export.xml", $"""
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
            <title>Báo tỉnh</title><link>{home}</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>{home}</wp:base_blog_url>
            {Post(1, "Tin đầu.")}
            {Post(2, $"<img src=\"{home}/wp-content/uploads/anh.jpg\" alt=\"\">")}
            </channel></rss>
            """)];

        using var import = Process.Start(new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "NewsFeeds.Server.dll"), "import", export, "--content", content.Folder, "--download"])
        {
            WorkingDirectory = exports.Folder,
            RedirectStandardError = true,
        })!;
        var error = import.StandardError.ReadToEndAsync();

        // The second post waits for a picture that never comes.
        using var waiting = await site.AcceptTcpClientAsync().WaitAsync(Longest);
        using (var kill = Process.Start("kill", ["-s", signal, import.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Longest);
        await import.WaitForExitAsync(patience.Token);
        Assert.Equal(130, import.ExitCode);
        Assert.Equal("newsfeeds: stopped; what is written stays, and the same call goes on from there\n", await error);
        Assert.Contains("/?p=1\"", await File.ReadAllTextAsync(content[".import.json"]), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(content.Folder, "*.html"));

        string Post(int number, string body) => $"""
            <item><title>Tin {number}</title><link>{home}/tin-{number}/</link><guid isPermaLink="false">{home}/?p={number}</guid>
            <content:encoded><![CDATA[{body}]]></content:encoded><wp:post_id>{number}</wp:post_id><wp:status>publish</wp:status>
            <wp:post_date_gmt>2021-05-01 18:30:00</wp:post_date_gmt><wp:post_type>post</wp:post_type></item>
            """;
    }
}
