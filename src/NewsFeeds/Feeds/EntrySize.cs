using System.Buffers;
using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds;

/// <summary>
/// The size of entries. One that is too large goes out with its summary alone, so that it leaves room for others. It is then the same in
/// every feed and archive, because nothing around it counts. Pure.
/// </summary>
internal static class EntrySize
{
    /// <summary>No form of an entry has more bytes than this: an eighth of a feed.</summary>
    public const int MostBytes = 128 * 1024;

    // Escaping makes several bytes of each of these.
    private static readonly SearchValues<char> Escaped = SearchValues.Create("&<>\"\\\n\t");

    // Neither XML nor addresses (RFC 3986 §2.3) escape these.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // What stands around an entry does not count.
    private static readonly Feed Frame = new()
    {
        Id = "tag:example.com,2000:feeds",
        Authority = "example.com,2000",
        Title = "-",
        Description = "-",
        Language = "",
        Publisher = new Author("-"),
        PageUrl = "https://example.com/",
        RssUrl = "https://example.com/",
        AtomUrl = "https://example.com/",
        JsonUrl = "https://example.com/",
        MaxAge = TimeSpan.Zero,
        Entries = [],
    };

    /// <summary>The entry, without what makes it too large.</summary>
    public static FeedEntry Fitting(FeedEntry entry)
    {
        if (Fits(entry))
        {
            return entry;
        }

        var summary = entry with { Content = null };
        return Fits(summary) ? summary : Shortest(entry);
    }

    /// <summary>The bytes of the entry in the form that takes most.</summary>
    public static int Of(FeedEntry entry) =>
        FeedFormat.All.Max(format => format.Write(Frame with { Entries = [entry] }).Length - format.Write(Frame).Length);

    /// <summary>More bytes than any form of the entry has. Takes far less time than writing it.</summary>
    public static long AtMost(FeedEntry entry) =>
        2048 + AtMost(entry.Content ?? "") + AtMost(entry.Title) + (2 * AtMost(entry.Summary)) + Beside(entry).Sum(AtMostBeside);

    /// <summary>More bytes than a text has in any form.</summary>
    public static long AtMost(string text)
    {
        // The worst is "]]>" in RSS, where the ">" takes thirteen bytes: it ends one CDATA section and begins another.
        return Encoding.UTF8.GetByteCount(text) + (12L * text.AsSpan().CountAny(Escaped));
    }

    /// <summary>
    /// How many of the newest entries fit, but at least one where there is one; sought by halving, because each try writes documents.
    /// </summary>
    public static int MostThatFit(int count, Func<int, bool> fits)
    {
        if (count <= 1 || fits(count))
        {
            return count;
        }

        var (most, tooMany) = (1, count);
        while (tooMany - most > 1)
        {
            var tried = (most + tooMany) / 2;
            (most, tooMany) = fits(tried) ? (tried, tooMany) : (most, tried);
        }

        return most;
    }

    private static bool Fits(FeedEntry entry) => AtMost(entry) <= MostBytes || Of(entry) <= MostBytes;

    /// <summary>
    /// More bytes than an address or a name has in any form, which may hold it three times. A character of an address takes up to nine.
    /// </summary>
    public static long AtMostBeside(string? text) =>
        text is null ? 0 : 128 + (3 * ((9L * text.Length) - (8 * text.AsSpan().CountAny(Plain))));

    /// <summary>
    /// What is left of an entry that is too large even without its content. Front matter is small, but an ampersand takes nine bytes in a
    /// description, and an article may stand in thousands of categories.
    /// </summary>
    public static FeedEntry Shortest(FeedEntry entry) => entry with
    {
        Title = Excerpt.Cut(entry.Title),
        Summary = Excerpt.Cut(entry.Summary),
        Content = null,
        Authors = [new Author(Excerpt.Cut(entry.Authors[0].Name))],
        Categories = [],
        Tags = [],
        Image = null,
        Enclosures = [],
        Source = null,
        Retracted = null,
    };

    private static IEnumerable<string?> Beside(FeedEntry entry) =>
    [
        entry.Id, entry.Link, entry.Language, entry.Image?.Url, entry.Image?.Credit, entry.Source?.Title, entry.Source?.Url, .. entry.Tags,
        .. entry.Categories.SelectMany(category => new[] { category.Title, category.Scheme }),
        .. entry.Authors.SelectMany(author => new[] { author.Name, author.Email, author.Url }),
        .. entry.Enclosures.SelectMany(enclosure => new[] { enclosure.Url, enclosure.MediaType, enclosure.Title }),
    ];
}
