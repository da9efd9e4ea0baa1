namespace NewsFeeds.Media;

/// <summary>What tells one version of a file from another without reading it.</summary>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Modified">When it was last written, UTC. Whoever copies a file may set it.</param>
/// <param name="Stamp">
/// Another number whenever the file is written, or another one takes its name: nobody can set it. 0 where the system does not tell.
/// </param>
internal readonly record struct FileVersion(long Length, DateTimeOffset Modified, ulong Stamp);
