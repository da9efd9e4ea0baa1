namespace NewsFeeds.Feeds;

/// <summary>Something built from an edition, with what tells how long it stands. Immutable.</summary>
/// <param name="Value">What was built.</param>
/// <param name="Media">
/// The paths in the content folder of the pictures and sounds that were asked for; it is another one when one of them changes.
/// </param>
/// <param name="IsComplete">False: the words of an article could not be read, so it is worth building again soon.</param>
/// <param name="ChangesAt">When the clock alone makes it another one, UTC; null for never.</param>
public sealed record Built<T>(T Value, IReadOnlyCollection<string> Media, bool IsComplete, DateTimeOffset? ChangesAt)
{
    /// <summary>Something made of the value alone.</summary>
    public Built<TOther> With<TOther>(TOther value) => new(value, Media, IsComplete, ChangesAt);
}
