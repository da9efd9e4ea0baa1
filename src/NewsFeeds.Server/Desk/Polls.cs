namespace NewsFeeds.Server.Desk;

/// <summary>The polls of some days: of all feeds together, of each feed, and of each reader.</summary>
/// <param name="All">All feeds and readers. A person counts once with each reader, however many feeds they read.</param>
/// <param name="Feeds">Each feed by its path, the one asked for most first.</param>
/// <param name="Readers">Each reader by its name, the one with the most subscribers and persons first.</param>
/// <param name="IsCapped">Whether a day had more feeds, readers or persons than it has room for. The rest is counted together.</param>
internal sealed record Polls(
    PollFigures All, IReadOnlyList<KeyValuePair<string, PollFigures>> Feeds, IReadOnlyList<KeyValuePair<string, PollFigures>> Readers,
    bool IsCapped)
{
    private static readonly PollFigures Nothing = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The polls of some days.</summary>
    public static Polls Of(IReadOnlyCollection<RecordedDay> days) => new(
        days.Select(day => PollFigures.OfDay(day.Feeds) with { Individuals = day.Individuals }).Aggregate(Nothing, PollFigures.Together),
        [
            .. ByFeed(days, path => path).OrderByDescending(feed => feed.Value.Requests).ThenBy(feed => feed.Key, StringComparer.Ordinal),
        ],
        [
            .. ByReader(days, name => name).OrderByDescending(reader => reader.Value.Subscribers + reader.Value.Individuals)
                .ThenByDescending(reader => reader.Value.Requests).ThenBy(reader => reader.Key, StringComparer.Ordinal),
        ],
        days.Any(day => day.IsCapped));

    /// <summary>The figures of some days by feed, where several paths may go by one name.</summary>
    public static IEnumerable<KeyValuePair<string, PollFigures>> ByFeed(IEnumerable<RecordedDay> days, Func<string, string> nameOf) =>
        Together(days.SelectMany(
            day => day.Feeds.GroupBy(feed => nameOf(feed.Path))
                .Select(same => KeyValuePair.Create(same.Key, PollFigures.OfDay([.. same])))));

    /// <summary>The figures of some days by reader, where several readers may go by one name.</summary>
    public static IEnumerable<KeyValuePair<string, PollFigures>> ByReader(IEnumerable<RecordedDay> days, Func<string, string> nameOf) =>
        Together(days.SelectMany(day =>
        {
            var persons = day.Readers.ToLookup(reader => nameOf(reader.Name), reader => reader.Individuals);
            return day.Feeds.GroupBy(feed => nameOf(feed.Reader)).Select(same => KeyValuePair.Create(
                same.Key, PollFigures.OfDay([.. same]) with { Individuals = persons[same.Key].Sum() }));
        }));

    /// <summary>The figures of several spans, by their names.</summary>
    public static IEnumerable<KeyValuePair<string, PollFigures>> Together(IEnumerable<KeyValuePair<string, PollFigures>> spans) =>
        spans.GroupBy(figures => figures.Key)
            .Select(same => KeyValuePair.Create(same.Key, same.Select(figures => figures.Value).Aggregate(PollFigures.Together)));
}
