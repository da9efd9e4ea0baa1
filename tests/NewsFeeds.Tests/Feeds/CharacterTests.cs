using NewsFeeds.Text;

namespace NewsFeeds.Tests.Feeds;

/// <summary>Characters that nobody sees, or that another code page means, are treated the same wherever an author writes them.</summary>
public class CharacterTests
{
    [Theory]
    [InlineData("\u0093Tin\u0094 2\u0096 5\u0085", "“Tin” 2– 5…")]
    [InlineData("Tin\u2028nhanh\u2029hai", "Tin nhanh hai")]
    [InlineData("Tin\ufeff nhanh\u2060 hai", "Tin nhanh hai")]
    [InlineData("Tin\u200b nhanh\u200d hai\u00ad", "Tin nhanh hai")]
    [InlineData("Quo\u0302\u0301c pho\u0300ng", "Quốc phòng")]
    public void AreTheSameInTitleSummaryContentTagsAndAddresses(string written, string meant)
    {
        using var content = new TemporaryContent();
        content.Article($"tin/2026-11-20-{written}.md", written, more: $"summary: {written}\ntags: [{written}]", body: $"{written} – thân");
        content.Article("tin/b.md", written, body: $"<p>{written} – thân</p>");
        using var newsroom = new OpenNewsroom(content);

        var feed = newsroom.Feed("tin");
        Assert.All(feed.Entries, entry =>
        {
            Assert.Equal(meant, entry.Title);
            Assert.Equal($"<p>{meant} – thân</p>", entry.Content!.Replace('\n', ' '));
        });
        var named = Assert.Single(feed.Entries, entry => entry.Tags.Length > 0);
        Assert.Equal((meant, meant), (named.Summary, named.Tags[0]));
        Assert.EndsWith($":2026-11-20/{Slug.From(meant)}", named.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2&#150; 5 &#147;tốt&#x94;&#8203; &#65279;Quo&#770;&#769;c")]
    [InlineData("<p>2&#150; 5 &#147;tốt&#x94;&#8203; &#65279;Quo&#770;&#769;c</p>")]
    public void AreTheSameAsReferences(string body)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", body: body);
        using var newsroom = new OpenNewsroom(content);

        var entry = Assert.Single(newsroom.Feed("tin").Entries);
        Assert.Equal("<p>2– 5 “tốt” Quốc</p>", entry.Content);
        Assert.Equal("2– 5 “tốt” Quốc", entry.Summary);
    }

    [Fact]
    public void AByteOrderMarkBeforeAHeadingDoesNotHideIt()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", body: "\ufeff## Đầu mục\n\n\u200b- một\n- hai");
        using var newsroom = new OpenNewsroom(content);

        var entry = Assert.Single(newsroom.Feed("tin").Entries);
        Assert.Contains("<h2>Đầu mục</h2>", entry.Content, StringComparison.Ordinal);
        Assert.Contains("<li>một</li>", entry.Content, StringComparison.Ordinal);
    }
}
