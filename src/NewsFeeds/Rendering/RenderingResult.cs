using NewsFeeds.Articles;

namespace NewsFeeds.Rendering;

/// <summary>The result of rendering an article. Immutable.</summary>
/// <param name="Status">Whether it was rendered, and else why not.</param>
/// <param name="Version">The version that was asked for; with <see cref="RenderingStatus.LastGood"/>, the one that the entry shows.</param>
/// <param name="Entry">
/// The rendering, with <see cref="RenderingStatus.Rendered"/> and <see cref="RenderingStatus.LastGood"/>; otherwise null.
/// </param>
public sealed record RenderingResult(RenderingStatus Status, Article Version, RenderedEntry? Entry);

/// <summary>How rendering an article ended.</summary>
public enum RenderingStatus
{
    /// <summary>The version that was asked for was rendered.</summary>
    Rendered,

    /// <summary>Its words cannot be read or rendered, and an earlier rendering of the article stands in for it.</summary>
    LastGood,

    /// <summary>Its words cannot be read now. It can be shown without them until its file is readable.</summary>
    TextUnavailable,

    /// <summary>Its words exceed what can be rendered. It is held back until its file changes.</summary>
    Unrenderable,

    /// <summary>
    /// Rendering it failed in a way that may pass, so it is to be tried again. A feed that lost all its entries like this must not be
    /// published.
    /// </summary>
    Failed,
}
