namespace NewsFeeds.Media;

/// <summary>What a name in a directory stands for.</summary>
internal enum EntryKind
{
    /// <summary>A file, or a link to one within the content folder.</summary>
    File,

    /// <summary>A directory.</summary>
    Folder,

    /// <summary>A symbolic link that leads to no file, or out of the content folder.</summary>
    UnusableLink,
}

/// <summary>A name in a directory.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Length">The file's size in bytes; 0 of anything else.</param>
/// <param name="Modified">When it was last written, UTC.</param>
internal readonly record struct DirectoryEntry(string Name, EntryKind Kind, long Length, DateTimeOffset Modified);

/// <summary>What a directory held at one moment.</summary>
/// <param name="Entries">In the file system's order.</param>
/// <param name="Modified">When an entry last came, went or was renamed; null where there is no directory.</param>
/// <param name="Error">Why it cannot be read now, else null.</param>
internal sealed record DirectoryListing(IReadOnlyList<DirectoryEntry> Entries, DateTimeOffset? Modified, Exception? Error);
