namespace NewsFeeds.Imports.Bodies;

/// <summary>What a piece of HTML is.</summary>
internal enum MarkupPiece
{
    /// <summary>Words, with what only looks like a tag.</summary>
    Text,

    /// <summary>A start tag.</summary>
    Open,

    /// <summary>An end tag.</summary>
    Close,

    /// <summary>A comment or a declaration, which shows nothing.</summary>
    Comment,

    /// <summary>An element whose content is no HTML, from its start tag to its end tag.</summary>
    Whole,
}
