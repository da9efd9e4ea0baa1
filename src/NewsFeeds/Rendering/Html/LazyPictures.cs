using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>Undoes lazy loading: feed readers run no script that would put the real address in the place of the grey one.</summary>
internal static class LazyPictures
{
    private static readonly string[] Sources = ["data-src", "data-lazy-src", "data-original", "data-lazy"];
    private static readonly string[] SourceSets = ["data-srcset", "data-lazy-srcset"];

    public static void Settle(IHtmlElement body, SanitizerReport removals)
    {
        foreach (var element in body.QuerySelectorAll("img,source,iframe,video,audio,embed"))
        {
            Prefer(element, "src", Sources);
            Prefer(element, "srcset", SourceSets);
            Prefer(element, "poster", ["data-poster"]);
            if (element.LocalName == "img")
            {
                SettlePicture(element, removals);
            }
        }

        // <noscript> holds the same picture again for browsers without script.
        var shown = body.QuerySelectorAll("img[src]").Where(picture => picture.Closest("noscript") is null)
            .Select(picture => picture.GetAttribute("src")!).ToHashSet(StringComparer.Ordinal);
        foreach (var picture in body.QuerySelectorAll("noscript img"))
        {
            if (shown.Contains(picture.GetAttribute("src") ?? ""))
            {
                picture.RemoveWithFrame();
            }
        }
    }

    /// <summary>An address that shows nothing: none, a data: URI, or a file that is named for being blank.</summary>
    public static bool IsPlaceholder(string? address)
    {
        address = address?.Trim();
        if (string.IsNullOrEmpty(address) || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("about:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var file = address[(address.LastIndexOf('/') + 1)..];
        return Names.Any(name => file.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] Names = ["blank.", "spacer.", "placeholder.", "transparent.", "lazy.", "loading.", "1x1.", "pixel.", "trans.gif"];

    private static void Prefer(IElement element, string attribute, string[] lazy)
    {
        var value = lazy.Select(element.GetAttribute).FirstOrDefault(candidate => !IsPlaceholder(candidate));
        var now = element.GetAttribute(attribute);
        if (value is not null && (IsPlaceholder(now) || now!.Contains("data:", StringComparison.OrdinalIgnoreCase)))
        {
            element.SetAttribute(attribute, value);
        }
    }

    private static void SettlePicture(IElement picture, SanitizerReport removals)
    {
        var source = picture.GetAttribute("src");
        if (IsPlaceholder(source) && SourceSet.Largest(picture.GetAttribute("srcset") ?? "") is { } largest)
        {
            picture.SetAttribute("src", source = largest);
        }

        // Counting pixels of trackers are no pictures.
        var pixel = picture.GetAttribute("width") is "0" or "1" && picture.GetAttribute("height") is "0" or "1";
        if (pixel || source is null || source.AsSpan().Trim().StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            if (pixel)
            {
                removals.Element(picture);
            }
            else if (source is not null && !HasNoScriptCopy(picture))
            {
                removals.Address(source, picture);
            }

            picture.RemoveWithFrame();
        }
    }

    private static bool HasNoScriptCopy(IElement picture) => picture.ParentElement?.QuerySelector("noscript img") is not null;
}
