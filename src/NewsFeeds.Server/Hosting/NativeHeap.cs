using System.Runtime.InteropServices;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// The memory of the C library. The encoder of br takes 16 MB of it for each body, and glibc keeps what is freed, by default for each of
/// many threads. Other C libraries give it back by themselves.
/// </summary>
internal static partial class NativeHeap
{
    private const int ArenaMax = -8; // M_ARENA_MAX of malloc.h.

    /// <summary>Lets all threads share what is kept. It must be called before they are many.</summary>
    public static void Share() => Try(() => SetOption(ArenaMax, 2));

    /// <summary>Gives back what is kept.</summary>
    public static void Trim() => Try(() => Trim(0));

    private static void Try(Func<int> call)
    {
        try
        {
            call();
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // It is another C library.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trim(nuint spare);
}
