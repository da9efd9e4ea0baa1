using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Tests.Truth;

public class FormsTests
{
    [Fact]
    public async Task AllFormsOfOneCategoryHoldTheSameEntriesOrderIdsTitlesDatesAndContent()
    {
        using var sample = TemporaryContent.OfTheSample();
        await using var desk = await Desk.OpenAsync(desk =>
        {
            foreach (var file in Directory.EnumerateFiles(sample.Folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(desk.Content.Folder, Path.GetRelativePath(sample.Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy, overwrite: true);
            }
        });
        foreach (var category in desk.Edition.Categories.Values.Append(desk.Edition.All).Where(category => !category.Gone))
        {
            var rss = (await desk.GetAsync(Address.Feed(category.Path, FeedForm.Rss).Path)).Entries;
            Assert.Equal(category.Articles.Length > 30, rss.Count < category.Articles.Length);
            Assert.Equal(rss, (await desk.GetAsync(Address.Feed(category.Path, FeedForm.Atom).Path)).Entries);
            Assert.Equal(rss, (await desk.GetAsync(Address.Feed(category.Path, FeedForm.Json).Path)).Entries);
        }
    }
}
