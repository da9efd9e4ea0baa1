namespace NewsFeeds.Server.Desk;

/// <summary>How often something was asked for, and by how many.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Full">Answers with the whole feed (200).</param>
/// <param name="NotModified">Answers that the feed is as the reader has it (304).</param>
/// <param name="Conditional">Requests with a tag or a date, whatever the answer.</param>
/// <param name="Bytes">What the bodies took.</param>
/// <param name="BytesSaved">How much more the bodies would have taken without 304 and without compression.</param>
/// <param name="Individuals">Distinct persons who asked.</param>
/// <param name="Subscribers">The subscribers that services report: a ceiling, and forgeable. A count that nobody has is not in it.</param>
/// <param name="Forged">Whether such a count was reported.</param>
internal sealed record PollFigures(
    long Requests, long Full, long NotModified, long Conditional, long Bytes, long BytesSaved, long Individuals, long Subscribers,
    bool Forged = false)
{
    /// <summary>All other answers.</summary>
    public long Others => Requests - Full - NotModified;

    /// <summary>
    /// The figures of one day. Persons may read several feeds with one reader, so the feed with the most of them is a floor for all.
    /// </summary>
    public static PollFigures OfDay(IReadOnlyCollection<TalliedFeed> feeds) => new(
        feeds.Sum(feed => feed.Requests),
        feeds.Sum(feed => feed.Full),
        feeds.Sum(feed => feed.NotModified),
        feeds.Sum(feed => feed.Conditional),
        feeds.Sum(feed => feed.Bytes),
        feeds.Sum(feed => feed.BytesSaved),
        feeds.GroupBy(feed => feed.Reader).Sum(same => same.Max(feed => feed.Individuals)),
        feeds.GroupBy(feed => feed.Reader).Sum(SubscribersOf),
        feeds.Any(feed => feed.IsForged));

    /// <summary>
    /// The figures of two spans. Requests and bytes add up. People do not: who comes today came yesterday, so the busiest day counts.
    /// </summary>
    public static PollFigures Together(PollFigures a, PollFigures b) => new(
        a.Requests + b.Requests, a.Full + b.Full, a.NotModified + b.NotModified, a.Conditional + b.Conditional, a.Bytes + b.Bytes,
        a.BytesSaved + b.BytesSaved, Math.Max(a.Individuals, b.Individuals), Math.Max(a.Subscribers, b.Subscribers),
        a.Forged || b.Forged);

    // A service that numbers feeds asks for one number at several addresses, such as a feed's old one and its new one. Numbers can be
    // invented, so that all of a reader's feeds together have no more subscribers than one feed can have.
    private static long SubscribersOf(IEnumerable<TalliedFeed> feedsOfReader) => Math.Min(
        Caller.MostSubscribers,
        feedsOfReader.GroupBy(feed => (feed.FeedId, Path: feed.FeedId.Length > 0 ? "" : feed.Path))
            .Sum(same => (long)same.Max(feed => feed.Subscribers)));
}
