namespace NewsFeeds.Imports.Uploads;

/// <summary>A file cannot be downloaded. The message says why, as the end of a sentence.</summary>
internal sealed class DownloadException(string message, Exception? cause = null) : Exception(message, cause);
