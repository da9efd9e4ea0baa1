using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using NewsFeeds.Addresses;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Opml;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Feeds;

/// <summary>From a file on disk to every document: no words that an editor can save make an ill-formed one, and titles arrive.</summary>
public class AnyFolderTests
{
    private static readonly string[] Snares =
        ["]]>", "<![CDATA[", "&amp;", "<b>", "&#0;", "-->", "?>", "\"", "\\", "\n---\n", "{{", "](", "![](", "<script>", "\r\n", "\t", " ",
            "ệ", "e\u0323\u0302", "😀", "\ufffe", "\u0085", "\u0096", "\u200b", "\u2028", "\u202e", "\ufeff", "\0"];

    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.Char['\0', '\uffff'].Select(c => c.ToString()),
            Gen.Char['\0', '\u00ff'].Select(c => c.ToString()),
            Gen.Char['a', 'z'].Select(c => c.ToString()),
            Gen.OneOf([.. Snares.Select(text => Gen.Const(text))]))
        .Array[0, 12].Select(string.Concat);

    [Fact]
    public void EveryDocumentIsWellFormedAndEveryTitleReadsBack() => Text.Array[10].Array[4].Run(60, articles =>
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", $"---\ntitle: {Quoted("C" + articles[0][0])}\ndescription: {Quoted(articles[1][0])}\n---\n");
        foreach (var (number, words) in articles.Index())
        {
            content.Write($"tin/{number}.md", Utf8($$"""
                ---
                title: {{Quoted(number + words[1])}}
                date: 2026-11-2{{number}}
                summary: {{Quoted(words[2])}}
                authors: [{{Quoted(words[3])}}, {name: {{Quoted(words[4])}}}]
                tags: [{{Quoted(words[5])}}]
                image: {src: "https://example.vn/a.png", alt: {{Quoted(words[6])}}, caption: {{Quoted(words[7])}}}
                correction: {date: 2026-11-22, note: {{Quoted("n" + words[8])}}}
                ---
                {{Body(words[9])}}
                {{Body(words[2])}}
                """));
        }

        using var newsroom = new OpenNewsroom(content);
        var expected = articles.Index().Select(each => Letters(each.Index + each.Item[1])).Reverse().ToArray();
        foreach (var category in newsroom.Listings)
        {
            var feed = newsroom.Feed(category);
            Assert.Equal(
                expected,
                Documents.Root(FeedFormat.Rss.Write(feed)).Descendants("item").Select(item => Letters(item.Element("title")!.Value)));
            Assert.Equal(
                expected,
                Documents.Root(FeedFormat.Atom.Write(feed)).Elements(Documents.Atom + "entry").Select(
                    entry => Letters(entry.Element(Documents.Atom + "title")!.Value)));
            using var json = JsonDocument.Parse(FeedFormat.Json.Write(feed));
            Assert.Equal(
                expected,
                json.RootElement.GetProperty("items").EnumerateArray().Select(item => Letters(item.GetProperty("title").GetString()!)));
            Assert.Equal(expected.Length, Documents.Root(newsroom.Archive(category, 2026, 11)).Elements(Documents.Atom + "entry").Count());
        }

        Documents.Root(OpmlWriter.Write(newsroom.Edition, new PublicUrls(new Uri(Some.Root))));
    });

    // YAML's longest escape, for every character.
    private static string Quoted(string text) =>
        '"' + string.Concat(text.EnumerateRunes().Select(rune => $"\\U{rune.Value.ToString("X8", CultureInfo.InvariantCulture)}")) + '"';

    // A file with NUL is no text file, and is refused.
    private static string Body(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // What both sides must agree on, however they fold white space and replace what XML cannot hold.
    private static string Letters(string text) =>
        string.Concat(PlainText.Meant(text).EnumerateRunes()
            .Where(rune => !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)))
            .Normalize();
}
