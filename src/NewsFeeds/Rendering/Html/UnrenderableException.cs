namespace NewsFeeds.Rendering.Html;

/// <summary>A text that cannot be rendered within the service's bounds; the message says which, for an editor.</summary>
public sealed class UnrenderableException(string message, Exception? inner = null) : Exception(message, inner);
