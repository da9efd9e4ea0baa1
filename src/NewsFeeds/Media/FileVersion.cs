namespace NewsFeeds.Media;

/// <summary>What tells one version of a file from another without reading it.</summary>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Modified">When it was last written, UTC. Whoever copies a file may set it.</param>
/// <param name="Stamp">What nobody can set.</param>
internal readonly record struct FileVersion(long Length, DateTimeOffset Modified, FileStamp Stamp);

/// <summary>What the system changes with each write and each replacement of a file. The default value where it does not tell.</summary>
/// <param name="Changed">The ticks of the file's last change of any kind.</param>
/// <param name="Inode">The file's number in its file system, which another file under its name does not have.</param>
internal readonly record struct FileStamp(long Changed, ulong Inode);
