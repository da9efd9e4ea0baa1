namespace NewsFeeds.Editions;

/// <summary>Tells that an edition was swapped in.</summary>
/// <param name="Before">The edition before.</param>
/// <param name="Current">The edition in service; the same as before where only files changed.</param>
/// <param name="Files">
/// The folded paths of pictures and sounds that came, went or were written again, and of articles to which texts link that came, went, got
/// another address, or began or ceased to wait.
/// </param>
/// <param name="Edits">What the edition did to articles, newest first; of more than a thousand the first.</param>
public sealed record PublishedEdition(Edition Before, Edition Current, IReadOnlyCollection<string> Files, IReadOnlyList<Edit> Edits);
