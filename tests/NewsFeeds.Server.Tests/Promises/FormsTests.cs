namespace NewsFeeds.Server.Tests.Promises;

public class FormsTests
{
    [Fact]
    public async Task AllFormsOfOneCategoryHoldTheSameEntriesOrderIdsTitlesDatesAndContent()
    {
        await using var site = await Site.StartRememberingAsync(TemporaryContent.OfTheSample());
        foreach (var category in site.Edition.Categories.Values.Append(site.Edition.All).Where(category => !category.Gone))
        {
            var top = category.Path.Length == 0 ? "/feeds/" : $"/feeds/{category.Path}/";
            var rss = (await site.ReadAsync(top + "rss.xml")).Entries;
            Assert.Equal(category.Articles.Length > 30, rss.Count < category.Articles.Length);
            Assert.Equal(rss, (await site.ReadAsync(top + "atom.xml")).Entries);
            Assert.Equal(rss, (await site.ReadAsync(top + "feed.json")).Entries);
        }
    }
}
