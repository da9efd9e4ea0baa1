namespace NewsFeeds.Tests;

/// <summary>
/// A test over PostgreSQL; skipped where its server is not installed, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks for every test.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPostgresFactAttribute : FactAttribute
{
    public RequiresPostgresFactAttribute() => Skip = ServerProcess.WhyNot("postgres", "postgresql");
}

/// <inheritdoc cref="RequiresPostgresFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPostgresTheoryAttribute : TheoryAttribute
{
    public RequiresPostgresTheoryAttribute() => Skip = ServerProcess.WhyNot("postgres", "postgresql");
}

/// <summary>A test over PostgreSQL behind PgBouncer; skipped where either is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPgBouncerFactAttribute : FactAttribute
{
    public RequiresPgBouncerFactAttribute() =>
        Skip = ServerProcess.WhyNot("postgres", "postgresql") ?? ServerProcess.WhyNot("pgbouncer", "pgbouncer");
}

/// <summary>A test of services over PostgreSQL behind nginx; skipped where either is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPostgresAndNginxFactAttribute : FactAttribute
{
    public RequiresPostgresAndNginxFactAttribute() =>
        Skip = ServerProcess.WhyNot("postgres", "postgresql") ?? ServerProcess.WhyNot("nginx", "nginx-light");
}
