namespace NewsFeeds.Articles;

/// <summary>A picture that an article, a category or the publication names in its front matter.</summary>
/// <param name="Source">An absolute http(s) address, or the file's path in the content folder, without a leading slash.</param>
/// <param name="Alt">What the picture shows, for those who do not see it.</param>
/// <param name="Caption">The line printed below it.</param>
/// <param name="Credit">Who made it.</param>
/// <param name="MediaType">The media type as given; it counts where the file does not tell, as that of another site.</param>
/// <param name="Length">Bytes as given, likewise.</param>
/// <param name="Width">Pixels as given, likewise.</param>
/// <param name="Height">Pixels as given, likewise.</param>
/// <param name="IsDistributed">False: the picture may be shown on the article's page, and goes out in no feed.</param>
public sealed record Picture(
    string Source, string? Alt = null, string? Caption = null, string? Credit = null,
    string? MediaType = null, long? Length = null, int? Width = null, int? Height = null,
    bool IsDistributed = true)
{
    /// <summary>The picture where it may go out in feeds; else null.</summary>
    public Picture? InFeeds() => IsDistributed ? this : null;
}
