namespace NewsFeeds.Server.Tests.Desk;

/// <summary>
/// A test that reads metrics with Prometheus's own parser; skipped where it is not installed, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks
/// for every test.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPrometheusFactAttribute : FactAttribute
{
    public RequiresPrometheusFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("NEWSFEEDS_REQUIRE_ALL") != "1"
            && !Directory.Exists("/usr/lib/python3/dist-packages/prometheus_client"))
        {
            Skip = "Prometheus's parser is not installed (Debian package python3-prometheus-client).";
        }
    }
}
