using System.Text;

namespace NewsFeeds.Server.Tests.Truth;

public class IdentityTests
{
    private const string Moi = "tag:example.vn,2021:2025-03-02/moi";

    [Fact]
    public async Task IdsSurviveAChangeOfHostAndScheme()
    {
        await using var desk = await Desk.OpenAsync();
        var before = await IdsAsync(desk);
        await desk.CloseAsync();
        await desk.OpenAgainAsync("--NewsFeeds:PublicUrl=http://khac.example.com:8080/tin");
        Assert.Equal(before, await IdsAsync(desk, "/tin"));
        Assert.Contains(Moi, before["rss.xml"]);
        Assert.StartsWith("http://khac.example.com:8080/tin/", (await desk.GetAsync("/tin/feeds/rss.xml"))[Moi].Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdsOfFeedsSurviveAChangeOfHostAndScheme()
    {
        await using var desk = await Desk.OpenAsync();
        var before = (await desk.GetAsync("/feeds/kinh-te/atom.xml")).Xml.Element(Answer.Atom + "id")!.Value;
        await desk.CloseAsync();
        await desk.OpenAgainAsync("--NewsFeeds:PublicUrl=http://khac.example.com");
        Assert.Equal(before, (await desk.GetAsync("/feeds/kinh-te/atom.xml")).Xml.Element(Answer.Atom + "id")!.Value);
    }

    [Fact]
    public async Task IdsSurviveAChangeOfCategory()
    {
        await using var desk = await Desk.OpenAsync();
        File.Move(Path.Combine(desk.Content.Folder, "kinh-te/moi.md"), Path.Combine(desk.Content.Folder, "the-thao/bong-da/moi.md"));
        foreach (var form in Forms.All)
        {
            Assert.Equal("Tin mới", (await desk.SettledAsync($"/feeds/the-thao/bong-da/{form}", answer => answer.Entries.Count == 2))[Moi].Title);
            Assert.DoesNotContain(Moi, (await desk.SettledAsync($"/feeds/kinh-te/{form}", answer => answer.Entries.Count == 2)).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task IdsSurviveAChangeOfTitleAndOfLastmod()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Article("kinh-te/moi.md", "Tin đổi tên", "2025-03-02T08:00:00", "lastmod: 2025-03-03T08:00:00");
        foreach (var form in Forms.All)
        {
            var entry = (await desk.SettledAsync($"/feeds/{form}", answer => answer.Titles.Contains("Tin đổi tên")))[Moi];
            Assert.Equal("Tin đổi tên", entry.Title);
        }
    }

    [Theory]
    [InlineData("slug: moi", Moi)]
    [InlineData("id: urn:uuid:2f9f", "urn:uuid:2f9f")]
    public async Task IdsSurviveAChangeOfFileNameWhenSlugOrIdSaysSo(string key, string id)
    {
        await using var desk = await Desk.OpenAsync(desk => desk.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", key));
        Assert.Equal("Tin mới", (await desk.GetAsync("/feeds/rss.xml"))[id].Title);
        File.Delete(Path.Combine(desk.Content.Folder, "kinh-te/moi.md"));
        desk.Article("kinh-te/2025-03-02-ten-khac.md", "Tin mới ở tệp khác", "2025-03-02T08:00:00", key);
        foreach (var form in Forms.All)
        {
            Assert.Equal("Tin mới ở tệp khác", (await desk.SettledAsync($"/feeds/{form}", answer => answer.Titles.Contains("Tin mới ở tệp khác")))[id].Title);
        }
    }

    [Theory]
    [InlineData("https://example.vn/?p=123")]
    [InlineData("http://example.vn/?post_type=tin&#038;p=4&x=<a>")]
    [InlineData("https://example.vn/2019/05/tin-tức-%E1%BA%A3/")]
    [InlineData("HTTPS://Example.VN:443/a/../b/?P=1#x")]
    [InlineData("bài  viết \"1\" — ệ")]
    public async Task AnIdTakenOverFromWordPressIsSentByteForByte(string wordPressId)
    {
        foreach (var id in new[] { wordPressId.Normalize(NormalizationForm.FormC), wordPressId.Normalize(NormalizationForm.FormD) })
        {
            await using var desk = await Desk.OpenAsync(desk => desk.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", $"id: '{id}'"));
            foreach (var form in Forms.All)
            {
                Assert.Equal(Encoding.UTF8.GetBytes(id), Encoding.UTF8.GetBytes((await desk.GetAsync($"/feeds/kinh-te/{form}")).Entries[0].Id));
            }
        }
    }

    private static async Task<Dictionary<string, string[]>> IdsAsync(Desk desk, string prefix = "")
    {
        var ids = new Dictionary<string, string[]>();
        foreach (var form in Forms.All)
        {
            ids[form] = [.. (await desk.GetAsync($"{prefix}/feeds/{form}")).Entries.Select(entry => entry.Id)];
        }

        return ids;
    }
}
