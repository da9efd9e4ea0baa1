namespace NewsFeeds.Server.Tests;

/// <summary>A test of nginx; skipped where it is not installed, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks for every test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresNginxFactAttribute : FactAttribute
{
    public RequiresNginxFactAttribute() => Skip = ServerProcess.WhyNot("nginx", "nginx-light");
}

/// <inheritdoc cref="RequiresNginxFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresNginxTheoryAttribute : TheoryAttribute
{
    public RequiresNginxTheoryAttribute() => Skip = ServerProcess.WhyNot("nginx", "nginx-light");
}
