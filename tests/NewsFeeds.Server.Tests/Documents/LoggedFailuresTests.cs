using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public class LoggedFailuresTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void AFailureIsNewOnceAMinute()
    {
        var failures = new LoggedFailures(_clock);
        Assert.Equal([true, false, true], [failures.IsNew("/a"), failures.IsNew("/a"), failures.IsNew("/b")]);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(failures.IsNew("/a"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, false], [failures.IsNew("/a"), failures.IsNew("/a")]);
    }

    [Fact]
    public void OfAnyNumberOfFailuresOnlyAFewAreNewInAMinute()
    {
        var failures = new LoggedFailures(_clock);
        Assert.Equal(16, Enumerable.Range(0, 100_000).Count(i => failures.IsNew($"/{i}")));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(failures.IsNew("/99999"));
    }
}
