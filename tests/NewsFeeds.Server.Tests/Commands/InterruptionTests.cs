using System.IO.Compression;
using System.Text.Json;
using NewsFeeds.Tests.Imports;

namespace NewsFeeds.Server.Tests.Commands;

public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly TemporaryContent _out = TemporaryContent.Empty();

    [Fact]
    public async Task AnInterruptedExportLeavesWholeFilesThatTheLedgerKnows()
    {
        for (var at = 0; at < 3_000; at++)
        {
            _content.Write($"tin/bai-{at}.md", $"---\ntitle: Bài {at}\ndate: 2026-03-01T08:00:00Z\n---\nGiá cà phê tăng.\n");
        }

        var (code, output, error) = await InterruptAsync(_out.Folder, "export", _out.Folder, "--content", _content.Folder);
        Assert.Equal((130, ""), (code, output));
        Assert.EndsWith("\nnewsfeeds: interrupted; the same command does the rest\n", error, StringComparison.Ordinal);

        using var ledger = JsonDocument.Parse(File.ReadAllBytes(_out[".export.json"]));
        Assert.False(ledger.RootElement.GetProperty("isWhole").GetBoolean());
        var documents = ledger.RootElement.GetProperty("documents").EnumerateArray().Select(name => name.GetString()!).ToHashSet();
        var files = FilesOf(_out).Except([".export.json", ".export.lock"]).ToList();
        Assert.InRange(files.Count, 1, (documents.Count * 3) - 1); // Each has two other codings.
        Assert.All(files, name => Assert.Contains(Path.GetExtension(name) is ".gz" or ".br" ? name[..^3] : name, documents));
        foreach (var page in files.Where(name => name.EndsWith(".html", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(_out[page]);
            Assert.EndsWith("</html>", text.TrimEnd(), StringComparison.Ordinal);
            using var coded = new StreamReader(new GZipStream(File.OpenRead(_out[$"{page}.gz"]), CompressionMode.Decompress));
            Assert.Equal(text, coded.ReadToEnd());
        }
    }

    [Fact]
    public async Task AnInterruptedImportLeavesTheArticlesThatItsLedgerKnows()
    {
        var export = new ExportBuilder().Category("kinh-te", "Kinh tế").Author("loi", "Hoàng Lợi");
        for (var at = 0; at < 10_000; at++)
        {
            export.Post(new ExportedPost($"Bài {at}", $"bai-{at}"));
        }

        var file = _out[_out.Write("export.xml", export.ToString())];
        var (code, output, error) = await InterruptAsync(_content.Folder, "import", file, "--content", _content.Folder);
        Assert.Equal((130, "", "newsfeeds: interrupted; the same command does the rest\n"), (code, output, error));

        var ledger = File.ReadAllText(_content[".import.json"]);
        var articles = FilesOf(_content).Where(name => name.EndsWith(".html", StringComparison.Ordinal)).ToList();
        Assert.InRange(articles.Count, 1, 9_999);
        Assert.All(articles, name => Assert.Contains($"\"{name}\"", ledger, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _content.Dispose();
        _out.Dispose();
    }

    /// <summary>Runs a command and sends it SIGINT once it has written a page or an article.</summary>
    private static async Task<(int Code, string Output, string Error)> InterruptAsync(string written, params string[] arguments)
    {
        var isWriting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(written, "*.html") { IncludeSubdirectories = true };
        watcher.Created += (_, _) => isWriting.TrySetResult();
        watcher.Renamed += (_, _) => isWriting.TrySetResult();
        watcher.EnableRaisingEvents = true;
        using var process = new CommandProcess(arguments);
        await process.InterruptAfterAsync(isWriting.Task);
        return await process.EndAsync();
    }

    private static IEnumerable<string> FilesOf(TemporaryContent folder) =>
        Directory.EnumerateFiles(folder.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(file => Path.GetRelativePath(folder.Folder, file));
}
