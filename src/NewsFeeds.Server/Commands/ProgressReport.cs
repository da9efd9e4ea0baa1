namespace NewsFeeds.Server.Commands;

/// <summary>Reports every second how far long work is. A terminal shows it in one line, which is written over.</summary>
internal static class ProgressReport
{
    /// <summary>Does the work and returns its result, or throws its exception.</summary>
    /// <param name="line">What is shown where so many things are done of so many.</param>
    /// <param name="work">Reports how many things are done of how many.</param>
    /// <param name="terminal">Shows the line.</param>
    /// <param name="tell">Gets the line where no terminal shows it; null for nobody.</param>
    public static T While<T>(
        Func<int, int, string> line, Func<IProgress<(int Read, int Of)>, T> work, Terminal terminal, Action<string>? tell = null)
    {
        var count = new Count();
        var task = Task.Run(() => work(count));
        while (!IsDoneInASecond(task))
        {
            var shown = line(count.Read, count.Of);
            if (!terminal.TryShow(shown))
            {
                tell?.Invoke(shown);
            }
        }

        terminal.TryShow("");
        return task.GetAwaiter().GetResult();
    }

    // Task.Wait would throw the work's exception wrapped in another.
    private static bool IsDoneInASecond(Task task) => Task.WhenAny(task, Task.Delay(1000)).GetAwaiter().GetResult() == task;

    private sealed class Count : IProgress<(int Read, int Of)>
    {
        public int Read { get; private set; }

        public int Of { get; private set; }

        public void Report((int Read, int Of) value) => (Read, Of) = (Math.Max(Read, value.Read), value.Of);
    }
}
