using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public class RedirectsTests
{
    [Fact]
    public async Task AnAddressOfManySegmentsIsLittleWork()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\naliases: [cu]\n---\n");
        using var store = new ContentFolder(content.Folder, "example.vn,2026");
        await using var newsroom = await Newsroom.OpenAsync(store, TimeProvider.System, NullLogger<Newsroom>.Instance);
        using var documents = new DocumentCatalog([new Everywhere()], new LastModifiedDates(TimeProvider.System), TimeProvider.System, NullLogger<DocumentCatalog>.Instance);
        var redirects = new Redirects(documents, new PublicUrls(new Uri("https://bao.example.vn/")));
        var steps = string.Concat(Enumerable.Repeat("a/", 3990));
        Assert.Equal("https://bao.example.vn/feeds/tin/", redirects.Find("/feeds/cu", newsroom.Current));
        Assert.StartsWith("https://bao.example.vn/feeds/tin/a/a/", redirects.Find("/feeds/cu/" + steps, newsroom.Current), StringComparison.Ordinal);

        var before = GC.GetAllocatedBytesForCurrentThread();
        redirects.Find("/feeds/" + steps, newsroom.Current);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000); // A copy of it up to each slash would be 32 MB.
    }

    [Fact]
    public async Task AFormerSlugInAnotherSpellingLeadsToItsArticleWhateverCalendarTheMachineHas()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", "---\ntitle: Tin\nslug: moi\naliases: [cu]\ndate: 2026-03-01T05:00:00Z\n---\n\nLời.\n");
        using var store = new ContentFolder(content.Folder, "example.vn,2026");
        await using var newsroom = await Newsroom.OpenAsync(store, TimeProvider.System, NullLogger<Newsroom>.Instance);
        using var documents = new DocumentCatalog([new Everywhere()], new LastModifiedDates(TimeProvider.System), TimeProvider.System, NullLogger<DocumentCatalog>.Instance);
        var redirects = new Redirects(documents, new PublicUrls(new Uri("https://bao.example.vn/")));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH"); // It counts from the Buddha's death: 2569.
            Assert.Equal("https://bao.example.vn/articles/2026-03-01/moi", redirects.Find("/articles/2026-03-01/Cu/", newsroom.Current));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private sealed class Everywhere : IDocumentSource
    {
        public bool IsMadeAhead => false;

        public Document? Find(Address address, Edition edition) =>
            Document.Of(address.Path, now => now.Shape, (_, _, _) => Task.FromResult<DocumentContent?>(null));

        public IEnumerable<Address> All(Edition edition) => [];
    }
}
