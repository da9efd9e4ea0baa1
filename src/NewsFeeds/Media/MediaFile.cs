namespace NewsFeeds.Media;

/// <summary>What a media file tells about itself.</summary>
/// <param name="Path">Its path in the content folder as the disk spells it.</param>
/// <param name="MediaType">Told by its name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When it was last written, UTC.</param>
/// <param name="Width">Pixels, of a picture whose header says so.</param>
/// <param name="Height">Pixels, of a picture whose header says so.</param>
public sealed record MediaFile(
    string Path, string MediaType, long Length, DateTimeOffset Modified, int? Width, int? Height);
