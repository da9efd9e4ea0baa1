using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>A sound or film with what its file tells. Immutable.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType">Such as <c>audio/mpeg</c>.</param>
/// <param name="Length">In bytes; 0 where it is not known.</param>
/// <param name="Duration">The time that it plays, where known.</param>
/// <param name="Title">Its title, where it has one.</param>
public sealed record FeedEnclosure(string Url, string MediaType, long Length, TimeSpan? Duration = null, string? Title = null)
{
    /// <summary>A sound or film of the front matter with its absolute address; null where its file or its kind is unknown.</summary>
    /// <param name="enclosure">As the editor named it.</param>
    /// <param name="addresses">The addresses under which media are published.</param>
    /// <param name="find">The file at a path of the content folder; not asked for one of another site.</param>
    public static FeedEnclosure? Of(Enclosure enclosure, PublicUrls addresses, Func<string, MediaFile?> find)
    {
        ArgumentNullException.ThrowIfNull(enclosure);
        var isOurs = !WebAddress.Is(enclosure.Source);
        var file = isOurs ? find(enclosure.Source) : null;
        var told = file is { IsSoundAlone: true } ? "audio/mp4" : file?.MediaType;
        var type = enclosure.MediaType ?? told ?? MediaTypes.OfAddress(enclosure.Source);
        if (file is { IsMisnamed: true })
        {
            type = told; // Whoever wrote the type went by the name.
        }

        if (type is null || (isOurs && file is null))
        {
            return null;
        }

        var length = file?.Length ?? enclosure.Length ?? 0;
        var duration = enclosure.Duration ?? file?.Duration;
        return new FeedEnclosure(addresses.Media(file?.Path ?? enclosure.Source), type, length, duration, enclosure.Title);
    }
}
