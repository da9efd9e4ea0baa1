namespace NewsFeeds.Media;

/// <summary>Tells a directory from another that took its name. The framework cannot: it knows no inodes.</summary>
/// <param name="Device">The file system's number.</param>
/// <param name="Inode">The directory's number in it, which a new one may inherit.</param>
/// <param name="Born">
/// When it was made. Where the file system does not keep that time, it is when anything in the directory last changed, so each change looks
/// like another directory.
/// </param>
internal readonly record struct DirectoryIdentity(ulong Device, ulong Inode, DateTimeOffset Born)
{
    /// <summary>The directory at a path, links followed; null when there is none.</summary>
    public static DirectoryIdentity? Of(string path) => !Directory.Exists(path) ? null
        : LinuxFile.IdentityOf(path) ?? new DirectoryIdentity(0, 0, Directory.GetCreationTimeUtc(path));
}
