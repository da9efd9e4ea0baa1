namespace NewsFeeds.Server.Desk;

/// <summary>
/// What this process counted since it began. It goes on over midnight and never falls, however many names are met: the first ones are told
/// apart, and a name that is counted with the others once stays there. One thread at a time.
/// </summary>
internal sealed class PollTotals
{
    /// <summary>How many feeds are told apart.</summary>
    public const int MostFeeds = 600;

    /// <summary>How many readers are told apart.</summary>
    public const int MostReaders = 50;

    private readonly ByName _feeds = new(MostFeeds, feed => feed.Path);
    private readonly ByName _readers = new(MostReaders, feed => feed.Reader);

    /// <summary>Adds days that are counted no more.</summary>
    public void Finish(IReadOnlyCollection<RecordedDay> days)
    {
        _feeds.Finish(days);
        _readers.Finish(days);
    }

    /// <summary>The finished days and those that are still counted.</summary>
    /// <param name="counted">The days that are still counted.</param>
    /// <param name="today">Which of them is today; null for none.</param>
    public Snapshot Read(IReadOnlyCollection<RecordedDay> counted, DateOnly? today)
    {
        List<RecordedDay> ofToday = [.. counted.Where(day => day.Date == today)];
        var individuals = ofToday.Sum(day => day.Individuals);
        return new(_feeds.With(counted), _readers.With(counted), _feeds.Of(ofToday), _readers.Of(ofToday), individuals);
    }

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

    private sealed class ByName(int most, Func<TalliedFeed, string> name)
    {
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);
        private IReadOnlyList<KeyValuePair<string, PollFigures>> _finished = [];

        public void Finish(IReadOnlyCollection<RecordedDay> days) => _finished = With(days);

        public IReadOnlyList<KeyValuePair<string, PollFigures>> With(IReadOnlyCollection<RecordedDay> days) =>
            [.. Polls.Together(_finished.Concat(Of(days)))];

        public IReadOnlyList<KeyValuePair<string, PollFigures>> Of(IReadOnlyCollection<RecordedDay> days)
        {
            Meet(days);
            return [.. Polls.By(days, feed => NameOf(name(feed)))];
        }

        // Where more come at once than there is room for, those that are asked for most get it.
        private void Meet(IReadOnlyCollection<RecordedDay> days)
        {
            if (_known.Count < most)
            {
                _known.UnionWith(
                [
                    .. days.SelectMany(day => day.Feeds).Where(feed => !_known.Contains(name(feed))).GroupBy(name)
                        .OrderByDescending(same => same.Sum(feed => feed.Requests)).ThenBy(same => same.Key, StringComparer.Ordinal)
                        .Select(same => same.Key).Take(most - _known.Count),
                ]);
            }
        }

        private string NameOf(string each) => _known.Contains(each) ? each : Reader.Other.Name;
    }
}
