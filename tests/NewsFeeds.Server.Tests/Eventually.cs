using System.Diagnostics;

namespace NewsFeeds.Server.Tests;

/// <summary>Waits for what a running service does in its own time: asks again and again, for a minute at most.</summary>
internal static class Eventually
{
    private static readonly TimeSpan ProgressReport = TimeSpan.FromMinutes(1);

    /// <param name="condition">What is to come true.</param>
    /// <param name="what">Said where it does not.</param>
    /// <param name="meanwhile">Done before each new look, such as turning a clock.</param>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, Action? meanwhile = null)
    {
        for (var watch = Stopwatch.StartNew(); !await condition();)
        {
            Assert.True(watch.Elapsed < ProgressReport, what);
            meanwhile?.Invoke();
            await Task.Delay(10);
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);
}
