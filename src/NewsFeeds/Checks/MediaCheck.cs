using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Checks that a picture or sound that front matter names is there.</summary>
internal static class MediaCheck
{
    /// <summary>The fault, or null. Addresses on other sites are not checked.</summary>
    public static Fault? Run(CheckedFile manuscript, YamlNode? at, string source, MediaFolder media)
    {
        var isThere = WebAddress.Is(source) || media.Find(source) is not null;
        return isThere ? null : manuscript.Warning(at, "missing-picture/no-file", source);
    }
}
