namespace NewsFeeds.Server.Tests.Pages;

/// <summary>
/// A test in a real browser; skipped where that is not installed, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks for every test.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresBrowserFactAttribute : FactAttribute
{
    public RequiresBrowserFactAttribute() => Skip = Chromium.Missing;
}

/// <inheritdoc cref="RequiresBrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresBrowserTheoryAttribute : TheoryAttribute
{
    public RequiresBrowserTheoryAttribute() => Skip = Chromium.Missing;
}
