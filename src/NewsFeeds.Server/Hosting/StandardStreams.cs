using System.Globalization;

namespace NewsFeeds.Server.Hosting;

/// <summary>The input and the outputs that a process is started with. Whoever starts it may have closed them.</summary>
internal static class StandardStreams
{
    private const string Nothing = "/dev/null";
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>
    /// Lets what is printed go nowhere where an output is closed, and not into a file or a connection that is opened later.
    /// </summary>
    public static void ReplaceClosed()
    {
        while (File.Exists(Nothing) && IsOpenedAsOneOfThem())
        {
            // The next closed one follows.
        }

        if (!IsInherited(Output))
        {
            Console.SetOut(TextWriter.Null);
        }

        if (!IsInherited(Error))
        {
            Console.SetError(TextWriter.Null);
        }
    }

    // The system gives the lowest number that is free.
    private static bool IsOpenedAsOneOfThem()
    {
        using var opened = File.OpenHandle(Nothing, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (opened.DangerousGetHandle() > Error)
        {
            return false;
        }

        opened.SetHandleAsInvalid(); // It stays open until the process ends.
        return true;
    }

    // The runtime has opened what it needs itself before this program begins, perhaps as one of the three. It opens everything with
    // O_CLOEXEC, and nothing with that flag is passed on from one program to the next. Linux tells the flags in octal.
    private static bool IsInherited(int number)
    {
        const string Name = "flags:";
        const int CloseOnExec = 0x80000;
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}");
        IEnumerable<string> lines = File.Exists(path) ? File.ReadLines(path) : [];
        var flags = lines.FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
        return flags is null || (Convert.ToInt64(flags[Name.Length..].Trim(), 8) & CloseOnExec) == 0;
    }
}
