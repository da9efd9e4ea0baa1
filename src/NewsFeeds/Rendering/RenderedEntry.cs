using System.Collections.Immutable;

namespace NewsFeeds.Rendering;

/// <summary>
/// One version of an article, rendered: the costly part of an entry, the same in every feed that shows it. Immutable.
/// </summary>
/// <param name="Content">
/// The whole content as safe HTML: lead picture (where it is distributed), body and corrections, or the notice of a retracted article.
/// </param>
/// <param name="PageContent">
/// The same for the article's own page: with every lead picture, with bare fragments for links within the article, and with an id for its
/// corrections. The same string where nothing differs.
/// </param>
/// <param name="Summary">Plain text.</param>
/// <param name="Image">The lead picture with what its file tells; null where it is not distributed.</param>
/// <param name="PageImage">The same for the article's own page, distributed or not.</param>
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
    FeedPicture? PageImage,
    ImmutableArray<FeedEnclosure> Enclosures,
    IReadOnlyDictionary<string, object?> LookedUp);
