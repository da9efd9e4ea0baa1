namespace NewsFeeds.Articles;

/// <summary>What a <see cref="Reference"/> leads to.</summary>
internal enum ReferenceKind
{
    /// <summary>Nothing that may be linked: it is empty, or has a scheme that no reader follows, such as <c>C:\anh.jpg</c>.</summary>
    Nowhere,

    /// <summary>An absolute http or https address.</summary>
    Web,

    /// <summary>A <c>mailto:</c> or <c>tel:</c> address.</summary>
    Contact,

    /// <summary>A place in the same document.</summary>
    Fragment,

    /// <summary>A path from the top: of the content folder, or of the service.</summary>
    FromTop,

    /// <summary>A path that begins beside the file in which it was written.</summary>
    Beside,
}
