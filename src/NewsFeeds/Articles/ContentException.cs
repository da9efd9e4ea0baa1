namespace NewsFeeds.Articles;

/// <summary>Content that cannot be served as it stands.</summary>
public sealed class ContentException(Fault fault) : Exception(fault.ToString())
{
    /// <summary>What is wrong, and where.</summary>
    public Fault Fault { get; } = fault;
}
