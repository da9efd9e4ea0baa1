namespace NewsFeeds.Imports.Uploads;

/// <summary>What became of a picture or sound that a post names: either path or reason is null.</summary>
/// <param name="Path">Its file in the content folder, <c>/</c> between segments.</param>
/// <param name="Reason">Why it cannot be had: the kind of a fault.</param>
/// <param name="Arguments">The fault's arguments, behind the address that the post names.</param>
internal sealed record Placement(string? Path, string? Reason, params IReadOnlyList<object> Arguments)
{
    public static Placement At(string path) => new(path, null);

    public static Placement Lost(string reason, params IReadOnlyList<object> arguments) => new(null, reason, arguments);
}
