namespace NewsFeeds.Server.Desk;

/// <summary>A program or service that polls feeds. It is compared by reference: a day has one instance of each.</summary>
/// <param name="name">Its name without a version, such as <c>Feedly</c>.</param>
/// <param name="feedId">The number that a service gives to one of its feeds; empty where it tells none.</param>
internal sealed class Reader(string name, string feedId)
{
    /// <summary>Who sends no User-Agent, and those for whom a day's lists have no room.</summary>
    public static readonly Reader Other = new("other", "");

    private long _individuals;

    public string Name => name;

    public string FeedId => feedId;

    /// <summary>Distinct persons who asked with it, whatever the feed.</summary>
    public long Individuals => Interlocked.Read(ref _individuals);

    /// <summary>Counts a person who asks with it for the first time on this day.</summary>
    public void CountIndividual() => Interlocked.Increment(ref _individuals);
}
