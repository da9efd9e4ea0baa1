namespace NewsFeeds.Imports.Uploads;

/// <summary>A file cannot be downloaded.</summary>
/// <param name="reason">The kind of the fault that says why.</param>
/// <param name="arguments">The fault's arguments, behind the address that the post names.</param>
internal sealed class DownloadException(string reason, params IReadOnlyList<object> arguments) : Exception(reason)
{
    public string Reason { get; } = reason;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
