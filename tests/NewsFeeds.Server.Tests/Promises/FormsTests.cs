using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Tests.Promises;

public class FormsTests
{
    [Fact]
    public async Task AllFormsOfOneCategoryHoldTheSameEntriesOrderIdsTitlesDatesAndContent()
    {
        await using var site = await Site.StartRememberingAsync(TemporaryContent.OfTheSample());
        foreach (var category in site.Edition.Categories.Values.Append(site.Edition.All).Where(category => !category.Gone))
        {
            var rss = (await site.ReadAsync(Address.Feed(category.Path, FeedForm.Rss).Path)).Entries;
            Assert.Equal(category.Articles.Length > 30, rss.Count < category.Articles.Length);
            Assert.Equal(rss, (await site.ReadAsync(Address.Feed(category.Path, FeedForm.Atom).Path)).Entries);
            Assert.Equal(rss, (await site.ReadAsync(Address.Feed(category.Path, FeedForm.Json).Path)).Entries);
        }
    }
}
