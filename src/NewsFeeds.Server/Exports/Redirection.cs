namespace NewsFeeds.Server.Exports;

/// <summary>An address where something was.</summary>
/// <param name="Path">The path, decoded; a query with its question mark where it is of the top.</param>
/// <param name="Target">The absolute address that it leads to; null for what was taken down for good.</param>
internal sealed record Redirection(string Path, string? Target);
