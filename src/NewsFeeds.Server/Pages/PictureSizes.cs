using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using NewsFeeds.Articles.Folder;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Pages;

/// <summary>
/// Tells browsers the size of the pictures in an article before they come, so that the text below does not move. Not done in feeds: a picture that is
/// replaced in its place would change an entry that nobody edited.
/// </summary>
internal sealed partial class PictureSizes(Media media, Addresses addresses)
{
    /// <summary>The content, where each picture of ours has its width and height.</summary>
    /// <param name="content">As the sanitiser writes it: every attribute in double quotes.</param>
    public string Fill(string content) => Picture().Replace(content, match => match.Value.Contains(" width=", StringComparison.Ordinal)
        || match.Value.Contains(" height=", StringComparison.Ordinal)
        || Find(match.Groups["src"].Value) is not { Width: { } width, Height: { } height }
            ? match.Value
            : string.Create(CultureInfo.InvariantCulture, $"<img width=\"{width}\" height=\"{height}\"{match.Value.AsSpan("<img".Length)}"));

    private MediaFile? Find(string source)
    {
        var (address, top) = (WebUtility.HtmlDecode(source).Split('?', '#')[0], addresses.Absolute("/media/"));
        return address.StartsWith(top, StringComparison.Ordinal) ? media.Find(Uri.UnescapeDataString(address[top.Length..])) : null;
    }

    [GeneratedRegex("""<img(?:\s+(?:src="(?<src>[^"]*)"|[a-z-]+(?:="[^"]*")?))*\s*/?>""")]
    private static partial Regex Picture();
}
