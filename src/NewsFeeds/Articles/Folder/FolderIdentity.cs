using System.Runtime.InteropServices;
using System.Text;

namespace NewsFeeds.Articles.Folder;

/// <summary>Tells a directory from another that took its name, which .NET does not: it knows no inode.</summary>
/// <param name="Device">The file system's number.</param>
/// <param name="Inode">The directory's number in it, which a new one may inherit.</param>
/// <param name="Born">
/// .NET's creation time, on Linux that of the last change in the directory. That is welcome: where folders come and go at the top, the system's watcher
/// loses events of the top itself, as random runs showed.
/// </param>
internal readonly record struct FolderIdentity(ulong Device, ulong Inode, DateTime Born)
{
    private const int CurrentDirectory = -100;
    private const uint InodeAlone = 0x100;

    /// <summary>The directory at a path, links followed; null when there is none.</summary>
    public static FolderIdentity? Of(string path)
    {
        if (!Directory.Exists(path))
        {
            return null;
        }

        // struct statx has the same places on every architecture: inode at 32, device at 136. Elsewhere than on Linux the creation time is enough.
        var status = new byte[256];
        return OperatingSystem.IsLinux() && Ask(CurrentDirectory, Encoding.UTF8.GetBytes(path + "\0"), 0, InodeAlone, status) != 0
            ? null
            : new FolderIdentity(MemoryMarshal.Read<ulong>(status.AsSpan(136)), MemoryMarshal.Read<ulong>(status.AsSpan(32)), Directory.GetCreationTimeUtc(path));
    }

    [DllImport("libc", EntryPoint = "statx"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(int directory, byte[] path, int flags, uint mask, byte[] status);
}
