namespace NewsFeeds.Checks;

/// <summary>What was done with a podcast without a permanent id.</summary>
/// <param name="File">The category's file, relative to the content folder.</param>
/// <param name="Id">The id.</param>
public sealed record Mended(string File, string Id)
{
    /// <summary>Whether the id was written; false where the file has errors, is a link, or is written in an unusual way.</summary>
    public bool IsWritten { get; init; }
}
