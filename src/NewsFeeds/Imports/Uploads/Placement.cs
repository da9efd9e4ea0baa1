namespace NewsFeeds.Imports.Uploads;

/// <summary>What became of a picture or sound that a post names: one of the two is null.</summary>
/// <param name="Path">Its file in the content folder, <c>/</c> between segments.</param>
/// <param name="Reason">Why it cannot be had, as the end of a sentence.</param>
internal sealed record Placement(string? Path, string? Reason)
{
    public static Placement At(string path) => new(path, null);

    public static Placement Lost(string reason) => new(null, reason);
}
