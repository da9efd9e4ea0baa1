using System.Globalization;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;

namespace NewsFeeds.Tests.Feeds;

/// <summary>Same articles, same bytes: what makes an entity tag match.</summary>
public class SameBytesTests
{
    [Theory]
    [MemberData(nameof(FeedCases.Names), MemberType = typeof(FeedCases))]
    public void TwoWritesAreTheSame(string name) => Assert.Equal(Write(FeedCases.All[name]), Write(FeedCases.All[name]));

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void TheCultureOfTheMachineDoesNotMatter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = FeedCases.All.Values.Select(Write).ToArray();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, FeedCases.All.Values.Select(Write));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TheOffsetOfADateDoesNotMatter()
    {
        var entry = Some.Entry() with { Updated = Some.Time.AddHours(1) };
        var zone = TimeSpan.FromHours(7);
        var local = entry with { Published = entry.Published.ToOffset(zone), Updated = entry.Updated.ToOffset(zone) };
        Assert.Equal(Write(Some.Feed(entry)), Write(Some.Feed(local)));
    }

    [Fact]
    public void TheLeastDateIsNeverNow()
    {
        var entry = Some.Entry() with { Published = default, Updated = default };
        Assert.DoesNotContain("<updated>2", Write(Some.Feed(entry) with { Updated = default }), StringComparison.Ordinal);
    }

    private static string Write(Feed feed) => string.Concat(FeedFormat.All.Select(format => format.Write(feed))
        .Append(ArchiveWriter.Write(feed, Archives.Middle)).Select(System.Text.Encoding.UTF8.GetString));
}
