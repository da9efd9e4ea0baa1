namespace NewsFeeds.Feeds;

/// <summary>Something built from an edition, with what tells how long it is valid. Immutable.</summary>
/// <param name="Value">What was built.</param>
/// <param name="Files">
/// The folded paths in the content folder of the pictures and sounds that it was built from, and of the articles to which it links. When
/// one of them changes, it is out of date.
/// </param>
/// <param name="IsComplete">Whether the text of every article could be read. If not, it is worth building again soon.</param>
/// <param name="ChangesAt">When the clock alone changes it, UTC; null for never.</param>
public sealed record Built<T>(T Value, IReadOnlyCollection<string> Files, bool IsComplete, DateTimeOffset? ChangesAt)
{
    /// <summary>Something that is made of the value alone, with the same validity.</summary>
    public Built<TOther> With<TOther>(TOther value) => new(value, Files, IsComplete, ChangesAt);
}
