namespace NewsFeeds.Server.Desk;

/// <summary>What a User-Agent says of who asks.</summary>
/// <param name="Reader">The program or service.</param>
/// <param name="Subscribers">For how many subscribers a service says that it asks; 0 where it says nothing.</param>
/// <param name="IsIndividual">Whether it asks for one person, and not for a service's subscribers or for nobody.</param>
internal sealed record Caller(Reader Reader, int Subscribers, bool IsIndividual)
{
    /// <summary>A count from this number on is taken as forged: it is marked, and not counted.</summary>
    public const int MostSubscribers = 1_000_000;

    /// <inheritdoc cref="Reader.Other"/>
    public static readonly Caller Other = new(Reader.Other, 0, IsIndividual: false);
}
