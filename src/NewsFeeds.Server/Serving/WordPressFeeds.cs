using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Serving;

/// <summary>The addresses of feeds in WordPress.</summary>
internal static class WordPressFeeds
{
    private const string Parameter = "feed=";
    private const string Segment = "feed";

    private static readonly (string Name, FeedForm Form)[] Names =
    [
        ("rss2", FeedForm.Rss), ("rss", FeedForm.Rss), ("rdf", FeedForm.Rss), ("atom", FeedForm.Atom), ("json", FeedForm.Json),
    ];

    /// <summary>What follows the path of a page in the paths of its feeds.</summary>
    public static IReadOnlyList<string> Endings { get; } = [$"/{Segment}", .. Names.Select(each => $"/{Segment}/{each.Name}")];

    /// <summary>What asks for a feed in a query at the top.</summary>
    public static IReadOnlyList<string> Parameters { get; } = [.. Names.Select(each => Parameter + each.Name)];

    /// <summary>The form of the feed that a path is of, and how many segments its page's path has; null for other paths.</summary>
    public static (FeedForm Form, int Page)? Parse(ReadOnlySpan<string> segments) => segments switch
    {
        [.. var page, var feed] when IsSegment(feed) => (FeedForm.Rss, page.Length),
        [.. var page, var feed, var name] when IsSegment(feed) && FormOf(name) is { } form => (form, page.Length),
        _ => null,
    };

    /// <summary>
    /// The form of the feed that a query at the top asks for, and the query of its page, empty for the front page; null for other queries.
    /// </summary>
    public static (FeedForm Form, string Page)? ParseQuery(string query)
    {
        var parameters = query.TrimStart('?').Split('&');
        if (parameters.Where(IsParameter).ToArray() is not [var feed] || FormOf(feed[Parameter.Length..]) is not { } form)
        {
            return null;
        }

        var page = string.Join('&', parameters.Where(each => !IsParameter(each)));
        return (form, page.Length > 0 ? $"?{page}" : "");
    }

    private static bool IsParameter(string parameter) => parameter.StartsWith(Parameter, StringComparison.Ordinal);

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
