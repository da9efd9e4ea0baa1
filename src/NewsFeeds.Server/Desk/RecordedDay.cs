using System.Text.Json.Serialization;

namespace NewsFeeds.Server.Desk;

/// <summary>The polls of one day, as they are kept. Whatever a cache in front answers is not in it.</summary>
/// <param name="Date">The day in the publication's zone.</param>
/// <param name="IsCapped">Whether more came than the lists of a day have room for, so that the rest is counted together.</param>
/// <param name="Feeds">Each feed and reader.</param>
/// <param name="Readers">The readers with which persons asked.</param>
internal sealed record RecordedDay(DateOnly Date, bool IsCapped, IReadOnlyList<TalliedFeed> Feeds, IReadOnlyList<TalliedReader> Readers)
{
    /// <summary>Distinct persons, whatever the feed. Nobody is counted with two readers.</summary>
    [JsonIgnore]
    public long Individuals => Readers.Sum(reader => reader.Individuals);

    /// <summary>
    /// The day as several processes counted it: replicas that share a folder, or one before and after its start. The same person may be in
    /// each, so the most that one of them met is a floor for all.
    /// </summary>
    public static RecordedDay Of(IGrouping<DateOnly, RecordedDay> parts) => new(
        parts.Key,
        parts.Any(part => part.IsCapped),
        [
            .. parts.SelectMany(part => part.Feeds)
                .GroupBy(feed => (feed.Path, feed.Reader, feed.FeedId))
                .Select(same => same.Aggregate(TalliedFeed.Together)),
        ],
        [
            .. parts.SelectMany(part => part.Readers)
                .GroupBy(reader => reader.Name)
                .Select(same => new TalliedReader(same.Key, same.Max(reader => reader.Individuals))),
        ]);
}

/// <summary>How many persons asked with a reader on one day.</summary>
/// <param name="Name">The reader's name.</param>
/// <param name="Individuals">Distinct persons, whatever the feed.</param>
internal sealed record TalliedReader(string Name, long Individuals);
