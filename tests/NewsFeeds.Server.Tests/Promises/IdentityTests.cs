using System.Text;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Tests.Promises;

public class IdentityTests
{
    private const string Moi = "tag:example.vn,2026:2025-03-02/moi";

    [Fact]
    public async Task IdsSurviveAChangeOfHostAndScheme()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        var before = await IdsAsync(site);
        await site.StopAsync();
        await site.StartAgainAsync("--NewsFeeds:PublicUrl=http://khac.example.com:8080/tin");
        Assert.Equal(before, await IdsAsync(site, "/tin"));
        Assert.Contains(Moi, before["rss.xml"]);
        Assert.StartsWith(
            "http://khac.example.com:8080/tin/", (await site.ReadAsync("/tin/feeds/rss.xml"))[Moi].Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdsOfFeedsSurviveAChangeOfHostAndScheme()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        var before = (await site.ReadAsync("/feeds/kinh-te/atom.xml")).Xml.Element(Answer.Atom + "id")!.Value;
        await site.StopAsync();
        await site.StartAgainAsync("--NewsFeeds:PublicUrl=http://khac.example.com");
        Assert.Equal(before, (await site.ReadAsync("/feeds/kinh-te/atom.xml")).Xml.Element(Answer.Atom + "id")!.Value);
    }

    [Fact]
    public async Task IdsSurviveAChangeOfCategory()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        File.Move(site.Content["kinh-te/moi.md"], site.Content["the-thao/bong-da/moi.md"]);
        foreach (var form in Forms.All)
        {
            Assert.Equal(
                "Tin mới",
                (await site.ReadSettledAsync($"/feeds/the-thao/bong-da/{form}", answer => answer.Entries.Count == 2))[Moi].Title);
            Assert.DoesNotContain(
                Moi,
                (await site.ReadSettledAsync($"/feeds/kinh-te/{form}", answer => answer.Entries.Count == 2)).Body,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task IdsSurviveAChangeOfTitleAndOfLastmod()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        site.Content.Article("kinh-te/moi.md", "Tin đổi tên", "2025-03-02T08:00:00", "lastmod: 2025-03-03T08:00:00");
        foreach (var form in Forms.All)
        {
            var entry = (await site.ReadSettledAsync($"/feeds/{form}", answer => answer.Titles.Contains("Tin đổi tên")))[Moi];
            Assert.Equal("Tin đổi tên", entry.Title);
        }
    }

    [Theory]
    [InlineData("slug: moi", Moi)]
    [InlineData("id: urn:uuid:2f9f", "urn:uuid:2f9f")]
    public async Task IdsSurviveAChangeOfFileNameWhenSlugOrIdSaysSo(string key, string id)
    {
        await using var site = await PromisedNewsroom.OpenAsync(
            content => content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", key));
        Assert.Equal("Tin mới", (await site.ReadAsync("/feeds/rss.xml"))[id].Title);
        site.Content.Delete("kinh-te/moi.md");
        site.Content.Article("kinh-te/2025-03-02-ten-khac.md", "Tin mới ở tệp khác", "2025-03-02T08:00:00", key);
        foreach (var form in Forms.All)
        {
            Assert.Equal(
                "Tin mới ở tệp khác",
                (await site.ReadSettledAsync($"/feeds/{form}", answer => answer.Titles.Contains("Tin mới ở tệp khác")))[id].Title);
        }
    }

    [Theory]
    [InlineData("https://example.vn/?p=123")]
    [InlineData("http://example.vn/?post_type=tin&#038;p=4&x=<a>")]
    [InlineData("https://example.vn/2019/05/tin-tức-%E1%BA%A3/")]
    [InlineData("HTTPS://Example.VN:443/a/../b/?P=1#x")]
    [InlineData("bài  viết \"1\" — ệ")]
    public async Task AnIdTakenOverFromWordPressIsSentByteForByteButToAtomAsAnIri(string wordPressId)
    {
        foreach (var id in new[] { wordPressId.Normalize(NormalizationForm.FormC), wordPressId.Normalize(NormalizationForm.FormD) })
        {
            await using var site = await PromisedNewsroom.OpenAsync(
                content => content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", $"id: '{id}'"));
            foreach (var form in Forms.All)
            {
                var expected = form == "atom.xml" ? Iri.Of(id, "example.vn,2026") : id;
                Assert.Equal(
                    Encoding.UTF8.GetBytes(expected),
                    Encoding.UTF8.GetBytes((await site.ReadAsync($"/feeds/kinh-te/{form}")).Entries[0].Id));
            }
        }
    }

    private static async Task<Dictionary<string, string[]>> IdsAsync(Site site, string prefix = "")
    {
        var ids = new Dictionary<string, string[]>();
        foreach (var form in Forms.All)
        {
            ids[form] = [.. (await site.ReadAsync($"{prefix}/feeds/{form}")).Entries.Select(entry => entry.Id)];
        }

        return ids;
    }
}
