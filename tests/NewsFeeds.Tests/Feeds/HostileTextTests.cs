using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;

namespace NewsFeeds.Tests.Feeds;

/// <summary>No text, however broken, makes an ill-formed document or another text in one format than in the others.</summary>
public class HostileTextTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.Char['\0', '\uffff'].Select(c => c.ToString()),
            Gen.Char['\0', '\u00ff'].Select(c => c.ToString()),
            Gen.Char['\ud800', '\udfff'].Select(c => c.ToString()),
            Gen.OneOf([.. new[] { "]]>", "<![CDATA[", "&amp;", "<b>", "&#0;", "-->", "?>", "\"", "\\", "\\u0000", "\r\n", "\r", " ", "ệ", "😀", "\ufffe" }.Select(text => Gen.Const(text))]))
        .Array[0, 12].Select(string.Concat);

    private static readonly Gen<Feed> Feeds =
        from texts in Text.Array[14]
        select Some.Feed(Some.Entry() with
        {
            Id = texts[0] + "x",
            Title = texts[1],
            Authors = [new Author(texts[2], texts[3], texts[4])],
            Tags = [texts[5], texts[6]],
            Categories = [new FeedCategory(texts[7], texts[8], texts[9])],
            Summary = texts[10],
            Content = texts[11] + "x",
            Image = new FeedPicture(texts[12], texts[1], 1, 2, 3, texts[2], texts[3], texts[4]),
            Enclosures = [new FeedEnclosure(texts[12], texts[5], 1, null, texts[6]), new FeedEnclosure(texts[13], texts[7], 0, null, texts[8])],
            Retracted = Some.Time,
        }) with { Title = texts[1], Description = texts[10], Copyright = texts[11], StylesheetUrl = texts[12], Publisher = new Author(texts[2]) };

    [Fact]
    public void AnyTextReadsBackTheSameFromEveryForm() => Feeds.Sample(feed =>
    {
        var entry = feed.Entries[0];
        var item = Parse(FeedFormat.Rss.Write(feed)).Element("channel")!.Element("item")!;
        var atom = Parse(FeedFormat.Atom.Write(feed)).Element(Atom + "entry")!;
        var archive = Parse(ArchiveWriter.Write(feed, Archives.Middle)).Element(Atom + "entry")!;
        using var document = JsonDocument.Parse(FeedFormat.Json.Write(feed));
        var json = document.RootElement.GetProperty("items")[0];

        AllAre(XmlText.OneLine(entry.Title), item.Element("title"), atom.Element(Atom + "title"), archive.Element(Atom + "title"), json, "title");
        AllAre(XmlText.Clean(entry.Id), item.Element("guid"), atom.Element(Atom + "id"), archive.Element(Atom + "id"), json, "id");
        AllAre(XmlText.Clean(entry.Summary), item.Element("description"), atom.Element(Atom + "summary"), archive.Element(Atom + "summary"), json, "summary");
        AllAre(
            XmlText.Clean(entry.Content!), item.Element(Content + "encoded"), atom.Element(Atom + "content"), archive.Element(Atom + "content"), json, "content_html");
    });

    private static XElement Parse(byte[] bytes) => XDocument.Load(new MemoryStream(bytes), LoadOptions.PreserveWhitespace).Root!;

    private static void AllAre(string expected, XElement? rss, XElement? atom, XElement? archive, JsonElement json, string key)
    {
        Assert.Equal(expected, rss!.Value);
        Assert.Equal(expected, atom!.Value);
        Assert.Equal(expected, archive!.Value);
        Assert.Equal(expected, json.GetProperty(key).GetString());
    }
}
