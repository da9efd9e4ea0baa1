using System.Text;
using System.Text.Json;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Opml;
using NewsFeeds.Tests.Feeds;
using NewsFeeds.Tests.Rendering.Html;

namespace NewsFeeds.Tests.Folder;

/// <summary>
/// From a file of any bytes to every document, in which the article beside it stays, and to the faults that are told of it.
/// </summary>
public class AnyManuscriptTests
{
    private const string File = "tin/a.md";
    private const string HtmlFile = "tin/a.html";
    private const string Beside = "Bài bên cạnh";

    private static readonly Corpus Manuscripts = Corpus.Of("front-matter");
    private static readonly byte[] Header =
    [
        .. "---\ntitle: Bài\ndate: 2026-02-01\nimage: {src: anh.png, alt: \"\"}\ncorrection: {date: 2026-02-02, note: Sửa}\n---\n"u8,
    ];

    private static readonly Corpus HtmlBodies = Corpus.Of("html");
    private static readonly Corpus Bodies = new([.. Corpus.Of("markdown").Inputs, .. HtmlBodies.Inputs]);

    [Fact]
    public void AnyFileIsAnArticleOrHasAnErrorAndEveryDocumentIsWellFormed() => Fuzz.Run(Manuscripts, 400, file => ReadsAndWrites(file));

    [Fact]
    public void AnyBodyIsInWellFormedDocuments() => Fuzz.Run(Bodies, 400, body => ReadsAndWrites([.. Header, .. body]));

    [Fact]
    public void AnyHtmlIsInWellFormedDocuments() =>
        Fuzz.Run(HtmlBodies, 200, body => ReadsAndWrites([.. Header, .. body], HtmlFile));

    private static void ReadsAndWrites(byte[] file, string path = File)
    {
        using var content = new TemporaryContent();
        content.Write(path, file);
        content.Write("tin/anh.png", Pictures.Png(4, 3));
        content.Article("tin/2025-01-01-ben-canh.md", Beside);
        using var folder = content.OpenStore();
        var change = folder.Read();
        Assert.Equal(2, change.Articles.Count + change.HeldBack.Count);
        Assert.All(change.Faults, fault => IsWithin(file, fault));

        var told = ContentCheck.Run(folder, change, new PublicUrls(OpenNewsroom.PublicUrl), OpenNewsroom.Noon);
        Assert.All(told, fault => IsWithin(file, fault));
        Assert.True(change.HeldBack.IsEmpty || told.Any(fault => fault.IsError), "what is held back is an error");

        using var newsroom = new OpenNewsroom(content);
        foreach (var listing in newsroom.Listings)
        {
            var feed = newsroom.Feed(listing);
            Assert.Contains(feed.Entries, entry => entry.Title == Beside);
            Documents.Root(FeedFormat.Rss.Write(feed));
            Documents.Root(FeedFormat.Atom.Write(feed));
            using var json = JsonDocument.Parse(FeedFormat.Json.Write(feed));
            Assert.All(json.RootElement.GetProperty("items").EnumerateArray(), HasAllowedHtml);

            // A month of nothing that can be rendered has no archive.
            var months = listing.Months().Where(_ => feed.Entries.Length == listing.Articles.Length);
            Assert.All(months, span => Documents.Root(newsroom.Archive(listing, span.First.Year, span.First.Month)));
        }

        Documents.Root(OpmlWriter.Write(newsroom.Edition, new PublicUrls(OpenNewsroom.PublicUrl)));
    }

    private static void HasAllowedHtml(JsonElement item)
    {
        if (item.TryGetProperty("content_html", out var html))
        {
            AllowedHtml.Check(html.GetString()!, "");
        }
    }

    private static void IsWithin(byte[] file, Fault fault)
    {
        if (fault.File is not (File or HtmlFile))
        {
            return;
        }

        // Editors differ in what ends a line, and so in where a column is counted from.
        var text = Encoding.UTF8.GetString(file);
        Assert.InRange(fault.Line, 1, text.ReplaceLineEndings("\n").Split('\n').Length);
        Assert.InRange(fault.Column, 1, text.Length + 1);
    }
}
