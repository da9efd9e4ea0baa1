using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Whether a picture or sound that front matter names is one that the service serves.</summary>
internal static class MediaCheck
{
    /// <summary>What is wrong, or null. Addresses on other sites are taken at their word.</summary>
    public static string? Trouble(string source, MediaFolder media) =>
        WebAddress.Is(source) || media.Has(source) ? null
        : MediaTypes.Of(source) is null ? $"'{source}' is no picture, sound or film of a kind that is served, such as .jpg, .png, .webp, .mp3 or .mp4"
        : $"there is no file '{source}' in the content folder (upper and lower case count)";
}
