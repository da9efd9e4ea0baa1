using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsFeeds.Imports;

namespace NewsFeeds.Tests.Imports;

/// <summary>Exports of real WordPress sites are compared with what WordPress itself says of every post.</summary>
public sealed partial class RealExportTests : IDisposable
{
    // Here an import keeps what WordPress drops, or drops what WordPress leaves in the words; Exports/README.md says how.
    private static readonly HashSet<string> Better =
    [
        "chu-cu-giua-cac-khoi", "khoi-cua-phan-mem-la", "khoi-moi", "khoi-tu-tinh", "lien-he", "loi-dan-khong-nhac-lai",
        "ma-cua-phan-mem-la", "xem-phong-su",
    ];

    private readonly TemporaryContent _content = TemporaryContent.Empty();

    public static TheoryData<string, string[]> Sites => new()
    {
        { "classic-6.1", ["classic-6.1.xml"] },
        { "blocks-7.1", ["blocks-7.1.xml"] },
        { "blocks-7.1", ["blocks-7.1-1.xml", "blocks-7.1-2.xml"] },
        { "plain-6.1", ["plain-6.1.xml"] },
        { "plain-7.1", ["plain-7.1.xml"] },
    };

    public void Dispose() => _content.Dispose();

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task EveryPostIsWhatWordPressSays(string site, string[] files)
    {
        var report = await ImportAsync(files);
        var truth = TruthOf(site);
        var posts = truth.Posts.Where(post => post.Status != "trash").ToList();
        using var store = _content.OpenStore();
        var content = store.Read();
        var titles = content.Categories!.ToDictionary(category => category.Path, category => category.Title);

        Assert.Equal((posts.Count, true), (report.Written, report.IsWhole));
        Assert.DoesNotContain(content.Faults, fault => fault.IsError);
        Assert.All(posts, post =>
        {
            var article = Assert.Single(content.Articles, article => article.Id == IdOf(post));
            Assert.Equal(Clean(post.Title), post.Title.Length == 0 ? "" : article.Title);
            Assert.Equal(post.Published ?? LocalIn(post, truth.TimeZone), article.Published);
            Assert.Equal(post.Modified > article.Published ? post.Modified : article.Published, article.Updated);
            Assert.Equal(post.Author is null ? [] : [post.Author], article.Authors.Select(author => author.Name));
            Assert.Equal(post.Tags.Order(StringComparer.Ordinal), article.Tags.Order(StringComparer.Ordinal));
            Assert.Equal(post.Status is not ("publish" or "future") || post.Password, article.Draft);
            Assert.Equal(
                post.Categories.Select(path => string.Join('/', path)).Order(StringComparer.Ordinal),
                article.Categories.Prepend(article.Category).Where(path => path.Length > 0).Select(path => TitlesOf(path, titles))
                    .Order(StringComparer.Ordinal));
            Assert.Equal(post.Enclosures.Count, article.Enclosures.Count);
            Assert.Equal(post.Image is null, article.Image is null);
        });
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task EveryBodySaysWhatWordPressShows(string site, string[] files)
    {
        await ImportAsync(files);
        using var store = _content.OpenStore();
        var articles = store.Read().Articles.ToDictionary(article => article.Id);
        var different = new List<string>();
        foreach (var post in TruthOf(site).Posts.Where(post => post.Status != "trash" && !Better.Contains(post.Slug)))
        {
            var text = (await store.ReadTextsAsync([articles[IdOf(post)]], CancellationToken.None))[0]!.Body;
            var (shown, imported) = (WordsOf(post.Content), WordsOf(text));
            if (shown != imported)
            {
                different.Add($"{post.Slug}\n--- WordPress\n{shown}\n--- imported\n{imported}\n");
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    private static string IdOf(TruePost post) => post.FeedGuid.Length > 0 ? post.FeedGuid : post.Link;

    private static DateTimeOffset LocalIn(TruePost post, string zone)
    {
        var local = DateTime.Parse(post.Local, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local));
    }

    private static string TitlesOf(string path, Dictionary<string, string> titles)
    {
        var segments = path.Split('/');
        return string.Join('/', segments.Select((_, i) => titles[string.Join('/', segments.Take(i + 1))]));
    }

    private static string Clean(string text) => NewsFeeds.Text.PlainText.Line(Control().Replace(text, ""));

    /// <summary>What a reader sees: the words, a line for each block, and each picture, player and link.</summary>
    private static string WordsOf(string html)
    {
        var words = new StringBuilder();
        Append(new HtmlParser().ParseDocument(Control().Replace(html, "")).Body!, words);
        var lines = words.ToString().Split('\n').Select(line => Space().Replace(line, " ").Trim());
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static void Append(INode node, StringBuilder words)
    {
        switch (node)
        {
            case IText text:
                words.Append(text.Data.Replace('\n', ' '));
                break;
            case IElement { LocalName: "script" or "style" or "noscript" }:
                break;
            case IElement element:
                var isBlock = Blocks.Contains(element.LocalName);
                words.Append(isBlock ? "\n" : "");
                if (element.LocalName is "img" or "audio" or "video" or "iframe")
                {
                    words.Append('<').Append(element.LocalName).Append(">\n");
                    break; // What is in it is for browsers that cannot show it.
                }

                foreach (var child in element.ChildNodes)
                {
                    Append(child, words);
                }

                words.Append(isBlock ? "\n" : "");
                break;
        }
    }

    private static readonly HashSet<string> Blocks =
    [
        "p", "br", "div", "figure", "figcaption", "blockquote", "ul", "ol", "li", "table", "tr", "td", "th",
        "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "section", "article", "dl", "dt", "dd", "form", "details",
        "summary", "img", "audio", "video", "address",
    ];

    private async Task<ImportReport> ImportAsync(string[] files) => await Importer.RunAsync(
        new ImportOptions
        {
            Content = _content.Folder,
            Files = [.. files.Select(PathOf)],
            Uploads = PathOf("uploads"),
            Drafts = true,
            Pages = true,
        },
        _ => { });

    private static Truth TruthOf(string site) => JsonSerializer.Deserialize<Truth>(File.ReadAllText(PathOf(site + ".json")), Web)!;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static string PathOf(string name) => SourceTree.Path("tests", "NewsFeeds.Tests", "Imports", "Exports", name);

    [GeneratedRegex(@"[\x00-\x08\x0b\x0c\x0e-\x1f]")]
    private static partial Regex Control();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed record Truth(string TimeZone, IReadOnlyList<TruePost> Posts);

    private sealed record TruePost(
        string Status, bool Password, string FeedGuid, string Link, string Slug, string Local, DateTimeOffset? Published,
        DateTimeOffset? Modified, string Title, string? Author, IReadOnlyList<IReadOnlyList<string>> Categories, IReadOnlyList<string> Tags,
        string? Image, IReadOnlyList<JsonElement> Enclosures, string Content);
}
