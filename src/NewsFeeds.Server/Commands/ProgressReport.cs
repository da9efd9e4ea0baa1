namespace NewsFeeds.Server.Commands;

/// <summary>Says each second how far long work is: in one line of a terminal that is written over, else in a line each.</summary>
internal static class ProgressReport
{
    /// <summary>Does the work and gives its result; its exceptions are this method's.</summary>
    /// <param name="doing">Such as "Reading".</param>
    /// <param name="work">Reports how many articles are done of how many.</param>
    /// <param name="terminal">Shows the line.</param>
    /// <param name="tell">Takes the line where no terminal shows it; null: nothing is said.</param>
    public static T While<T>(string doing, Func<IProgress<(int Read, int Of)>, T> work, Terminal terminal, Action<string>? tell = null)
    {
        var count = new Count();
        var task = Task.Run(() => work(count));
        while (!IsDoneInASecond(task))
        {
            var line = $"{doing} {count.Read} of {count.Of} articles";
            if (!terminal.TryShow(line))
            {
                tell?.Invoke(line);
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
