using NewsFeeds.Server.Commands;
using NewsFeeds.Server.Exports;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Exports;

/// <summary>A content folder and the folder of its exports, both of one test's own.</summary>
internal sealed class Exported(TemporaryContent content, TimeProvider? clock = null) : IDisposable
{
    private readonly TemporaryContent _out = TemporaryContent.Empty();

    public TemporaryContent Content => content;

    /// <summary>The export's folder.</summary>
    public string Folder => _out.Folder;

    public string PublicUrl { get; init; } = Site.PublicUrl;

    /// <summary>The absolute path of an exported file.</summary>
    public string this[string name] => _out[name];

    /// <summary>Every exported file with its time, by its name.</summary>
    public SortedDictionary<string, DateTime> Files => new(
        Directory.EnumerateFiles(Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .ToDictionary(file => Path.GetRelativePath(Folder, file), File.GetLastWriteTimeUtc), StringComparer.Ordinal);

    public Task<FinishedExport> RunAsync(bool isCoded = true, Action<int>? done = null, CancellationToken stop = default) =>
        NewsFeedsHost.ExportAsync(
            new NewsFeedsOptions { Content = content.Folder, PublicUrl = new Uri(PublicUrl) },
            Folder, isCoded, new Told(done), clock ?? TimeProvider.System, stop);

    /// <summary>Runs, and returns what came of it where nothing failed.</summary>
    public async Task<ExportResult> SucceedAsync(bool isCoded = true)
    {
        var (result, _, _) = await RunAsync(isCoded);
        Assert.Empty(result.Failures);
        return result;
    }

    public string Text(string name) => File.ReadAllText(this[name]);

    /// <summary>Writes a file into the export's folder as somebody else does.</summary>
    public void WriteForeign(string name, string text) => _out.Write(name, text);

    public void Dispose()
    {
        content.Dispose();
        _out.Dispose();
    }

    private sealed class Told(Action<int>? done) : IProgress<(int Read, int Of)>
    {
        public void Report((int Read, int Of) value) => done?.Invoke(value.Read);
    }
}
