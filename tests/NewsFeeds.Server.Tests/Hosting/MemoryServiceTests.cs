using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Hosting;

public class MemoryServiceTests
{
    [Fact]
    public void MemoryIsGivenBackOnceAfterAStorm()
    {
        using var catalog = new DocumentCatalog(
            [], new LastModifiedDates(TimeProvider.System), TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<DocumentCatalog>.Instance);
        using var service = new MemoryService(catalog, TimeProvider.System);
        (int Makes, bool IsOver)[] course =
        [
            (10, false), (19, false),                                     // A quiet day.
            (900, false), (3000, false), (3010, true),                    // A storm, and its end.
            (3010, false), (3020, false), (4005, false), (4009, false),   // Fewer than a storm has.
            (4100, false), (4110, true), (4110, false),
        ];
        Assert.Equal(course.Select(each => each.IsOver), course.Select(each => service.TakeEndOfStorm(each.Makes)));
    }
}
