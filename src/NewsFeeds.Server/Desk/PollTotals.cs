namespace NewsFeeds.Server.Desk;

/// <summary>
/// What this process counted since it began. The first 600 feeds and 50 readers have counters of their own. Every later name counts as
/// "other" until the process ends. One thread at a time.
/// </summary>
internal sealed class PollTotals
{
    /// <summary>How many feeds are told apart.</summary>
    public const int MostFeeds = 600;

    /// <summary>How many readers are told apart.</summary>
    public const int MostReaders = 50;

    private readonly ByName _feeds = new(MostFeeds, feed => feed.Path, Polls.ByFeed);
    private readonly ByName _readers = new(MostReaders, feed => feed.Reader, Polls.ByReader);

    /// <summary>Adds a day that is counted no more.</summary>
    public void Finish(RecordedDay day)
    {
        _feeds.Finish(day);
        _readers.Finish(day);
    }

    /// <summary>The finished days and the one that is still counted.</summary>
    public Snapshot Read(RecordedDay today) =>
        new(_feeds.With(today), _readers.With(today), _feeds.Of(today), _readers.Of(today), today.Individuals);

    /// <summary>The totals at one moment.</summary>
    /// <param name="Feeds">Each feed since the process began.</param>
    /// <param name="Readers">Each reader since the process began.</param>
    /// <param name="FeedsToday">Each feed on this day.</param>
    /// <param name="ReadersToday">Each reader on this day.</param>
    /// <param name="IndividualsToday">Distinct persons on this day, whatever the feed.</param>
    internal sealed record Snapshot(
        IReadOnlyList<KeyValuePair<string, PollFigures>> Feeds, IReadOnlyList<KeyValuePair<string, PollFigures>> Readers,
        IReadOnlyList<KeyValuePair<string, PollFigures>> FeedsToday, IReadOnlyList<KeyValuePair<string, PollFigures>> ReadersToday,
        long IndividualsToday);

    private sealed class ByName(
        int most, Func<TalliedFeed, string> name,
        Func<IEnumerable<RecordedDay>, Func<string, string>, IEnumerable<KeyValuePair<string, PollFigures>>> by)
    {
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);
        private IReadOnlyList<KeyValuePair<string, PollFigures>> _finished = [];

        public void Finish(RecordedDay day) => _finished = With(day);

        public IReadOnlyList<KeyValuePair<string, PollFigures>> With(RecordedDay day) => [.. Polls.Together(_finished.Concat(Of(day)))];

        public IReadOnlyList<KeyValuePair<string, PollFigures>> Of(RecordedDay day)
        {
            Meet(day);
            return [.. by([day], each => _known.Contains(each) ? each : Reader.Other.Name)];
        }

        // Where more come at once than there is room for, those that are asked for most get it.
        private void Meet(RecordedDay day)
        {
            if (_known.Count < most)
            {
                _known.UnionWith(
                [
                    .. day.Feeds.Where(feed => !_known.Contains(name(feed))).GroupBy(name)
                        .OrderByDescending(same => same.Sum(feed => feed.Requests)).ThenBy(same => same.Key, StringComparer.Ordinal)
                        .Select(same => same.Key).Take(most - _known.Count),
                ]);
            }
        }
    }
}
