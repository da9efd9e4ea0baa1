namespace NewsFeeds.Server.Exports;

/// <summary>A former address.</summary>
/// <param name="Path">The path, decoded. At the top it may be followed by a query with its question mark.</param>
/// <param name="Target">The absolute address that it leads to; null for what is gone.</param>
internal sealed record Redirect(string Path, string? Target);
