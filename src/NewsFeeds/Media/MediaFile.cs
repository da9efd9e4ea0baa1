using NewsFeeds.Articles;

namespace NewsFeeds.Media;

/// <summary>What a media file tells about itself.</summary>
/// <param name="Path">Its path in the content folder as the disk spells it.</param>
/// <param name="MediaType">Told by its bytes; by its name where they do not tell.</param>
/// <param name="IsIntact">False where the bytes are no picture, sound or film: an error page under its name, or a torn file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When it was last written, UTC.</param>
/// <param name="Width">Pixels as shown, of a picture whose header says so.</param>
/// <param name="Height">Pixels as shown, of a picture whose header says so.</param>
public sealed record MediaFile(
    string Path, string MediaType, bool IsIntact, long Length, DateTimeOffset Modified, int? Width, int? Height)
{
    /// <summary>The time that a sound or film plays, in whole seconds, where its headers say so.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether an MP4 file has sound and no pictures, whatever its name says.</summary>
    public bool IsSoundAlone { get; init; }

    /// <summary>Whether a picture says where it was taken.</summary>
    public bool TellsPlace { get; init; }

    /// <summary>Whether the bytes are of another type than the name says.</summary>
    public bool IsMisnamed => MediaType != MediaTypes.Of(Path);

    /// <summary>The fault of a file whose bytes contradict its name; null where they do not.</summary>
    internal Fault? Contradiction()
    {
        if (!IsIntact)
        {
            return new Fault(Path, 0, 0, Severity.Warning, "wrong-media-type/no-media", MediaType);
        }

        return IsMisnamed ? new Fault(Path, 0, 0, Severity.Warning, "wrong-media-type", MediaTypes.Of(Path)!, MediaType) : null;
    }

    /// <summary>What is wrong with a file that was measured; null where nothing is.</summary>
    internal Fault? FindFault()
    {
        var isSizeMissing = Width is null && PictureSize.IsToldBy(MediaType);
        return Contradiction() ?? (isSizeMissing ? new Fault(Path, 0, 0, Severity.Warning, "no-picture-size") : null);
    }
}
