using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Media;

namespace NewsFeeds.Server.Pages;

/// <summary>
/// Readies an article's content for a screen: pictures tell their size before they come, so that the text below does not move, and a table that is wider
/// than a phone scrolls by itself. Not done in feeds: a picture that is replaced in its place would change an entry that nobody edited.
/// </summary>
internal sealed partial class ScreenContent(MediaFolder media, PublicUrls addresses)
{
    /// <param name="content">As the sanitiser writes it: every attribute in double quotes, and no bare "&lt;" in a text.</param>
    /// <param name="table">What a screen reader calls the part that scrolls.</param>
    /// <param name="measured">Is given every file that was asked for its size, null where there is none.</param>
    public string Ready(string content, string table, ICollection<(string Path, MediaFile? File)> measured) => Tag().Replace(content, tag => tag.ValueSpan switch
    {
        var text when text.StartsWith("<img ", StringComparison.Ordinal) => Measured(tag, measured),
        var text when text is "<table>" || text.StartsWith("<table ", StringComparison.Ordinal) =>
            $"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{WebUtility.HtmlEncode(table)}\">{tag.Value}",
        "</table>" => "</table></div>",
        _ => tag.Value,
    });

    private string Measured(Match tag, ICollection<(string Path, MediaFile? File)> measured)
    {
        string? source = null;
        foreach (var (name, value) in tag.Groups["name"].Captures.Zip(tag.Groups["value"].Captures))
        {
            switch (name.Value)
            {
                case "width" or "height":
                    return tag.Value;
                case "src":
                    source = value.Value;
                    break;
                default:
                    break;
            }
        }

        if (source is null || PathOf(WebUtility.HtmlDecode(source)) is not { } path)
        {
            return tag.Value;
        }

        var file = media.Find(path);
        measured.Add((path, file));
        return file is { Width: { } width, Height: { } height }
            ? string.Create(CultureInfo.InvariantCulture, $"<img width=\"{width}\" height=\"{height}\"{tag.ValueSpan["<img".Length..]}")
            : tag.Value;
    }

    private string? PathOf(string url) =>
        addresses.PathOf(url) is { } path && Address.ParseAnySpelling(path) is { Kind: AddressKind.Media } file ? file.Name : null;

    // Every tag is taken whole, so that nothing inside an attribute is ever taken for one.
    [GeneratedRegex("""</?[a-z][a-z0-9]*(?:\s+(?<name>[a-z-]+)="(?<value>[^"]*)")*\s*/?>""")]
    private static partial Regex Tag();
}
