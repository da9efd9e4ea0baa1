using System.Text.Json;
using NewsFeeds.Feeds;

namespace NewsFeeds.Tests.Feeds.Json;

public class JsonFeedWriterTests
{
    [Theory]
    [MemberData(nameof(FeedCases.Names), MemberType = typeof(FeedCases))]
    public void EveryDocumentMeetsTheSpecification(string name) => Assert.Empty(JsonFeedRules.Faults(Write(FeedCases.All[name])));

    [Theory]
    [InlineData("\"id\": \"https://example.vn/?p=123\",", "")]
    [InlineData("\"content_text\":", "\"summary_text\":")]
    [InlineData("T01:02:03Z\",\n   \"date_modified", "T01:02:03+00:00\",\n   \"date_modified")]
    [InlineData("\"url\": \"https://example.vn/", "\"url\": \"/")]
    [InlineData("\"mime_type\": \"audio/mpeg\"", "\"type\": 1")]
    public void TheRulesFindFaults(string right, string wrong)
    {
        var document = Write(FeedCases.All["imported"]);
        Assert.Contains(right, document, StringComparison.Ordinal);
        Assert.NotEmpty(JsonFeedRules.Faults(document.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void VietnameseAndEmojiStandAsTheyAre()
    {
        var document = Write(FeedCases.All["full"]);
        Assert.Contains("Giá vàng <b>tăng</b> 😀", document, StringComparison.Ordinal);
        Assert.Contains("👨‍👩‍👧", document, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", document, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutContentTheSummaryIsTheText()
    {
        var entry = Some.Entry();
        Assert.Equal(entry.Summary, Item(entry).GetProperty("content_text").GetString());
        Assert.False(Item(entry).TryGetProperty("content_html", out _));
    }

    [Fact]
    public void TagsAreCategoryTitlesThenTagsEachOnce()
    {
        var entry = Some.Entry() with { Categories = [new FeedCategory("Kinh tế", Some.Root)], Tags = ["vàng", "Kinh tế", ""] };
        Assert.Equal(["Kinh tế", "vàng"], Item(entry).GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public void TheOriginOfAStoryIsTheExternalAddress()
    {
        Assert.Equal(
            "https://ttxvn.example/kinh-t%E1%BA%BF/gi%C3%A1-v%C3%A0ng?a=1&b=2",
            Item(FeedCases.All["republished"].Entries[0]).GetProperty("external_url").GetString());
        Assert.False(Item(Some.Entry()).TryGetProperty("external_url", out _));
    }

    private static JsonElement Item(FeedEntry entry)
    {
        using var document = JsonDocument.Parse(Write(Some.Feed(entry)));
        return document.RootElement.GetProperty("items")[0].Clone();
    }

    private static string Write(Feed feed) => Documents.Text(FeedFormat.Json.Write(feed));
}
