using System.Text.Json;
using NewsFeeds.Imports;

namespace NewsFeeds.Server.Tests.Promises;

/// <summary>A real WordPress site that moves here: what WordPress itself says of it, and its content as an import makes it.</summary>
internal sealed class FormerSite(string name)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Truth _truth = JsonSerializer.Deserialize<Truth>(File.ReadAllText(PathOf(name + ".json")), Web)!;

    /// <summary>The newest feed of the site, as WordPress wrote it.</summary>
    public byte[] FeedBytes => File.ReadAllBytes(PathOf(name + "-feed.xml"));

    /// <summary>The guids of that feed, in its order, but those of posts with a password, which it names without their words.</summary>
    public IReadOnlyList<string> Feed =>
        [.. _truth.Feed.Except(_truth.Posts.Where(post => post.Password).Select(post => post.Id))];

    /// <summary>The posts that anybody may read.</summary>
    public IEnumerable<FormerPost> Posts =>
        _truth.Posts.Where(post => post is { Type: "post", Status: "publish", Password: false });

    public IEnumerable<string> CategoryLinks => _truth.Categories.Select(term => term.Link);

    public IEnumerable<string> TagLinks => _truth.Tags.Select(term => term.Link);

    public IEnumerable<string> AuthorLinks => _truth.Authors.Select(term => term.Link);

    /// <summary>Imports its export.</summary>
    /// <param name="items">How many entries its feeds are to have at least; null for as many as are usual.</param>
    public async Task<TemporaryContent> ImportAsync(int? items = null)
    {
        var content = TemporaryContent.Empty();
        var report = await Importer.RunAsync(
            new ImportOptions { Content = content.Folder, Files = [PathOf(name + ".xml")], Uploads = PathOf("uploads") }, _ => { });
        Assert.True(report.IsWhole);
        if (items is not null)
        {
            var index = File.ReadAllText(content["_index.md"]);
            content.Write("_index.md", index.Insert("---\n".Length, $"items: {items}\n"));
        }

        return content;
    }

    private static string PathOf(string file) => SourceTree.Path("tests", "NewsFeeds.Tests", "Imports", "Exports", file);

    private sealed record Truth(
        IReadOnlyList<string> Feed, IReadOnlyList<FormerPost> Posts, IReadOnlyList<Term> Categories, IReadOnlyList<Term> Tags,
        IReadOnlyList<Term> Authors);

    private sealed record Term(string Name, string Link);
}

/// <summary>A post as WordPress knows it.</summary>
internal sealed record FormerPost(string Type, string Status, bool Password, string FeedGuid, string Link)
{
    /// <summary>What readers of feeds know it by.</summary>
    public string Id => FeedGuid.Length > 0 ? FeedGuid : Link;
}
