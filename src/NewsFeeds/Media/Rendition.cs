using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFeeds.Media;

/// <summary>
/// The name of one of the sizes in which WordPress keeps a picture: <c>x.jpg</c> as it was uploaded, <c>x-scaled.jpg</c> where that was
/// too large for it, and <c>x-300x200.jpg</c>.
/// </summary>
/// <param name="Stem">What all sizes of the picture begin with.</param>
/// <param name="Extension">With its dot.</param>
/// <param name="Width">Pixels; 0 where the name has none.</param>
/// <param name="Height">Pixels; 0 where the name has none.</param>
internal sealed partial record Rendition(string Stem, string Extension, int Width, int Height)
{
    /// <summary>The name of the picture as it was uploaded.</summary>
    public string Original => Stem + Extension;

    /// <summary>The name of the picture as WordPress made it smaller right after the upload.</summary>
    public string Scaled => $"{Stem}-scaled{Extension}";

    /// <summary>Pixels in all.</summary>
    public long Area => (long)Width * Height;

    /// <summary>The parts of a file's name, whichever size it has; null for a name without an extension.</summary>
    public static Rendition? Of(string name)
    {
        var match = Form().Match(name);
        return match.Success
            ? new Rendition(match.Groups["stem"].Value, match.Groups["extension"].Value, Number("width"), Number("height"))
            : null;

        int Number(string group) => match.Groups[group] is { Success: true, ValueSpan: var digits }
            ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
    }

    /// <summary>
    /// Whether a picture of a size can be the one from which this was made. A smaller one is another picture: no rendition is larger than
    /// its original.
    /// </summary>
    public bool CanBeOf(int? width, int? height) =>
        width is null || height is null || Math.Max(width.Value, height.Value) >= Math.Max(Width, Height);

    [GeneratedRegex(@"\A(?<stem>.+?)(?:-(?<width>[0-9]{1,5})x(?<height>[0-9]{1,5})|-scaled)?(?<extension>\.[^.]+)\z")]
    private static partial Regex Form();
}
