namespace NewsFeeds.Tests;

/// <summary>Tests that measure this process or its time run when no others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
