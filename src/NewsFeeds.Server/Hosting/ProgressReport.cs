using Spectre.Console;

namespace NewsFeeds.Server.Hosting;

/// <summary>Shows how far long work has come: after a second a bar on a terminal, else a line a second.</summary>
internal static class ProgressReport
{
    /// <summary>Does the work and gives its result; its exceptions are this method's.</summary>
    /// <param name="doing">Such as "Reading".</param>
    /// <param name="work">Tells the progress how many of how many.</param>
    /// <param name="terminal">Where a bar may move.</param>
    /// <param name="tell">Takes a line, where no bar can move; null: nothing is said.</param>
    public static T While<T>(string doing, Func<IProgress<(int Read, int Of)>, T> work, Terminal terminal, Action<string>? tell = null)
    {
        var count = new Count();
        var task = Task.Run(() => work(count));
        if (!Finished(task) && terminal.Screen is { } screen)
        {
            screen.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
            {
                var bar = context.AddTask(doing);
                while (!Finished(task, milliseconds: 100))
                {
                    (bar.Value, bar.MaxValue) = (count.Read, Math.Max(count.Of, 1));
                }
            });
        }

        while (!Finished(task))
        {
            tell?.Invoke($"{doing} {count.Read} of {count.Of} articles");
        }

        return task.GetAwaiter().GetResult();
    }

    // Not Task.Wait, which would throw the work's exception wrapped.
    private static bool Finished(Task task, int milliseconds = 1000) => Task.WhenAny(task, Task.Delay(milliseconds)).GetAwaiter().GetResult() == task;

    private sealed class Count : IProgress<(int Read, int Of)>
    {
        public int Read { get; private set; }

        public int Of { get; private set; }

        public void Report((int Read, int Of) value) => (Read, Of) = (Math.Max(Read, value.Read), value.Of);
    }
}
