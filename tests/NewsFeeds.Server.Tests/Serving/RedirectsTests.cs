using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Articles.Folder;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public class RedirectsTests
{
    [Fact]
    public void AFormerSlugInAnotherSpellingLeadsToItsArticleWhateverCalendarTheMachineHas()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", "---\ntitle: Tin\nslug: moi\naliases: [cu]\ndate: 2026-03-01T05:00:00Z\n---\n\nLời.\n");
        using var store = new ContentFolder(content.Folder, "example.vn,2026");
        using var newsroom = Newsroom.Open(store, watchEvents: false, TimeProvider.System, NullLogger<Newsroom>.Instance);
        using var cache = new RepresentationCache();
        using var documents = new Documents(newsroom, cache, [], [(path, _) => new Document(path, edition => edition.Titles, (_, _) => null)]);
        var redirects = new Redirects(documents, new Addresses(new Uri("https://bao.example.vn/")));
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
}
