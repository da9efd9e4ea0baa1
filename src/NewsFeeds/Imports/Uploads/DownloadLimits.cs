namespace NewsFeeds.Imports.Uploads;

/// <summary>How much a download may take.</summary>
internal sealed record DownloadLimits
{
    /// <summary>Bytes of one file.</summary>
    public long MostBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Until a connection stands.</summary>
    public TimeSpan Connecting { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Without a byte.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one file.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromMinutes(5);
}
