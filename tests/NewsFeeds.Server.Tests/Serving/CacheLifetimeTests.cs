using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

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
        Assert.StartsWith($"public, max-age={maxAge},", new CacheLifetime(TimeSpan.FromMinutes(5), Event).At(Event.AddSeconds(seconds)), StringComparison.Ordinal);

    [Fact]
    public void WithoutAnEventTheValueIsMadeOnce()
    {
        var lifetime = new CacheLifetime(TimeSpan.FromMinutes(5), null);
        Assert.Same(lifetime.At(Event)[0], lifetime.At(Event.AddYears(100))[0]);
    }
}
