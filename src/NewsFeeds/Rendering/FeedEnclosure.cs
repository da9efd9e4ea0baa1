namespace NewsFeeds.Rendering;

/// <summary>Sound or video with what its file tells.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType">Such as <c>audio/mpeg</c>.</param>
/// <param name="Length">Bytes; 0 where nobody knows.</param>
/// <param name="Duration">How long it plays, where known.</param>
/// <param name="Title">What it is called.</param>
public sealed record FeedEnclosure(string Url, string MediaType, long Length, TimeSpan? Duration = null, string? Title = null);
