using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public class RedirectsTests
{
    [Fact]
    public void AnAddressOfManySegmentsIsLittleWork()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\naliases: [cu]\n---\n");
        using var newsroom = new OpenNewsroom(content);
        using var documents = new DocumentCatalog(
            [new Everywhere()], new LastModifiedDates(TimeProvider.System), TimeProvider.System, NullLogger<DocumentCatalog>.Instance);
        var redirects = new Redirects(documents, new PublicUrls(new Uri("https://bao.example.vn/")));
        var steps = string.Concat(Enumerable.Repeat("a/", 3990));
        Assert.Equal("https://bao.example.vn/feeds/tin/", redirects.Find("/feeds/cu", newsroom.Edition));
        Assert.StartsWith(
            "https://bao.example.vn/feeds/tin/a/a/", redirects.Find("/feeds/cu/" + steps, newsroom.Edition), StringComparison.Ordinal);

        var before = GC.GetAllocatedBytesForCurrentThread();
        redirects.Find("/feeds/" + steps, newsroom.Edition);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000); // A copy of it up to each slash would be 32 MB.
    }

    [Fact]
    public void AFormerSlugInAnotherSpellingLeadsToItsArticleWhateverCalendarTheMachineHas()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", "---\ntitle: Tin\nslug: moi\naliases: [cu]\ndate: 2026-03-01T05:00:00Z\n---\n\nLời.\n");
        using var newsroom = new OpenNewsroom(content);
        using var documents = new DocumentCatalog(
            [new Everywhere()], new LastModifiedDates(TimeProvider.System), TimeProvider.System, NullLogger<DocumentCatalog>.Instance);
        var redirects = new Redirects(documents, new PublicUrls(new Uri("https://bao.example.vn/")));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH"); // It counts from the Buddha's death: 2569.
            Assert.Equal("https://bao.example.vn/articles/2026-03-01/moi", redirects.Find("/articles/2026-03-01/Cu/", newsroom.Edition));
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
