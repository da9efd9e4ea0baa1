using System.ServiceModel.Syndication;
using System.Text;
using System.Xml.Linq;
using NewsFeeds.Articles;
using NewsFeeds.Feeds.Podcasts;

namespace NewsFeeds.Tests.Feeds.Podcasts;

public class PodcastWriterTests
{
    private static readonly XNamespace Apple = Documents.Podcasts;

    [Fact]
    public void APodcastHasEveryElementThatTheStandardRequires() =>
        Assert.Empty(PodcastStandard.Faults(PodcastWriter.Write(PodcastCases.Full)));

    [Fact]
    public void AnEpisodeThatSaysEverythingHasWhatTheStandardRecommends() =>
        Assert.Empty(PodcastStandard.Advice(PodcastWriter.Write(PodcastCases.Full.Newest(1))));

    [Fact]
    public void WhatIsNotSaidIsLeftOut()
    {
        Assert.Equal(["itunes:category", "itunes:image"], PodcastStandard.Faults(PodcastWriter.Write(PodcastCases.Plain)));
        Assert.Equal(["podcast:locked", "podcast:guid"], PodcastStandard.Advice(PodcastWriter.Write(PodcastCases.Plain)));
        Assert.Equal(
            ["item itunes:duration", "item itunes:image", "item itunes:explicit", "item podcast:transcript"],
            PodcastStandard.Advice(PodcastWriter.Write(PodcastCases.Full)));
    }

    [Theory]
    [InlineData("\"https://podcastindex.org/namespace/1.0\"", "\"https://podcastindex.org/1.0\"")]
    [InlineData("rel=\"self\"", "rel=\"next\"")]
    [InlineData("<itunes:explicit>false</itunes:explicit>\n  <itunes:image", "<itunes:explicit>no</itunes:explicit>\n  <itunes:image")]
    [InlineData("b%C3%ACa.jpg\"", "b%C3%ACa.webp\"")]
    [InlineData(" length=\"0\"", "")]
    [InlineData("<guid isPermaLink=\"false\">tag:example.vn,2021:2026-11-03/phong-su</guid>", "")]
    public void TheListOfTheStandardFindsFaults(string right, string wrong)
    {
        var document = Documents.Text(PodcastWriter.Write(PodcastCases.Full));
        Assert.Contains(right, document, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(document.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Single(PodcastStandard.Faults(changed));
    }

    [Fact]
    public void AChannelSaysWhatTheCategorySaysOfItsPodcast()
    {
        var channel = Channel(PodcastCases.Full);
        var category = channel.Element(Apple + "category")!;
        Assert.Equal("News", (string?)category.Attribute("text"));
        Assert.Equal("Daily News", (string?)category.Elements().Single().Attribute("text"));
        Assert.Equal("Ban Phát thanh & Tiếng nói", (string?)channel.Element(Apple + "author"));
        Assert.Equal("Đài Ví Dụ", (string?)channel.Element(Apple + "owner")!.Element(Apple + "name"));
        Assert.Equal("phatthanh@example.vn", (string?)channel.Element(Apple + "owner")!.Element(Apple + "email"));
        Assert.Equal("serial", (string?)channel.Element(Apple + "type"));
        Assert.Equal("phatthanh@example.vn", (string?)channel.Element(PodcastStandard.Index + "locked")!.Attribute("owner"));
        Assert.Equal(Some.Root + "/feeds/kinh-te/podcast.xml", (string?)channel.Element(Documents.Atom + "link")!.Attribute("href"));
    }

    [Fact]
    public void ThePublicationIsTheAuthorOfAPodcastThatNamesNone() =>
        Assert.Equal("Đài Ví Dụ", (string?)Channel(PodcastCases.Plain).Element(Apple + "author"));

    [Theory]
    [InlineData(true, "yes")]
    [InlineData(false, "no")]
    public void ALockMayBeOpenAndNeedsNoOwner(bool isLocked, string text)
    {
        var locked = Channel(PodcastCases.Podcast(new Podcast { IsLocked = isLocked })).Element(PodcastStandard.Index + "locked")!;
        Assert.Equal((text, false), (locked.Value, locked.HasAttributes));
    }

    [Fact]
    public void AnEpisodeSaysWhatTheArticleSaysOfIt()
    {
        var items = Channel(PodcastCases.Full).Elements("item").ToList();
        Assert.Equal(
            "duration=95 image= explicit=false season=2 episode=12 episodeType=full",
            string.Join(' ', Own(items[0]).Select(element => $"{element.Name.LocalName}={element.Value}")));
        Assert.Equal(
            [
                (Some.Root + "/media/b%E1%BA%A3n%20tin.vtt", "text/vtt"),
                (Some.Root + "/media/b%E1%BA%A3n%20tin.srt", "application/x-subrip"),
            ],
            items[0].Elements(PodcastStandard.Index + "transcript")
                .Select(each => ((string)each.Attribute("url")!, (string)each.Attribute("type")!)));
        Assert.Empty(Own(items[1]));
        Assert.Equal("Hoàng Lợi, Quang Mẫn", (string?)items[1].Element(Documents.DublinCore + "creator"));

        static IEnumerable<XElement> Own(XElement item) => item.Elements().Where(element => element.Name.Namespace == Apple);
    }

    [Fact]
    public void AnotherReaderFindsEveryEpisodeAgain()
    {
        using var reader = Documents.Reader(PodcastWriter.Write(PodcastCases.Full));
        var feed = SyndicationFeed.Load(reader);
        Assert.Equal(PodcastCases.Full.Episodes.Select(episode => episode.Entry.Id), feed.Items.Select(item => item.Id));
        Assert.Equal(1_234_567, feed.Items.First().Links.Single(link => link.RelationshipType == "enclosure").Length);
    }

    [Fact]
    public void SignsThatXmlCannotHoldStopNoPodcast()
    {
        var about = new Podcast
        {
            Id = "\u0000<",
            Author = "A\ud800",
            Owner = new Author("\u0001 & B", "\ufffe@x"),
            Category = "\"<",
            Subcategory = "\u0002",
            Type = "&",
        };
        var channel = Channel(PodcastCases.Podcast(about));
        Assert.Equal("& B", (string?)channel.Element(Apple + "owner")!.Element(Apple + "name"));
    }

    private static XElement Channel(PodcastFeed podcast) => Documents.Root(PodcastWriter.Write(podcast)).Element("channel")!;
}
