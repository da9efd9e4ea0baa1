namespace NewsFeeds.Media;

/// <summary>Tells a directory from another that took its name, which .NET does not: it knows no inode.</summary>
/// <param name="Device">The file system's number.</param>
/// <param name="Inode">The directory's number in it, which a new one may inherit.</param>
/// <param name="Born">When it was made; where the file system does not remember that, when anything in it last changed: then each change is taken for another directory.</param>
internal readonly record struct DirectoryIdentity(ulong Device, ulong Inode, DateTimeOffset Born)
{
    /// <summary>The directory at a path, links followed; null when there is none.</summary>
    public static DirectoryIdentity? Of(string path) => !Directory.Exists(path) ? null
        : LinuxFile.IdentityOf(path) ?? new DirectoryIdentity(0, 0, Directory.GetCreationTimeUtc(path));
}
