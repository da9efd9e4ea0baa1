using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Checks that the service serves a picture or sound that front matter names.</summary>
internal static class MediaCheck
{
    /// <summary>The fault, or null. Addresses on other sites are not checked.</summary>
    public static Fault? Run(CheckedFile manuscript, YamlNode? at, string source, MediaFolder media)
    {
        if (WebAddress.Is(source) || media.Find(source) is not null)
        {
            return null;
        }

        return MediaTypes.Of(source) is null
            ? manuscript.Warning(at, "missing-picture/type", source)
            : manuscript.Warning(at, "missing-picture/no-file", source);
    }
}
