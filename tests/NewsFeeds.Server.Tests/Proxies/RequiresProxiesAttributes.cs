namespace NewsFeeds.Server.Tests.Proxies;

/// <summary>
/// A test of nginx and Varnish; skipped where either is not installed, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks for every test.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresProxiesTheoryAttribute : TheoryAttribute
{
    public RequiresProxiesTheoryAttribute() =>
        Skip = ServerProcess.WhyNot("nginx", "nginx-light") ?? ServerProcess.WhyNot("varnishd", "varnish");
}

/// <summary>A test of Varnish; skipped where it is not installed, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks for every test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresVarnishFactAttribute : FactAttribute
{
    public RequiresVarnishFactAttribute() => Skip = ServerProcess.WhyNot("varnishd", "varnish");
}
