using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public class CacheLifetimeTests
{
    private static readonly DateTimeOffset Event = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-3600, 300)]
    [InlineData(-300, 300)]
    [InlineData(-299.5, 299)]
    [InlineData(-10, 10)]
    [InlineData(-0.5, 0)]
    [InlineData(0, 0)]
    [InlineData(60, 0)]
    public void MaxAgeNeverReachesPastTheNextEvent(double seconds, int maxAge) =>
        Assert.StartsWith(
            $"public, max-age={maxAge},",
            new CacheLifetime(TimeSpan.FromMinutes(5), Event).At(Event.AddSeconds(seconds)),
            StringComparison.Ordinal);

    [Fact]
    public void WithoutAnEventTheValueIsMadeOnce()
    {
        var lifetime = new CacheLifetime(TimeSpan.FromMinutes(5), null);
        Assert.Same(lifetime.At(Event)[0], lifetime.At(Event.AddYears(100))[0]);
    }

    [Theory]
    [InlineData(-3600, 60)]
    [InlineData(-60, 60)]
    [InlineData(-30, 30)]
    [InlineData(-0.5, 0)]
    public async Task ANotFoundIsNotCachedBeyondTheMomentTheArticleAppears(double seconds, int maxAge)
    {
        await using var site = await Site.StartAsync(
            fill: content => content.Write("kinh-te/2026-03-03-mai.md", "---\ntitle: Mai\ndate: 2026-03-03T12:00:00Z\n---\nLời.\n"),
            time: new FakeTimeProvider(new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.Zero).AddSeconds(seconds)));
        foreach (var accept in new[] { "text/html", "*/*" })
        {
            using var missing = await site.GetAsync("/articles/2026-03-03/mai", ("Accept", accept));
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            Assert.Equal($"public, max-age={maxAge}", missing.Headers.CacheControl?.ToString());
        }
    }
}
