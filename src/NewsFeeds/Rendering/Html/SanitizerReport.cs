using System.Collections.Immutable;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>Collects what is taken out of one body, with its place in the text as the author wrote it if that is known.</summary>
internal sealed class SanitizerReport(MarkdownPlaces? places)
{
    // An editor mends the first few; a body that is nothing but scripts need not fill a log.
    private const int Most = 100;

    private readonly ImmutableArray<RemovedMarkup>.Builder _found = ImmutableArray.CreateBuilder<RemovedMarkup>();

    public ImmutableArray<RemovedMarkup> ToImmutable() =>
        [.. _found.OrderBy(removed => removed.Line == 0 ? int.MaxValue : removed.Line).ThenBy(removed => removed.Column)];

    public void Element(IElement element) => Add($"<{element.LocalName}>", element);

    public void Attribute(string name, IElement element) => Add($"{name} of <{element.LocalName}>", element);

    /// <summary>An address of a scheme that is not let through, such as <c>javascript:</c>.</summary>
    public void Address(string value, IElement element)
    {
        var scheme = value.AsSpan().Trim().IndexOf(':') is > 0 and < 20 and var colon ? value.Trim()[..(colon + 1)] : "unsafe";
        Add($"{scheme} address of <{element.LocalName}>", element);
    }

    private void Add(string what, IElement element)
    {
        if (_found.Count < Most)
        {
            var (line, column) = Place(element);
            _found.Add(new RemovedMarkup(line, column, what));
        }
    }

    private (int Line, int Column) Place(IElement element)
    {
        // What the parser or an earlier pass made has no source; what stands around it has.
        for (var near = element; places is not null && near is not null; near = near.ParentElement)
        {
            if (near.SourceReference is { } reference)
            {
                return places.Find(reference.Position.Index);
            }

            if (near.LocalName is "svg" or "math")
            {
                return places.FindNext(near.LocalName); // AngleSharp 1.x forgets where these two begin
            }
        }

        return (0, 0);
    }
}
