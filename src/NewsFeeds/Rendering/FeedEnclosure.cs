namespace NewsFeeds.Rendering;

/// <summary>A sound or film with what its file tells. Immutable.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType">Such as <c>audio/mpeg</c>.</param>
/// <param name="Length">In bytes; 0 where it is not known.</param>
/// <param name="Duration">The time that it plays, where known.</param>
/// <param name="Title">Its title, where it has one.</param>
public sealed record FeedEnclosure(string Url, string MediaType, long Length, TimeSpan? Duration = null, string? Title = null);
