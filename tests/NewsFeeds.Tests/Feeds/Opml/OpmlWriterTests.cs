using System.Xml.Linq;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds.Opml;

namespace NewsFeeds.Tests.Feeds.Opml;

public class OpmlWriterTests
{
    [Fact]
    public void ThePublicationComesFirstAndCategoriesAreNested() => Assert.Equal(
        ["Đài Ví Dụ", "Kinh tế", "Thể thao/Thể thao", "Thể thao/Bóng đá/Bóng đá", "Thể thao/Bóng đá/Ngoại hạng"],
        Outlines(
            Some.Category("the-thao/bong-da/ngoai-hang", "Ngoại hạng"), Some.Category("the-thao", "Thể thao"),
            Some.Category("the-thao/bong-da", "Bóng đá"), Some.Category("kinh-te", "Kinh tế")));

    [Fact]
    public void WhatIsGoneIsLeftOutAndItsSubCategoriesMoveUp() => Assert.Equal(
        ["Đài Ví Dụ", "Bóng đá"],
        Outlines(Some.Category("the-thao", "Thể thao") with { Gone = true }, Some.Category("the-thao/bong-da", "Bóng đá")));

    [Fact]
    public void AFeedHasItsAddressesDescriptionAndLanguage()
    {
        var outline = Write(Some.Category("kinh-te", "Kinh \"tế\"\n& đời sống") with { Description = "Tin kinh tế", Language = "en" })
            .Descendants("outline").Last();
        Assert.Equal(
            "type=rss|text=Kinh \"tế\" & đời sống|title=Kinh \"tế\" & đời sống|xmlUrl=https://feeds.example.vn/feeds/kinh-te/rss.xml"
            + "|htmlUrl=https://feeds.example.vn/feeds/kinh-te/|description=Tin kinh tế|language=en",
            string.Join('|', outline.Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}")));
    }

    [Fact]
    public void ItIsOpml2WithATitle()
    {
        var opml = Write();
        Assert.Equal("2.0", (string?)opml.Attribute("version"));
        Assert.Equal("Đài Ví Dụ", opml.Element("head")!.Element("title")!.Value);
        Assert.Equal("https://feeds.example.vn/feeds/rss.xml", (string?)opml.Element("body")!.Element("outline")!.Attribute("xmlUrl"));
    }

    [Fact]
    public void ItNamesItsStyleSheetBeforeTheRoot()
    {
        var edition = Edition.Empty(new EditionShape(Some.Publication(), []));
        var document = XDocument.Load(new MemoryStream(OpmlWriter.Write(edition, new PublicUrls(new Uri(Some.Root)))));
        var instruction = Assert.IsType<XProcessingInstruction>(document.FirstNode);
        Assert.Equal(
            ("xml-stylesheet", "type=\"text/css\" href=\"https://feeds.example.vn/assets/opml.css\""),
            (instruction.Target, instruction.Data));
    }

    [Fact]
    public void AFolderIsNoFeedAndEveryOtherOutlineIs() => Assert.All(
        Write(Some.Category("the-thao", "Thể thao"), Some.Category("the-thao/bong-da", "Bóng đá")).Descendants("outline"),
        outline => Assert.Equal(outline.HasElements, outline.Attribute("xmlUrl") is null));

    [Fact]
    public void BrokenTextDoesNotBreakIt() => Assert.Equal(
        "]]>\ufffd &amp;",
        (string?)Write(Some.Category("a", "\0]]>\ud83d\r\n&amp;")).Descendants("outline").Last().Attribute("text"));

    private static IEnumerable<string> Outlines(params Category[] categories) =>
        Write(categories).Descendants("outline").Where(outline => outline.Attribute("xmlUrl") is not null)
            .Select(
                outline => string.Join('/', outline.AncestorsAndSelf("outline").Reverse().Select(each => (string?)each.Attribute("text"))));

    private static XElement Write(params Category[] categories)
    {
        var edition = Edition.Empty(new EditionShape(Some.Publication(), categories));
        return Documents.Root(OpmlWriter.Write(edition, new PublicUrls(new Uri(Some.Root))));
    }
}
