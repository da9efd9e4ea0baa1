namespace NewsFeeds.Server.Desk;

/// <summary>A program or service that polls feeds. It is compared by reference: a day has one instance of each.</summary>
/// <param name="name">Its name without a version, such as <c>Feedly</c>.</param>
/// <param name="group">The number that a service gives to one of its feeds; empty where it tells none.</param>
internal sealed class Reader(string name, string group)
{
    /// <summary>Who sends no User-Agent, and those for whom a day's lists have no room.</summary>
    public static readonly Reader Other = new("other", "");

    public string Name => name;

    public string Group => group;
}
