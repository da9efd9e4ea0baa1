namespace NewsFeeds.Imports.Uploads;

/// <summary>A file of the former site, or of another one, as a post names it.</summary>
/// <param name="Key">The same for every spelling of its address; what the ledger knows it by.</param>
/// <param name="Address">Absolute, http or https, without a fragment.</param>
/// <param name="Upload">Its path below <c>wp-content/uploads</c>, decoded; null where it is no upload of the site.</param>
internal sealed record MediaSource(string Key, Uri Address, string? Upload)
{
    /// <summary>The file's name, decoded.</summary>
    public string Name { get; } = Uri.UnescapeDataString(Address.Segments[^1]);
}
