using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Checks;
using NewsFeeds.Imports;

namespace NewsFeeds.Tests.Imports;

/// <summary>
/// A small export beside the content that an import makes of it, byte for byte, and beside what it tells. <c>UPDATE_GOLDEN=1</c> rewrites
/// both; the difference is then for review.
/// </summary>
public sealed class GoldenImportTests : IDisposable
{
    private static readonly string Golden = SourceTree.Path("tests", "NewsFeeds.Tests", "Imports", "Golden");

    private readonly TemporaryContent _content = TemporaryContent.Empty();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task AnImportIsTheGoldenFolder()
    {
        var notes = new StringBuilder();
        await Importer.RunAsync(
            new ImportOptions
            {
                Content = _content["content"],
                Files = [Path.Combine(Golden, "export.xml")],
                Uploads = Path.Combine(Golden, "uploads"),
            },
            note => notes.Append(Path.GetFileName(note.Place)).Append(' ').Append(note.Fault.Code)
                .Append(" '").Append(note.Post).Append("' ").Append(note.Fault.Message).Append('\n'));
        _content.Write("notes.txt", notes.ToString());
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.Delete(Path.Combine(Golden, "content"), recursive: true);
            foreach (var file in FilesOf(_content.Folder))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Golden, file))!);
                File.Copy(_content[file], Path.Combine(Golden, file), overwrite: true);
            }
        }

        var expected = FilesOf(Golden).Where(file => file == "notes.txt" || file.StartsWith("content/", StringComparison.Ordinal)).ToList();
        Assert.Equal(expected, FilesOf(_content.Folder));
        Assert.All(expected, file =>
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Golden, file)), File.ReadAllText(_content[file]));
            Assert.Equal(File.ReadAllBytes(Path.Combine(Golden, file)), File.ReadAllBytes(_content[file]));
        });
    }

    [Fact]
    public void TheGoldenFolderIsSound()
    {
        using var content = TemporaryContent.CopyOf(Path.Combine(Golden, "content"));
        using var folder = content.OpenStore();
        var change = folder.Read();

        Assert.Equal(5, change.Articles.Count);
        Assert.DoesNotContain(
            ContentCheck.Run(folder, change, new PublicUrls(OpenNewsroom.PublicUrl), OpenNewsroom.Noon), fault => fault.IsError);
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
}
