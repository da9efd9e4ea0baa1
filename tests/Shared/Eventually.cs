using System.Diagnostics;

namespace NewsFeeds.Tests;

/// <summary>Waits for a condition that a running newsroom or service brings about in its own time.</summary>
internal static class Eventually
{
    /// <summary>No test is to fail because a machine is slow: only a condition that never comes true takes this long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="condition">What is to come true.</param>
    /// <param name="what">The message of the test's failure.</param>
    /// <param name="meanwhile">Done between two looks, such as turning a clock.</param>
    public static Task HoldsAsync(Func<Task<bool>> condition, string what, Action? meanwhile = null) =>
        IsRightAsync(async () => await condition() ? null : what, meanwhile);

    /// <param name="wrong">What is still wrong, which is the message of the test's failure; null for nothing.</param>
    /// <param name="meanwhile">Done between two looks, such as turning a clock.</param>
    public static async Task IsRightAsync(Func<Task<string?>> wrong, Action? meanwhile = null)
    {
        for (var watch = Stopwatch.StartNew(); await wrong() is { } what;)
        {
            Assert.True(watch.Elapsed < Longest, what);
            meanwhile?.Invoke();
            await Task.Delay(10);
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what, Action? meanwhile = null) =>
        HoldsAsync(() => Task.FromResult(condition()), what, meanwhile);
}
