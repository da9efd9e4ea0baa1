using System.Globalization;
using NewsFeeds.Articles;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// A text that cannot be rendered within the service's bounds. It has the kind and the arguments of the <see cref="Fault"/> that says why.
/// </summary>
public sealed class UnrenderableException(string kind, Exception? inner, params IReadOnlyList<object> arguments)
    : Exception(FaultTexts.Of(kind, arguments, CultureInfo.InvariantCulture), inner)
{
    /// <summary>The fault's <see cref="Fault.Kind"/>.</summary>
    public string Kind { get; } = kind;

    /// <summary>The fault's <see cref="Fault.Arguments"/>.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
