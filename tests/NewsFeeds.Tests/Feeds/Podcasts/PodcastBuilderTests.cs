using System.Globalization;
using System.Xml.Linq;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Podcasts;
using NewsFeeds.Rendering;

namespace NewsFeeds.Tests.Feeds.Podcasts;

public sealed class PodcastBuilderTests : IDisposable
{
    private static readonly PublicUrls Urls = new(OpenNewsroom.PublicUrl);
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void OnlyArticlesWithSoundOrFilmAreEpisodesAndTheirTextsStayAtHome()
    {
        Sound("tin/a.mp3");
        _content.Write("tin/b.mp4", [0, 0, 0, 1]);
        _content.Article("tin/nghe.md", "Nghe", more: "enclosures: [a.mp3]\nimage: anh.jpg", body: "Lời dẫn.");
        _content.Article("tin/xem.md", "Xem", "2026-11-19T08:00:00", "enclosures: [https://example.vn/x.pdf?a, b.mp4, a.mp3]");
        _content.Article("tin/doc.md", "Đọc", more: "enclosures: [{src: https://example.vn/y, type: application/pdf}]");
        _content.Article("tin/mat.md", "Mất", more: "enclosures: [mat.mp3]");
        _content.Article("tin/rut.md", "Rút", more: "enclosures: [a.mp3]\nretracted: Sai.");
        _content.Article("tin/chu.md", "Chữ");

        var items = Items(Podcast()).ToList();
        Assert.Equal(["Nghe", "Xem"], items.Select(item => (string?)item.Element("title")));
        Assert.Equal(["audio/mpeg", "video/mp4"], items.Select(item => (string?)item.Element("enclosure")!.Attribute("type")));
        Assert.Equal("Lời dẫn.", (string?)items[0].Element("description"));
        Assert.Empty(items[0].Elements(Documents.Content + "encoded").Concat(items[0].Elements(Documents.Media + "content")));
        Assert.Empty(items[0].Elements(Documents.Podcasts + "image"));
    }

    [Fact]
    public void APodcastHasTheNewestFiveHundredEpisodes()
    {
        Sound("tin/a.mp3");
        foreach (var minute in Enumerable.Range(0, PodcastBuilder.MostEpisodes + 3))
        {
            var date = OpenNewsroom.Noon.AddMinutes(-minute).ToString("O", CultureInfo.InvariantCulture);
            _content.Article($"tin/{minute}.md", $"Tập {minute}", date, "enclosures: [a.mp3]");
        }

        Assert.Equal(
            Enumerable.Range(0, PodcastBuilder.MostEpisodes).Select(minute => $"Tập {minute}"),
            Items(Podcast()).Select(item => (string?)item.Element("title")));
    }

    [Fact]
    public void MissingFilesTakeNoPlaceAmongTheFiveHundred()
    {
        Sound("tin/a.mp3");
        foreach (var minute in Enumerable.Range(0, PodcastBuilder.MostEpisodes + 4))
        {
            var date = OpenNewsroom.Noon.AddMinutes(-minute).ToString("O", CultureInfo.InvariantCulture);
            var sound = minute is 1 or 7 ? "mat.mp3" : "a.mp3";
            _content.Article($"tin/{minute}.md", $"Tập {minute}", date, $"enclosures: [{sound}]");
        }

        var podcast = Podcast();
        Assert.Equal(
            Enumerable.Range(0, PodcastBuilder.MostEpisodes + 2).Except([1, 7]).Select(minute => $"Tập {minute}"),
            Items(podcast).Select(item => (string?)item.Element("title")));
        Assert.Contains("tin/mat.mp3", podcast.Files);
    }

    [Fact]
    public void ThePodcastHasTheDateOfItsEpisodes()
    {
        Sound("tin/a.mp3");
        _content.Article("tin/nghe.md", "Nghe", "2026-11-18T08:00:00Z", "enclosures: [a.mp3]");
        _content.Article("tin/chu.md", "Chữ", "2026-11-20T08:00:00Z");
        var channel = Documents.Root(Podcast().Value).Element("channel")!;
        Assert.Equal("Wed, 18 Nov 2026 08:00:00 GMT", (string?)channel.Element("lastBuildDate"));
    }

    [Fact]
    public void ATranscriptBesideTheSoundIsFoundAndAwaited()
    {
        Sound("tin/Bản tin.mp3");
        _content.Article("tin/nghe.md", "Nghe", more: "enclosures: [Bản tin.mp3]");
        var without = Podcast();
        Assert.Empty(Transcripts(without));
        Assert.Contains("tin/bản tin.vtt", without.Files);

        _content.Write("tin/Bản tin.vtt", "WEBVTT\n");
        Assert.Equal(
            [("https://feeds.example.vn/media/tin/B%E1%BA%A3n%20tin.vtt", "text/vtt")], Transcripts(Podcast()));
    }

    [Fact]
    public void ATranscriptThatIsNamedStandsAlone()
    {
        _content.Write("tin/a.vtt", "WEBVTT\n");
        _content.Write("tin/khac.vtt", "WEBVTT\n");
        Assert.Equal(Some.Root + "/media/tin/khac.vtt", Assert.Single(Of("tin/khac.vtt")).Url);
        Assert.Equal(new("https://example.vn/1.vtt?a", "text/vtt"), Assert.Single(Of("https://example.vn/1.vtt?a")));
        Assert.Empty(Of("tin/mat.vtt"));
        Assert.Empty(Of("https://example.vn/1.html"));

        IEnumerable<Transcript> Of(string named) => Episode(new Episode(Transcript: named)).Transcripts;
    }

