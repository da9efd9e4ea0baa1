using System.Collections.Immutable;

namespace NewsFeeds.Rendering;

/// <summary>What rendering one version of an article gives: the costly part of an entry, the same in every feed and page that holds it.</summary>
/// <param name="Content">The whole content as safe HTML: lead picture, body, corrections; of a retracted article the notice.</param>
/// <param name="Summary">Plain text.</param>
/// <param name="Image">The lead picture with what its file tells.</param>
/// <param name="Enclosures">Sound and video with what their files tell.</param>
public sealed record RenderedEntry(string Content, string Summary, FeedPicture? Image, ImmutableArray<FeedEnclosure> Enclosures);
