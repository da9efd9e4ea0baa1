using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Checks the pictures and sounds that front matter names. Those on other sites are not checked.</summary>
internal static class MediaCheck
{
    /// <summary>The fault of a picture or sound that is not there, or null.</summary>
    public static Fault? Run(CheckedFile manuscript, YamlNode? at, string source, MediaFolder media)
    {
        if (WebAddress.Is(source) || media.Find(source) is not null)
        {
            return null;
        }

        return media.IsEmpty(source)
            ? manuscript.Warning(at, "missing-picture/empty-file", source)
            : manuscript.Warning(at, "missing-picture/no-file", source);
    }

    /// <summary>The faults of a picture that is not there, or that does not suit readers.</summary>
    public static IEnumerable<Fault> OfPicture(
        CheckedFile manuscript, YamlNode? at, string source, MediaFolder media, PictureCheck pictures)
    {
        if (Run(manuscript, at, source, media) is { } missing)
        {
            return [missing];
        }

        var file = WebAddress.Is(source) ? null : media.Find(source);
        return pictures.Run(file).Select(fault => CheckedFile.At(at, fault));
    }
}
