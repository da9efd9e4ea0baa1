using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Feeds;

/// <summary>No text, however broken, makes an ill-formed document or another text in one format than in the others.</summary>
public class HostileTextTests
{
    private static readonly string[] Snares =
        ["]]>", "<![CDATA[", "&amp;", "<b>", "&#0;", "-->", "?>", "\"", "\\", "\\u0000", "\r\n", "\r", " ", "ệ", "😀", "\ufffe"];

    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.Char['\0', '\uffff'].Select(c => c.ToString()),
            Gen.Char['\0', '\u00ff'].Select(c => c.ToString()),
            Gen.Char['\ud800', '\udfff'].Select(c => c.ToString()),
            Gen.OneOf([.. Snares.Select(text => Gen.Const(text))]))
        .Array[0, 12].Select(string.Concat);

    private static readonly Gen<Feed> Feeds =
        from texts in Text.Array[14]
        select Some.Feed(Some.Entry() with
        {
            Id = texts[0] + "x",
            Title = texts[1],
            Link = "https://" + texts[9] + texts[13],
            Authors = [new Author(texts[2], texts[3], texts[4])],
            Tags = [texts[5], texts[6]],
            Categories = [new FeedCategory(texts[7], texts[8])],
            Summary = texts[10],
            Content = texts[11] + "x",
            Image = new FeedPicture(texts[12], texts[1], 1, 2, 3, texts[2], texts[3], texts[4]),
            Enclosures =
            [
                new FeedEnclosure(texts[12], texts[5], 1, null, texts[6]), new FeedEnclosure(texts[13], texts[7], 0, null, texts[8]),
            ],
            Retracted = Some.Time,
        }) with
        {
            Title = texts[1],
            Description = texts[10],
            Copyright = texts[11],
            RssStylesheetUrl = texts[12],
            AtomStylesheetUrl = texts[13],
            Publisher = new Author(texts[2]),
        };

    [Fact]
    public void AnyTextReadsBackTheSameFromEveryForm() => Feeds.Run(100, feed =>
    {
        var entry = feed.Entries[0];
        var item = Documents.Root(FeedFormat.Rss.Write(feed)).Element("channel")!.Element("item")!;
        var atom = Documents.Root(FeedFormat.Atom.Write(feed)).Element(Documents.Atom + "entry")!;
        var archive = Documents.Root(ArchiveWriter.Write(feed, Archives.Middle)).Element(Documents.Atom + "entry")!;
        using var document = JsonDocument.Parse(FeedFormat.Json.Write(feed));
        var json = document.RootElement.GetProperty("items")[0];

        Assert.Equal(XmlCharacters.Clean(entry.Id), item.Element("guid")!.Value);
        Assert.Equal(XmlCharacters.Clean(entry.Id), json.GetProperty("id").GetString());
        Assert.True(Iri.Is(atom.Element(Documents.Atom + "id")!.Value));
        Assert.True(EntrySize.Of(entry) <= EntrySize.AtMost(entry));
        foreach (var (key, rss, text) in new (string, XName, string)[]
        {
            ("title", "title", PlainText.Line(entry.Title)),
            ("summary", "description", XmlCharacters.Clean(entry.Summary)),
            ("content", Documents.Content + "encoded", XmlCharacters.Clean(entry.Content!)),
        })
        {
            // RSS has HTML for a plain text.
            Assert.Equal(text, key == "summary" ? WebUtility.HtmlDecode(item.Element(rss)!.Value) : item.Element(rss)!.Value);
            Assert.Equal(text, atom.Element(Documents.Atom + key)!.Value);
            Assert.Equal(text, archive.Element(Documents.Atom + key)!.Value);
            Assert.Equal(text, json.GetProperty(key == "content" ? "content_html" : key).GetString());
        }
    });
}
