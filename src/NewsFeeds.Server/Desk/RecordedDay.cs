namespace NewsFeeds.Server.Desk;

/// <summary>The polls of one day, as they are kept. Whatever a cache in front answers is not in it.</summary>
/// <param name="Date">The day in the publication's zone.</param>
/// <param name="Individuals">Distinct persons, whatever the feed.</param>
/// <param name="IsCapped">Whether more came than the lists of a day have room for, so that the rest is counted together.</param>
/// <param name="Feeds">Each feed and reader.</param>
internal sealed record RecordedDay(DateOnly Date, long Individuals, bool IsCapped, IReadOnlyList<TalliedFeed> Feeds)
{
    /// <summary>
    /// The day as several processes counted it: replicas that share a folder, or one before and after its start. The same person may be in
    /// each, so the most that one of them met is a floor for all.
    /// </summary>
    public static RecordedDay Of(IGrouping<DateOnly, RecordedDay> parts) => new(
        parts.Key,
        parts.Max(part => part.Individuals),
        parts.Any(part => part.IsCapped),
        [
            .. parts.SelectMany(part => part.Feeds)
                .GroupBy(feed => (feed.Path, feed.Reader, feed.Group))
                .Select(same => same.Aggregate(TalliedFeed.Together)),
        ]);
}
