using System.Globalization;

namespace NewsFeeds.Text;

/// <summary>Shortens plain text for summaries. Pure.</summary>
public static class Excerpt
{
    // In code units. A family of emoji takes eleven, and a letter may have any number of accents.
    private const int MostOfOne = 32;

    /// <summary>
    /// The text itself when it is short enough; else its beginning, cut behind a word, and "…". Both together have at most
    /// <paramref name="graphemes"/> user-perceived characters, and at most 32 times as many code units. No such character (an accented
    /// letter, an emoji family) is cut in two.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for one character and the ellipsis.</exception>
    public static string Cut(string text, int graphemes = 300)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(graphemes, 2);
        text = text.Trim();

        int at = 0, count = 0, word = 0, room = 0;
        while (at < text.Length)
        {
            if (count < graphemes)
            {
                room = at;
            }

            var next = at + StringInfo.GetNextTextElementLength(text, at);
            if (count == graphemes || next > graphemes * MostOfOne)
            {
                return Ending(text, word, room) + "…";
            }

            if (char.IsWhiteSpace(text[at]))
            {
                word = at;
            }

            at = next;
            count++;
        }

        return text;
    }

    // Scripts without spaces, and words longer than half of the room, are cut between characters.
    private static string Ending(string text, int word, int room)
    {
        var end = word > room / 2 ? word : room;
        return text[..end].TrimEnd(' ', '\t', '\n', '\u00A0', ',', ';', ':', '–', '—', '-', '(', '“', '"');
    }
}