    [Fact]
    public void AnEpisodesCoverIsItsOwnAndMayStayAtHome()
    {
        _content.Write("tin/bia.png", Pictures.Png(1400, 1400));
        Assert.Equal(1400, Episode(new Episode(Image: new Picture("tin/bia.png"))).Image!.Width);
        Assert.Null(Episode(new Episode(Image: new Picture("tin/bia.png", IsDistributed: false))).Image);
        Assert.Null(Episode(null).Image);
    }

    [Fact]
    public void TheCoverIsThePictureOfTheChannelToo()
    {
        _content.Write("tin/bia.png", Pictures.Png(1400, 1400));
        var built = Podcast(new Podcast { Image = new Picture("tin/bia.png") });
        var channel = Documents.Root(built.Value).Element("channel")!;
        Assert.Equal(Some.Root + "/media/tin/bia.png", (string?)channel.Element("image")!.Element("url"));
        Assert.Equal(Some.Root + "/media/tin/bia.png", (string?)channel.Element(Documents.Podcasts + "image")!.Attribute("href"));
        Assert.Contains("tin/bia.png", built.Files);
    }

    [Fact]
    public void TheOldestEpisodesLeaveAPodcastThatIsTooLarge()
    {
        var summary = string.Concat(Enumerable.Repeat("ế", 20_000));
        var entries = Enumerable.Range(0, 100).Select(at => PodcastCases.Entry($"tap-{at}") with { Summary = summary }).ToList();
        var podcast = PodcastBuilder.Build(Some.Feed(), new Podcast(), entries, Urls, _ => null);
        Assert.Equal(entries.Take(podcast.Episodes.Length).Select(entry => entry.Id), podcast.Feed.Entries.Select(entry => entry.Id));
        Assert.InRange(PodcastWriter.Write(podcast).Length, PodcastBuilder.MostBytes - 128 * 1024, PodcastBuilder.MostBytes);
    }

    [Theory]
    [InlineData("&")]
    [InlineData("ế")]
    [InlineData("\n")]
    public void NoEpisodeIsLargerThanAnEntryMayBe(string text)
    {
        var much = string.Concat(Enumerable.Repeat(text, 14_000));
        var some = string.Concat(Enumerable.Repeat(text, 1_500));
        var entry = PodcastCases.Entry("dai") with
        {
            Summary = much,
            Content = "x",
            Episode = new Episode(1, 1, "full", false, new Picture("https://example.vn/" + some), $"https://example.vn/{some}.vtt"),
        };
        Assert.InRange(EntrySize.Of(entry), 1, EntrySize.MostBytes);
        var podcast = PodcastBuilder.Build(Some.Feed(), new Podcast(), [EntrySize.Fitting(entry)], Urls, _ => null);
        var item = PodcastWriter.Write(podcast).Length - PodcastWriter.Write(podcast.Newest(0)).Length;
        Assert.InRange(item, 1, EntrySize.MostBytes);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void NeitherCultureNorTheOrderOfWritingChangesAByte(string culture)
    {
        const string About = """
            lastmod: 2026-11-21
            enclosures: [{src: a.mp3, duration: 3725}]
            episode: {number: 12, season: 3, image: bia.png, transcript: a.vtt}
            """;
        Action[] writes =
        [
            () => Sound("tin/a.mp3"),
            () => _content.Write("tin/bia.png", Pictures.Png(1400, 1400)),
            () => _content.Write("tin/a.vtt", "WEBVTT\n"),
            .. "baăzí".Select(name => (Action)(() => Episode(name))),
        ];
        var expected = Written(writes);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Written(writes.Reverse()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        void Episode(char name) => _content.Article($"tin/{name}.md", $"Tập {name}", more: $"slug: tap-{name - 'a'}\n{About}");

        string Written(IEnumerable<Action> writes)
        {
            foreach (var write in writes)
            {
                write();
            }

            var text = Documents.Text(Podcast(new Podcast { Image = new Picture("tin/bia.png") }).Value);
            Directory.Delete(_content["tin"], recursive: true);
            return text;
        }
    }

    [Fact]
    public async Task ACategoryThatIsNoPodcastHasNone()
    {
        _content.Article("tin/chu.md", "Chữ");
        using var newsroom = new OpenNewsroom(_content);
        Assert.Null(await newsroom.Feeds.PodcastAsync(newsroom.Edition, newsroom.Edition.Categories["tin"], CancellationToken.None));
    }

    private void Sound(string path) => _content.Write(path, [0xFF, 0xFB, 0x90, 0x64, 0, 0]);

    private Built<byte[]> Podcast(Podcast? about = null)
    {
        _content.Write("tin/_index.md", "---\ntitle: Tin\n---\n");
        using var newsroom = new OpenNewsroom(_content);
        var listing = newsroom.Edition.Categories["tin"] with { Podcast = about ?? new Podcast() };
        return newsroom.Feeds.PodcastAsync(newsroom.Edition, listing, CancellationToken.None).GetAwaiter().GetResult()!;
    }

    private PodcastEpisode Episode(Episode? about)
    {
        using var store = _content.OpenStore();
        var entry = Some.Entry() with
        {
            Episode = about,
            Enclosures = [new FeedEnclosure(Some.Root + "/media/tin/a.mp3", "audio/mpeg", 6)],
        };
        return Assert.Single(PodcastBuilder.Build(Some.Feed(), new Podcast(), [entry], Urls, store.Media.Find).Episodes);
    }

    private static IEnumerable<XElement> Items(Built<byte[]> podcast) => Documents.Root(podcast.Value).Descendants("item");

    private static IEnumerable<(string?, string?)> Transcripts(Built<byte[]> podcast) =>
        Items(podcast).Elements(PodcastStandard.Index + "transcript")
            .Select(each => ((string?)each.Attribute("url"), (string?)each.Attribute("type")));
}
