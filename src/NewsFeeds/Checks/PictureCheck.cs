using NewsFeeds.Articles;
using NewsFeeds.Media;

namespace NewsFeeds.Checks;

/// <summary>
/// Checks whether the pictures that one file names suit readers and partners. Each picture is reported once, where the file names it first.
/// </summary>
/// <param name="file">The file that names them.</param>
internal sealed class PictureCheck(string file)
{
    /// <summary>Partners show a lead picture large from this width on (Google Discover, MSN).</summary>
    private const int LeadWidth = 1200;

    private const int MostBytes = 2_000_000;

    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    /// <summary>The faults of a picture, without the place where it is named; none where there is no such picture.</summary>
    public IEnumerable<Fault> Run(MediaFile? picture)
    {
        if (picture is null || !_checked.Add(picture.Path))
        {
            yield break;
        }

        if (picture.TellsPlace)
        {
            yield return new Fault(file, 0, 0, Severity.Warning, "picture-gps", picture.Path);
        }

        if (picture.Length > MostBytes && picture.MediaType.StartsWith("image/", StringComparison.Ordinal))
        {
            yield return new Fault(file, 0, 0, Severity.Warning, "picture-heavy", picture.Path, picture.Length, MostBytes);
        }
    }

    /// <summary>
    /// The faults of the pictures that a check names themselves, whoever shows them. What is told of an article that shows one is not told
    /// twice.
    /// </summary>
    public static IEnumerable<Fault> OfNamed(CheckScope scope, MediaFolder media, IReadOnlyCollection<Fault> told)
    {
        var known = told.Where(fault => fault.Code is "picture-gps" or "picture-heavy" && scope.Holds(fault.File))
            .Select(fault => (fault.Kind, fault.Arguments[0])).ToHashSet();
        return scope.Places.Select(media.Find).OfType<MediaFile>().SelectMany(file => new PictureCheck(file.Path).Run(file))
            .Where(fault => !known.Contains((fault.Kind, fault.Arguments[0])));
    }

    /// <summary>
    /// The fault of a lead picture that is too narrow, as its file tells or else who named it; null for one that is wide enough. A drawing
    /// has any width.
    /// </summary>
    public Fault? OfLead(Picture lead, MediaFile? picture)
    {
        var isDrawing = (picture?.MediaType ?? lead.MediaType ?? MediaTypes.OfAddress(lead.Source)) == "image/svg+xml";
        return !isDrawing && (picture?.Width ?? lead.Width) is < LeadWidth and var width
            ? new Fault(file, 0, 0, Severity.Warning, "picture-small", picture?.Path ?? lead.Source, width, LeadWidth)
            : null;
    }
}
