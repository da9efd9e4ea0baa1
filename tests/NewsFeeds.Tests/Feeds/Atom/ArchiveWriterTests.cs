using System.Xml.Linq;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;

namespace NewsFeeds.Tests.Feeds.Atom;

public class ArchiveWriterTests
{
    private static readonly XName Marker = XName.Get("archive", "http://purl.org/syndication/history/1.0");

    [Fact]
    public void ItIsMarkedAndLinksItsNeighbours()
    {
        var archive = Documents.Root(ArchiveWriter.Write(Some.Feed(Some.Entry()), Archives.Middle));
        Assert.Single(archive.Elements(Marker));
        Assert.Empty(Documents.NamespaceFaults(archive));
        Assert.Equal("alternate", (string?)archive.Element(Documents.Atom + "link")!.Attribute("rel"));
        Assert.Equal(Some.Root + "/feeds/kinh-te/", Link(archive, "alternate"));
        Assert.Equal(Archives.Middle.Self, Link(archive, "self"));
        Assert.Equal(Some.Root + "/feeds/kinh-te/atom.xml", Link(archive, "current"));
        Assert.Equal(Archives.Middle.Previous, Link(archive, "prev-archive"));
        Assert.Equal(Archives.Middle.Next, Link(archive, "next-archive"));
    }

    [Theory, InlineData(4, true), InlineData(5, false)]
    public void BeyondFourMillionCharactersEveryEntryHasItsSummaryAlone(int entries, bool hasContent)
    {
        var text = new string('a', 1024 * 1024);
        var feed = Some.Feed();
        var archive = FeedBuilder.Archive(
            feed, [.. Enumerable.Range(0, entries).Select(number => Some.Entry($"tin-{number}") with { Content = text })]);
        Assert.Equal(entries, archive.Entries.Length);
        Assert.All(archive.Entries, entry => Assert.Equal(hasContent, entry.Content is not null));
        Assert.Equal(feed.Id, archive.Id);
    }

    [Fact]
    public void TheOnlyArchiveHasNoNeighbours()
    {
        var archive = Documents.Root(ArchiveWriter.Write(Some.Feed(Some.Entry()), Archives.Only));
        Assert.Null(Link(archive, "prev-archive"));
        Assert.Null(Link(archive, "next-archive"));
    }

    [Fact]
    public void ItHasAnIdOfItsOwn() => Assert.Equal(
        "tag:example.vn,2021:feeds/kinh-te/archive/2026-11",
        Documents.Root(ArchiveWriter.Write(Some.Feed(), Archives.Only)).Element(Documents.Atom + "id")!.Value);

    [Fact]
    public void ADayHasAnIdOfItsOwnToo()
    {
        var day = new DateOnly(2026, 11, 3);
        var links = Archives.Only with { Span = new ArchiveSpan(day, day, 1) };
        Assert.Equal(
            "tag:example.vn,2021:feeds/kinh-te/archive/2026-11-03",
            Documents.Root(ArchiveWriter.Write(Some.Feed(), links)).Element(Documents.Atom + "id")!.Value);
    }

    [Fact]
    public void ItsDateIsThatOfItsNewestChange()
    {
        var feed = Some.Feed(Some.Entry() with { Updated = Some.Time.AddDays(2) }, Some.Entry("gia-dau"));
        var archive = Documents.Root(ArchiveWriter.Write(feed, Archives.Only));
        Assert.Equal("2026-11-05T01:02:03Z", archive.Element(Documents.Atom + "updated")!.Value);
    }

    [Fact]
    public void TheNewsOfOtherMonthsDoesNotChangeIt()
    {
        var feed = Some.Feed(Some.Entry());
        var later = feed with { Updated = Some.Time.AddDays(90), NewestArchiveUrl = Some.Root };
        Assert.Equal(ArchiveWriter.Write(feed, Archives.Middle), ArchiveWriter.Write(later, Archives.Middle));
    }

    [Fact]
    public void ItsEntriesAreThoseOfTheFeed()
    {
        var feed = FeedCases.All["full"];
        Assert.Equal(Entries(FeedFormat.Atom.Write(feed)), Entries(ArchiveWriter.Write(feed, Archives.Middle)));
    }

    private static IEnumerable<string> Entries(byte[] document) =>
        Documents.Root(document).Elements(Documents.Atom + "entry").Select(entry => entry.ToString());

    private static string? Link(XElement feed, string relation) =>
        (string?)feed.Elements(Documents.Atom + "link")
            .SingleOrDefault(link => (string?)link.Attribute("rel") == relation)?.Attribute("href");
}
