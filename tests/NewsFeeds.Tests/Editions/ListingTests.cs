using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Editions;

public class ListingTests
{
    private static readonly DateTimeOffset Newest = new(2026, 3, 31, 23, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(-12), InlineData(0), InlineData(7), InlineData(14)]
    public void TheArticlesOfSomeDaysAreThoseWhoseDayInTheZoneIsAmongThem(int zone)
    {
        var category = Every(TimeSpan.FromHours(5), 400, zone);
        foreach (var (first, last) in new[] { ("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28"), ("2026-03-31", "2026-04-01"),
            ("2026-02-14", "2026-02-14"), ("2025-12-30", "2026-01-08") })
        {
            var (from, to) = (DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture));
            var expected = category.Articles.Where(article => from <= article.Day && article.Day <= to);
            Assert.Equal(expected, category.Between(from, to));
        }
    }

    [Fact]
    public void DaysWithoutArticlesHaveNoneEvenAtTheEndsOfTheCalendar()
    {
        var category = Every(TimeSpan.FromDays(3), 40, zone: 7);
        foreach (var day in new[] { DateOnly.MinValue, new DateOnly(2025, 1, 1), category.Articles[5].Day.AddDays(1),
            new DateOnly(2026, 5, 1), DateOnly.MaxValue })
        {
            Assert.Empty(category.Between(day, day));
        }

        Assert.Equal(category.Articles, category.Between(DateOnly.MinValue, DateOnly.MaxValue));
    }

    [Fact]
    public void EachArticleIsInOneSpanAndABusyMonthIsOneOfDays()
    {
        var few = Every(TimeSpan.FromHours(5), 400, zone: 7); // 149 a month
        Assert.All(few.ArchiveSpans(), span => Assert.False(span.IsDay));
        var many = Every(TimeSpan.FromHours(2), 500, zone: 7); // 372 in March, which is archived by its 31 days
        var spans = many.ArchiveSpans().ToList();
        Assert.All(
            spans, span => Assert.Equal(span.First >= new DateOnly(2026, 3, 1) && span.First < new DateOnly(2026, 4, 1), span.IsDay));
        Assert.Equal(spans.OrderByDescending(span => span.First), spans);
        foreach (var listing in new[] { few, many })
        {
            Assert.Equal(listing.Articles, listing.ArchiveSpans().SelectMany(span => listing.Between(span.First, span.Last)));
            Assert.All(listing.ArchiveSpans(), span => Assert.Equal(listing.Between(span.First, span.Last).Count(), span.Count));
            Assert.All(listing.Articles, article => Assert.Contains(listing.ArchiveSpanOf(article.Day), listing.ArchiveSpans()));
        }
    }

    [Fact]
    public void AnArchiveHasTheNewestOfACrowdedDay()
    {
        var crowded = Every(TimeSpan.FromSeconds(1), 3 * Listing.MostOfADay, zone: 0);
        var day = crowded.Articles[0].Day;
        Assert.Equal(crowded.Articles.Take(Listing.MostOfADay), crowded.Archived(day, day));
    }

    private static Listing Every(TimeSpan step, int count, int zone) => new()
    {
        Key = ListingKey.OfCategory("tin"),
        Title = "Tin",
        Articles = [.. Enumerable.Range(0, count).Select(i => Article(Newest - (i * step), zone))],
    };

    private static Article Article(DateTimeOffset published, int zone) => new()
    {
        Folder = "tin",
        Name = "a.md",
        Authority = "example.vn,2021",
        Slug = "a",
        Title = "Một tin",
        Category = "tin",
        Published = published,
        Day = DateOnly.FromDateTime(published.AddHours(zone).DateTime),
        Updated = published,
        Appears = published,
        Modified = published,
        Revision = 1,
    };
}
