using NewsFeeds.Articles;
using NewsFeeds.Feeds;

namespace NewsFeeds.Tests.Feeds;

/// <summary>An entry above 128 KiB goes out with its summary alone, and the others stay.</summary>
public class EntrySizeTests
{
    private const int Most = 128 * 1024;

    [Theory]
    [InlineData("<img src=\"https://a.vn/a.jpg\" srcset=\"", "ả{0}.jpg {0}w, ", "\">", 10_000)]
    [InlineData("", "{0} & < \"", "", 8_000)]
    [InlineData("[a]: https://a.vn/tin-tức-hôm-nay-ở-Kon-Tum-và-các-huyện\n\n", "[a] ", "", 1_200)]
    public async Task ALargeArticleTakesNoOtherOutOfItsFeed(string before, string middle, string after, int count)
    {
        using var content = new TemporaryContent();
        var parts = Enumerable.Range(1, count).Select(n => string.Format(null, middle, n));
        content.Article("tin/lon.md", "Lớn", "2026-11-20T08:00:00", body: $"Câu đầu.\n\n{before}{string.Concat(parts)}{after}");
        for (var n = 0; n < 20; n++)
        {
            content.Article($"tin/{n}.md", $"Tin {n}", $"2026-11-1{n % 10}T08:00:00", body: $"Thân bài {n}.");
        }

        using var newsroom = new OpenNewsroom(content);
        var whole = newsroom.Edition.All.Articles[0];
        var page = await newsroom.Feeds.EntryAsync(newsroom.Edition, whole, CancellationToken.None);
        Assert.InRange(EntrySize.Of(page.Value), Most + 1, int.MaxValue);

        foreach (var listing in newsroom.Listings)
        {
            var feed = newsroom.Feed(listing);
            Assert.Equal(21, feed.Entries.Length);
            Assert.Equal(("Lớn", null), (feed.Entries[0].Title, feed.Entries[0].Content));
            Assert.StartsWith("Câu đầu.", feed.Entries[0].Summary, StringComparison.Ordinal);
            Assert.All(feed.Entries.Skip(1), entry => Assert.NotNull(entry.Content));
            Assert.All(FeedFormat.All, format => Assert.InRange(format.Write(feed).Length, 1, Most));

            var archive = Documents.Root(newsroom.Archive(listing, 2026, 11)).Elements(Documents.Atom + "entry").ToList();
            Assert.Equal(21, archive.Count);
            Assert.Null(archive[0].Element(Documents.Atom + "content"));
            Assert.All(archive.Skip(1), entry => Assert.NotNull(entry.Element(Documents.Atom + "content")));
        }
    }

    [Fact]
    public void AByteMoreThanTheBoundIsTooMuch()
    {
        var entry = Some.Entry() with { Content = "x" };
        entry = entry with { Content = new string('x', Most - EntrySize.Of(entry) + 1) };
        Assert.Equal(Most, EntrySize.Of(entry));
        Assert.Same(entry, EntrySize.Fitting(entry));

        entry = entry with { Content = entry.Content + "x" };
        Assert.Null(EntrySize.Fitting(entry).Content);
        Assert.Equal((entry.Summary, entry.Title), (EntrySize.Fitting(entry).Summary, EntrySize.Fitting(entry).Title));
    }

    [Theory]
    [InlineData("&")]
    [InlineData("<")]
    [InlineData("\"")]
    [InlineData("]]>")]
    [InlineData("ệ")]
    public void FrontMatterAloneNeverMakesAnEntryTooLarge(string text)
    {
        var much = string.Concat(Enumerable.Repeat(text, 16 * 1024 / text.Length));
        var entry = Some.Entry() with
        {
            Id = "x:" + much,
            Title = much,
            Summary = much,
            Content = much,
            Authors = [new Author(much)],
            Categories = [.. Enumerable.Range(0, 3_000).Select(n => new FeedCategory($"Mục {n}", Some.Root))],
            Source = new Origin(much, Some.Root + "/" + much),
            Retracted = Some.Time,
        };

        var fitting = EntrySize.Fitting(entry);
        Assert.InRange(EntrySize.Of(fitting), 1, Most);
        Assert.Equal((entry.Id, entry.Link, entry.Updated), (fitting.Id, fitting.Link, fitting.Updated));
    }

    [Theory]
    [InlineData("&")]
    [InlineData("]]>")]
    [InlineData("\"")]
    [InlineData("ệ<b>")]
    [InlineData("😀\n")]
    public void TheEstimateIsNeverTooSmall(string text)
    {
        var much = string.Concat(Enumerable.Repeat(text, 4_000));
        var entry = Some.Entry();
        Assert.All(
            [
                entry with { Title = much },
                entry with { Summary = much },
                entry with { Summary = much, Content = "x", Retracted = Some.Time },
                entry with { Content = much },
                entry with { Source = new Origin(much, "https://ttxvn.example/" + much) },
                entry with { Tags = [much], Authors = [new Author(much, "a@b.vn", much)] },
            ],
            each => Assert.InRange(EntrySize.Of(each), 1, EntrySize.AtMost(each)));
    }
}
