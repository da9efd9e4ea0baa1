using System.Diagnostics.Metrics;
using NewsFeeds.Editions;
using NewsFeeds.Rendering;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// The figures as instruments, named after OpenTelemetry's conventions. They are read when somebody asks for them, so a poll pays nothing.
/// </summary>
internal sealed class FeedMetrics : IDisposable
{
    /// <summary>The name by which listeners find the instruments.</summary>
    public const string Name = "NewsFeeds";

    private const string Feed = "newsfeeds.feed.path";
    private const string ReaderName = "newsfeeds.reader.name";
    private const string Outcome = "newsfeeds.outcome";
    private const string Floor = "Behind a cache it is a floor.";
    private const string Ceiling = "It is what they report: a ceiling.";

    private static readonly TimeSpan OneMoment = TimeSpan.FromMilliseconds(200);

    private readonly PollCounter _polls;
    private readonly TimeProvider _time;
    private readonly Meter _meter = new(Name);
    private readonly Lock _reading = new();
    private PollTotals.Snapshot? _read;
    private long _readAt;

    public FeedMetrics(PollCounter polls, Newsroom newsroom, EntryRenderer renderer, TimeProvider time)
    {
        (_polls, _time) = (polls, time);
        Count("newsfeeds.feed.requests", "{request}", $"Requests for a feed. {Floor}", Outcomes(Feed, read => read.Feeds));
        Count(
            "newsfeeds.feed.conditional_requests", "{request}", $"Requests for a feed with a tag or a date. {Floor}",
            Each(Feed, read => read.Feeds, figures => figures.Conditional));
        Count(
            "newsfeeds.feed.sent", "By", $"Bodies of a feed that were sent. {Floor}",
            Each(Feed, read => read.Feeds, figures => figures.Bytes));
        Count(
            "newsfeeds.feed.saved", "By", $"Bodies of a feed that were not sent, thanks to 304 and to compression. {Floor}",
            Each(Feed, read => read.Feeds, figures => figures.BytesSaved));
        Count("newsfeeds.reader.requests", "{request}", $"Requests by a reader. {Floor}", Outcomes(ReaderName, read => read.Readers));
        Count(
            "newsfeeds.reader.conditional_requests", "{request}", $"Requests by a reader with a tag or a date. {Floor}",
            Each(ReaderName, read => read.Readers, figures => figures.Conditional));

        Gauge(
            "newsfeeds.feed.subscribers", "{subscriber}", $"Subscribers of a feed today for whom services ask. {Ceiling}",
            Each(Feed, read => read.FeedsToday, figures => figures.Subscribers));
        Gauge(
            "newsfeeds.feed.individuals", "{person}", $"Persons who asked for a feed today. {Floor}",
            Each(Feed, read => read.FeedsToday, figures => figures.Individuals));
        Gauge(
            "newsfeeds.reader.subscribers", "{subscriber}", $"Subscribers today for whom a service asks. {Ceiling}",
            Each(ReaderName, read => read.ReadersToday, figures => figures.Subscribers));
        Gauge(
            "newsfeeds.reader.individuals", "{person}", $"Persons who asked with a reader today. {Floor}",
            Each(ReaderName, read => read.ReadersToday, figures => figures.Individuals));
        Gauge(
            "newsfeeds.individuals", "{person}", $"Persons who asked for any feed today. {Floor}",
            read => [new(read.IndividualsToday)]);

        _meter.CreateObservableUpDownCounter(
            "newsfeeds.article.public", () => newsroom.Current.All.Articles.Length, "{article}", "Articles that are public.");
        _meter.CreateObservableUpDownCounter(
            "newsfeeds.article.held_back", () => renderer.StatusOf(newsroom).Status.HeldBack, "{article}",
            "Articles and descriptions whose newest version is not served.");
        _meter.CreateObservableGauge(
            "newsfeeds.store.available", () => newsroom.Status.StoreAvailable ? 1 : 0, "1", "1 where the article store is there, else 0.");
        _meter.CreateObservableGauge(
            "newsfeeds.edition.failed_turns", () => newsroom.Status.FailedTurns, "{turn}",
            "How often in a row the next edition could not be made.");
    }

    public void Dispose() => _meter.Dispose();

    private static Func<PollTotals.Snapshot, IEnumerable<Measurement<long>>> Each(
        string attribute, Func<PollTotals.Snapshot, IEnumerable<KeyValuePair<string, PollFigures>>> named,
        Func<PollFigures, long> figure) =>
        read => named(read).Select(
            each => new Measurement<long>(figure(each.Value), new KeyValuePair<string, object?>(attribute, each.Key)));

    private static Func<PollTotals.Snapshot, IEnumerable<Measurement<long>>> Outcomes(
        string attribute, Func<PollTotals.Snapshot, IEnumerable<KeyValuePair<string, PollFigures>>> named) =>
        read => named(read).SelectMany(each =>
        {
            var (name, figures) = (new KeyValuePair<string, object?>(attribute, each.Key), each.Value);
            return new Measurement<long>[]
            {
                new(figures.Full, name, new(Outcome, "full")),
                new(figures.NotModified, name, new(Outcome, "not_modified")),
                new(figures.Others, name, new(Outcome, "other")),
            };
        });

    private void Count(string name, string unit, string description, Func<PollTotals.Snapshot, IEnumerable<Measurement<long>>> measure) =>
        _meter.CreateObservableCounter(name, () => measure(Read()), unit, description);

    private void Gauge(string name, string unit, string description, Func<PollTotals.Snapshot, IEnumerable<Measurement<long>>> measure) =>
        _meter.CreateObservableGauge(name, () => measure(Read()), unit, description);

    // Each instrument is asked by itself. A day with as many names as it has room for is read in some 100 ms, so all of a scrape share it.
    private PollTotals.Snapshot Read()
    {
        lock (_reading)
        {
            if (_read is null || _time.GetElapsedTime(_readAt) > OneMoment)
            {
                _read = _polls.ReadTotals();
                _readAt = _time.GetTimestamp();
            }

            return _read;
        }
    }
}
