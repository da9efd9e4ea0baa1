using System.Collections.Immutable;

namespace NewsFeeds.Rendering;

/// <summary>
/// One version of an article, rendered: the costly part of an entry, the same in every feed that shows it. Immutable.
/// </summary>
/// <param name="Content">The whole content as safe HTML: lead picture, body and corrections, or the notice of a retracted article.</param>
/// <param name="PageContent">
/// The same for the article's own page, where links within the article are bare fragments. The same string where there are none.
/// </param>
/// <param name="Summary">Plain text.</param>
/// <param name="Image">The lead picture with what its file tells.</param>
/// <param name="Enclosures">The sounds and films with what their files tell.</param>
/// <param name="LookedUp">
/// Every path of the content folder that the rendering looked up (in Unicode's form C), with what it found: the file of a picture or sound,
/// the address of an article or category; null for nothing. The rendering is right only while <see cref="ContentPaths"/> finds the same.
/// </param>
public sealed record RenderedEntry(
    string Content,
    string PageContent,
    string Summary,
    FeedPicture? Image,
    ImmutableArray<FeedEnclosure> Enclosures,
    IReadOnlyDictionary<string, object?> LookedUp);
