using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>A picture with what its file tells, or else who named it. Immutable.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType">Such as <c>image/jpeg</c>; null where it is not known.</param>
/// <param name="Length">Bytes, where known.</param>
/// <param name="Width">Pixels, where known.</param>
/// <param name="Height">Pixels, where known.</param>
/// <param name="Alt">What it shows.</param>
/// <param name="Caption">The line below it.</param>
/// <param name="Credit">Who made it.</param>
public sealed record FeedPicture(
    string Url, string? MediaType = null, long? Length = null, int? Width = null, int? Height = null,
    string? Alt = null, string? Caption = null, string? Credit = null)
{
    /// <summary>A picture of the front matter with its absolute address; null for null.</summary>
    /// <param name="picture">As the editor named it.</param>
    /// <param name="addresses">The addresses under which media are published.</param>
    /// <param name="find">The file at a path of the content folder, which tells the size; not asked for a picture of another site.</param>
    public static FeedPicture? Of(Picture? picture, PublicUrls addresses, Func<string, MediaFile?> find)
    {
        if (picture is null)
        {
            return null;
        }

        var file = WebAddress.Is(picture.Source) ? null : find(picture.Source);
        return new FeedPicture(
            addresses.Media(file?.Path ?? picture.Source),
            file?.MediaType ?? picture.MediaType ?? MediaTypes.OfAddress(picture.Source),
            file?.Length ?? picture.Length,
            file?.Width ?? picture.Width,
            file?.Height ?? picture.Height,
            picture.Alt, picture.Caption, picture.Credit);
    }
}
