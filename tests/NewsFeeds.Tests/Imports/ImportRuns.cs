using NewsFeeds.Articles;
using NewsFeeds.Imports;

namespace NewsFeeds.Tests.Imports;

/// <summary>Imports into a content folder of a test's own.</summary>
internal sealed class ImportRuns : IDisposable
{
    /// <summary>Where the file of <see cref="Coffee"/> is.</summary>
    public const string Article = "kinh-te/2021-05-02-gia-ca-phe.html";

    public static ExportedPost Coffee => new("Giá cà phê", "gia-ca-phe");

    public TemporaryContent Content { get; } = TemporaryContent.Empty();

    /// <summary>What is imported from.</summary>
    public TemporaryContent Exports { get; } = TemporaryContent.Empty();

    /// <summary>What the last import told.</summary>
    public List<ImportNote> Notes { get; } = [];

    /// <summary>The language in which the newsroom reads the last import's notes.</summary>
    public string? Language { get; private set; }

    public string Ledger => Content[".import.json"];

    public static ExportBuilder Site() =>
        new ExportBuilder().Category("kinh-te", "Kinh tế").Category("the-thao", "Thể thao").Author("loi", "Hoàng Lợi");

    /// <summary>Writes a file that is not in the content folder, and returns its path.</summary>
    public string Write(string name, string text) => Exports[Exports.Write(name, text)];

    public Task<ImportReport> ImportAsync(
        ExportBuilder export, Func<ImportOptions, ImportOptions>? with = null, IProgress<(int Done, int Of)>? progress = null,
        CancellationToken stop = default) =>
        ImportAsync([Write("export.xml", export.ToString())], with, progress, stop);

    public Task<ImportReport> ImportAsync(
        IReadOnlyList<string> files, Func<ImportOptions, ImportOptions>? with = null, IProgress<(int Done, int Of)>? progress = null,
        CancellationToken stop = default)
    {
        Notes.Clear();
        Language = null;
        var options = new ImportOptions { Content = Content.Folder, Files = files };
        return Importer.RunAsync(with?.Invoke(options) ?? options, Notes.Add, progress, Speak, stop);
    }

    private void Speak(string language)
    {
        Assert.True(Language is null ? Notes.Count == 0 : Language == language);
        Language = language;
    }

    public ContentChange Read()
    {
        using var store = Content.OpenStore();
        return store.Read();
    }

    public string Redirects() => File.ReadAllText(Content["_redirects.yml"]);

    /// <summary>Every file with its time and bytes.</summary>
    public Dictionary<string, (DateTime, string)> Snapshot() =>
        Directory.EnumerateFiles(Content.Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, file => (File.GetLastWriteTimeUtc(file), Convert.ToHexString(File.ReadAllBytes(file))));

    public void Dispose()
    {
        Content.Dispose();
        Exports.Dispose();
    }
}
