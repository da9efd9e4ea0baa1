using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Imports.Wxr;

namespace NewsFeeds.Tests.Imports.Wxr;

/// <summary>What both passes over an export say.</summary>
internal sealed record Imported(SourceSite Site, List<SourcePost> Surveyed, List<SourcePost> Posts, List<string> Faults)
{
    public SourcePost Post => Assert.Single(Posts);

    public static Imported Of(params string[] files) => OfBytes([.. files.Select(Encoding.UTF8.GetBytes)]);

    public static Imported OfPost(string item) => Of(ExportText.Of(item));

    public static Imported OfBytes(params byte[][] files)
    {
        using var content = TemporaryContent.Empty();
        return Read([.. files.Select((bytes, i) => content[content.Write($"{(char)('a' + i)}.xml", bytes)])]);
    }

    public static Imported Read(params string[] paths)
    {
        var faults = new List<Fault>();
        var export = new WxrExport(paths);
        var site = export.Survey(faults.Add);
        return new Imported(
            site, [.. export.Posts(withBodies: false)], [.. export.Posts(withBodies: true)],
            [.. faults.Select(fault => (fault with { File = Path.GetFileName(fault.File) }).ToString())]);
    }

    /// <summary>The line of each fault and its code, as in <c>12 import-torn</c>.</summary>
    public List<string> Places => [.. Faults.Select(fault => $"{fault.Split(':')[1]} {fault[(fault.LastIndexOf('[') + 1)..^1]}")];

    public List<string> Titles => [.. Posts.Select(post => post.Title)];
}
