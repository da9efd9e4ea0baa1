using System.Globalization;
using System.Text;
using NewsFeeds.Imports.Files;

namespace NewsFeeds.Imports.Uploads;

/// <summary>The names that files of the former site get in the content folder. Pure.</summary>
internal static class MediaName
{
    // Most file systems take 255 bytes. The name of a file that is not whole yet is a few longer.
    private const int MostBytes = 200;

    /// <summary>
    /// The names that a file may get, best first: its own, its own with where it came from, and then with a number. None is hidden, set
    /// aside or taken for a copy.
    /// </summary>
    /// <param name="name">The former name, with its extension.</param>
    /// <param name="origin">Where it came from, such as <c>2021-05</c>.</param>
    public static IEnumerable<string> ChoicesOf(string name, string origin)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        var stem = ContentName.OfMedia(Path.GetFileNameWithoutExtension(name));
        yield return With(stem, "", extension);
        var from = origin.Length == 0 ? "" : "-" + origin;
        for (var number = 1; ; number++)
        {
            var counter = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}");
            if (from.Length + counter.Length > 0)
            {
                yield return With(stem, from + counter, extension);
            }
        }
    }

    private static string With(string stem, string ending, string extension)
    {
        var room = MostBytes - Encoding.UTF8.GetByteCount(ending) - Encoding.UTF8.GetByteCount(extension);
        var end = 0;
        while (end < stem.Length)
        {
            var length = StringInfo.GetNextTextElementLength(stem, end);
            room -= Encoding.UTF8.GetByteCount(stem.AsSpan(end, length));
            if (room < 0)
            {
                break;
            }

            end += length;
        }

        return stem[..end] + ending + extension;
    }
}
