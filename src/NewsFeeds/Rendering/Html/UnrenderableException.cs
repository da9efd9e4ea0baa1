namespace NewsFeeds.Rendering.Html;

/// <summary>A text that cannot be rendered within the service's bounds. The message tells an editor which bound it is.</summary>
public sealed class UnrenderableException(string message, Exception? inner = null) : Exception(message, inner);
