namespace NewsFeeds.Editions;

/// <summary>Tells that an edition was swapped in.</summary>
/// <param name="Before">The edition before.</param>
/// <param name="Current">The edition in service; the same as before where only media changed.</param>
/// <param name="Media">The paths of pictures and sounds that came, went or were written again.</param>
public sealed record PublishedEdition(Edition Before, Edition Current, IReadOnlyCollection<string> Media);
