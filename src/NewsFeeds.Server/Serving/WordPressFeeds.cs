using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Serving;

/// <summary>The addresses of feeds in WordPress.</summary>
internal static class WordPressFeeds
{
    private const string Query = "?feed=";
    private const string Segment = "feed";

    private static readonly (string Name, FeedForm Form)[] Names =
    [
        ("rss2", FeedForm.Rss), ("rss", FeedForm.Rss), ("rdf", FeedForm.Rss), ("atom", FeedForm.Atom), ("json", FeedForm.Json),
    ];

    /// <summary>What follows the path of a page in the paths of its feeds.</summary>
    public static IReadOnlyList<string> Endings { get; } = [$"/{Segment}", .. Names.Select(each => $"/{Segment}/{each.Name}")];

    /// <summary>The queries at the top that ask for a feed.</summary>
    public static IReadOnlyList<string> Queries { get; } = [.. Names.Select(each => Query + each.Name)];

    /// <summary>The form of the feed that a path is of, and how many segments its page's path has; null for other paths.</summary>
    public static (FeedForm Form, int Page)? Parse(ReadOnlySpan<string> segments) => segments switch
    {
        [.. var page, var feed] when IsSegment(feed) => (FeedForm.Rss, page.Length),
        [.. var page, var feed, var name] when IsSegment(feed) && FormOf(name) is { } form => (form, page.Length),
        _ => null,
    };

    /// <summary>The form of the feed that a query at the top asks for, or null.</summary>
    public static FeedForm? Asked(string query) =>
        query.StartsWith(Query, StringComparison.Ordinal) ? FormOf(query[Query.Length..]) : null;

    private static bool IsSegment(string segment) => segment.Equals(Segment, StringComparison.OrdinalIgnoreCase);

    private static FeedForm? FormOf(string name)
    {
        foreach (var each in Names)
        {
            if (each.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return each.Form;
            }
        }

        return null;
    }
}
