using System.Collections.Immutable;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>Collects what is removed from one body, with its place in the text as the author wrote it where that is known.</summary>
internal sealed class SanitizerReport(MarkdownPlaces? places)
{
    // A body of nothing but scripts must not fill a log. An editor corrects the first few and checks again.
    private const int Most = 100;

    private const int MostOfScheme = 20;

    private readonly ImmutableArray<Slip>.Builder _found = ImmutableArray.CreateBuilder<Slip>();
    private readonly HashSet<string> _ofOffice = new(StringComparer.Ordinal);

    /// <summary>The removed markup in the order of the text. Markup without a place comes last.</summary>
    public ImmutableArray<Slip> ToImmutable() =>
        [.. _found.OrderBy(removed => removed.Line == 0 ? int.MaxValue : removed.Line).ThenBy(removed => removed.Column)];

    /// <summary>Notes an element that was removed. Office writes hundreds of a kind, so the first of each is noted.</summary>
    public void Element(IElement element)
    {
        if (!element.LocalName.Contains(':', StringComparison.Ordinal) || _ofOffice.Add(element.LocalName))
        {
            Warn(element, "removed-html", TagOf(element));
        }
    }

    /// <summary>Notes an element whose content was removed because it is hidden.</summary>
    public void Hidden(IElement element) => Warn(element, "hidden-text", TagOf(element));

    /// <summary>Notes an attribute that was removed.</summary>
    public void Attribute(string name, IElement element) => Warn(element, "removed-html/attribute", name, TagOf(element));

    /// <summary>Notes an address that was removed because of its scheme, such as <c>javascript:</c>.</summary>
    public void Address(string value, IElement element)
    {
        var address = value.Trim();
        var scheme = address.IndexOf(':', StringComparison.Ordinal) is > 0 and < MostOfScheme and var colon
            ? address[..(colon + 1)]
            : string.Concat(address.AsSpan(0, Math.Min(address.Length, MostOfScheme)), "…");
        Warn(element, "removed-html/address", scheme, TagOf(element));
    }

    private static string TagOf(IElement element) => $"<{element.LocalName}>";

    private void Warn(IElement element, string kind, params IReadOnlyList<string> arguments)
    {
        if (_found.Count < Most)
        {
            var (line, column) = Place(element);
            _found.Add(new Slip(line, column, kind, arguments));
        }
    }

    private (int Line, int Column) Place(IElement element)
    {
        // An element that the parser or an earlier pass made has no place, but an element around it has.
        for (var near = element; places is not null && near is not null; near = near.ParentElement)
        {
            // What the parser puts in the place of <isindex> is nowhere, at -1.
            if (near.SourceReference is { Position.Index: >= 0 and var index })
            {
                return places.Find(index);
            }

            if (near.LocalName is "svg" or "math")
            {
                return places.FindNext(near.LocalName); // AngleSharp 1.x does not tell the places of these two.
            }
        }

        return (0, 0);
    }
}
