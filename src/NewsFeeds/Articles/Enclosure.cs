namespace NewsFeeds.Articles;

/// <summary>Sound or video that comes with an article.</summary>
/// <param name="Source">An absolute http(s) address, or the file's path in the content folder.</param>
/// <param name="MediaType">The media type as the editor gave it; null takes it from the file's name.</param>
/// <param name="Length">Bytes as the editor gave them; null takes them from the file.</param>
/// <param name="Duration">How long it plays, where the editor says so.</param>
/// <param name="Title">What it is called.</param>
public sealed record Enclosure(
    string Source, string? MediaType = null, long? Length = null, TimeSpan? Duration = null, string? Title = null);
