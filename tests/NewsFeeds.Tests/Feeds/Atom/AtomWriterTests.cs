using System.ServiceModel.Syndication;
using System.Xml.Linq;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;

namespace NewsFeeds.Tests.Feeds.Atom;

public class AtomWriterTests
{
    private static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    [Theory]
    [MemberData(nameof(FeedCases.Names), MemberType = typeof(FeedCases))]
    public void WhatTheGrammarCannotSayHoldsToo(string name)
    {
        var feed = Root(FeedCases.All[name]);
        Assert.Empty(Documents.NamespaceFaults(feed));
        foreach (var parent in feed.Elements(Documents.Atom + "entry").Prepend(feed))
        {
            Assert.NotEmpty(parent.Elements(Documents.Atom + "author"));
            var relations = parent.Elements(Documents.Atom + "link").Select(link => (string?)link.Attribute("rel")).ToList();
            Assert.Equal(0, relations.IndexOf("alternate"));
            Assert.Equal(0, relations.LastIndexOf("alternate"));
            Assert.All(
                parent.Elements(Documents.Atom + "link"), link => Assert.True(Documents.IsAbsolute((string?)link.Attribute("href"))));
        }
    }

    [Fact]
    public void AnotherReaderFindsEverythingAgain()
    {
        using var reader = Documents.Reader(FeedFormat.Atom.Write(FeedCases.All["full"]));
        var feed = SyndicationFeed.Load(reader);
        var expected = FeedCases.All["full"];
        var (entry, item) = (expected.Entries[0], feed.Items.First());

        Assert.Equal(expected.Id, feed.Id);
        Assert.Equal(expected.Title, feed.Title.Text);
        Assert.Equal(expected.Updated, feed.LastUpdatedTime);
        Assert.Equal("alternate self prev-archive", string.Join(' ', feed.Links.Select(link => link.RelationshipType)));
        Assert.Equal(expected.Entries.Select(each => each.Id), feed.Items.Select(each => each.Id));
        Assert.Equal(entry.Title, item.Title.Text);
        Assert.Equal((entry.Published, entry.Updated), (item.PublishDate, item.LastUpdatedTime));
        Assert.Equal(entry.Authors.Select(author => author.Name), item.Authors.Select(author => author.Name));
        Assert.Equal(
            [
                ("Kinh tế", "Kinh tế", Some.Root + "/feeds/"), ("Quốc phòng, an ninh", "Quốc phòng, an ninh", Some.Root + "/feeds/"),
                ("vàng", "vàng", null), ("SJC & PNJ", "SJC & PNJ", null),
            ],
            item.Categories.Select(category => (category.Name, category.Label, (string?)category.Scheme)));
        Assert.Equal(entry.Content, ((TextSyndicationContent)item.Content).Text);
        Assert.Equal(
            ["audio/mpeg", "video/mp4"], item.Links.Where(link => link.RelationshipType == "enclosure").Select(link => link.MediaType));
    }

    [Fact]
    public void AnotherReaderFindsTheOriginAndTheLicence()
    {
        using var reader = Documents.Reader(FeedFormat.Atom.Write(FeedCases.All["republished"]));
        var feed = SyndicationFeed.Load(reader);
        var origin = Assert.Single(feed.Items.First().Links, link => link.RelationshipType == "via");
        Assert.Equal(
            ("TTXVN & \"Báo <Tin tức>\"", "https://ttxvn.example/kinh-t%E1%BA%BF/gi%C3%A1-v%C3%A0ng?a=1&b=2"),
            (origin.Title, origin.Uri.AbsoluteUri));
        Assert.DoesNotContain(feed.Items.Last().Links, link => link.RelationshipType == "via");
        Assert.Equal(
            "https://xn--i-rfa0m.example/gi%E1%BA%A5y-ph%C3%A9p?a=1&b=2",
            Assert.Single(feed.Links, link => link.RelationshipType == "license").Uri.AbsoluteUri);
    }

    [Fact]
    public void ARetractedEntryIsAlsoATombstone()
    {
        var tombstone = Root(FeedCases.All["retracted"]).Elements(Tombstones + "deleted-entry").Single();
        Assert.Equal("tag:example.vn,2021:2026-11-03/gia-vang", (string?)tombstone.Attribute("ref"));
        Assert.Equal("2026-11-03T03:02:03Z", (string?)tombstone.Attribute("when"));
        Assert.Equal("Bài viết đã được rút vì sai số liệu.", tombstone.Element(Tombstones + "comment")!.Value);
    }

    [Theory]
    [InlineData("https://example.vn/?p=123", "https://example.vn/?p=123")]
    [InlineData("https://example.vn/hai bài", "https://example.vn/hai%20bài")]
    [InlineData("123", "tag:example.vn,2021:id/123")]
    public void AnIdIsAnIriHereAndByteForByteElsewhere(string id, string iri)
    {
        var feed = Some.Feed(Some.Entry() with { Id = id, Retracted = Some.Time });

        Assert.Equal(iri, Root(feed).Element(Documents.Atom + "entry")!.Element(Documents.Atom + "id")!.Value);
        Assert.Equal(iri, (string?)Root(feed).Element(Tombstones + "deleted-entry")!.Attribute("ref"));
        Assert.Equal(
            $"<guid isPermaLink=\"false\">{id}</guid>",
            Documents.Root(FeedFormat.Rss.Write(feed)).Descendants("guid").Single().ToString());
        Assert.Contains($"\"id\": \"{id}\"", Documents.Text(FeedFormat.Json.Write(feed)), StringComparison.Ordinal);
    }

    [Fact]
    public void LanguageStandsOnTheEntryThatHasItsOwn()
    {
        var languages = Root(FeedCases.All["full"]).DescendantsAndSelf().Attributes(XNamespace.Xml + "lang");
        Assert.Equal(["feed vi", "entry en"], languages.Select(lang => $"{lang.Parent!.Name.LocalName} {lang.Value}"));
    }

    [Theory]
    [InlineData("khong-phai-thu")]
    [InlineData("@example.vn")]
    [InlineData("loi@")]
    public void WhatIsNoMailAddressIsLeftOut(string email)
    {
        var feed = Some.Feed(Some.Entry() with { Authors = [new Author("Hoàng Lợi", email)] });
        Assert.Empty(Root(feed).Descendants(Documents.Atom + "email"));
    }

    private static XElement Root(Feed feed) => Documents.Root(FeedFormat.Atom.Write(feed));
}
