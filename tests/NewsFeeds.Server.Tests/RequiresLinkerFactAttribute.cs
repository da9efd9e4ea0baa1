namespace NewsFeeds.Server.Tests;

/// <summary>
/// A test of a published build; skipped where nothing is installed to link one, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks for every test.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresLinkerFactAttribute : FactAttribute
{
    public RequiresLinkerFactAttribute() => Skip = PublishedTests.Build.Missing;
}

/// <inheritdoc cref="RequiresLinkerFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresLinkerTheoryAttribute : TheoryAttribute
{
    public RequiresLinkerTheoryAttribute() => Skip = PublishedTests.Build.Missing;
}
