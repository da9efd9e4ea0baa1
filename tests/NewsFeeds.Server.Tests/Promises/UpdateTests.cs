using System.Globalization;

namespace NewsFeeds.Server.Tests.Promises;

public class UpdateTests
{
    private const string Giua = "tag:example.vn,2026:2025-03-01/giua";
    private static readonly DateTimeOffset Published = new(2025, 3, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly string[] Order = ["Tin mới", "Tin giữa", "Tin cũ"];

    [Theory]
    [InlineData("lastmod: 2025-03-05T08:00:00", "2025-03-05T01:00:00Z")]
    [InlineData("correction: {date: 2025-03-06T08:00:00, note: Sửa số liệu}", "2025-03-06T01:00:00Z")]
    [InlineData("correction: [{date: 2025-03-07T08:00:00, note: Hai}, {date: 2025-03-04, note: Một}]", "2025-03-07T01:00:00Z")]
    [InlineData("lastmod: 2025-03-09T08:00:00\ncorrection: {date: 2025-03-06, note: Sửa số liệu}", "2025-03-09T01:00:00Z")]
    [InlineData("correction: {date: 2025-03-01, note: Sửa trong ngày}", "2025-03-01T01:00:01Z")]
    [InlineData("lastmod: 2025-02-01", "2025-03-01T01:00:00Z")]
    public async Task LastmodAndCorrectionMoveUpdatedNeverPublishedAndNeverTheOrder(string keys, string updated)
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        site.Content.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00", keys, "Thân bài đã sửa.");
        foreach (var form in Forms.All)
        {
            var answer = await site.ReadSettledAsync(
                $"/feeds/kinh-te/{form}", answer => answer.Body.Contains("đã sửa", StringComparison.Ordinal));
            Assert.Equal(Published, answer[Giua].Published);
            Assert.Equal(DateTimeOffset.Parse(updated, CultureInfo.InvariantCulture), answer[Giua].Updated);
            Assert.Equal(Order, answer.Titles);
        }
    }

    [Fact]
    public async Task CorrectionsStandAtTheEndOfTheContentWithTheirDates()
    {
        await using var site = await PromisedNewsroom.OpenAsync(content => content.Article(
            "kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00",
                "correction: [{date: 2025-03-07T08:00:00, note: Lần hai}, {date: 2025-03-04, note: Lần một}]", "Câu cuối của bài."));
        foreach (var form in Forms.All)
        {
            var content = (await site.ReadAsync($"/feeds/kinh-te/{form}"))[Giua].Content;
            var last = -1;
            foreach (var part in new[] { "Câu cuối của bài.", "Đính chính", "04/03/2025", "Lần một", "07/03/2025", "Lần hai" })
            {
                var at = content.IndexOf(part, StringComparison.Ordinal);
                Assert.True(at > last, $"{part} does not follow in {content}");
                last = at;
            }
        }
    }
}
