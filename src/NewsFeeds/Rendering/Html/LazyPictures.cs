using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>Undoes lazy loading, because feed readers run no script that would replace a placeholder's address by the real one.</summary>
internal static class LazyPictures
{
    private static readonly string[] Sources = ["data-src", "data-lazy-src", "data-original", "data-lazy"];
    private static readonly string[] SourceSets = ["data-srcset", "data-lazy-srcset"];

    private static readonly string[] BlankNames =
        ["blank.", "spacer.", "placeholder.", "transparent.", "lazy.", "loading.", "1x1.", "pixel.", "trans.gif"];

    /// <summary>Works in place, before the sanitiser, which removes the data attributes.</summary>
    public static void Settle(IHtmlElement body, SanitizerReport report)
    {
        foreach (var element in body.QuerySelectorAll("img,source,iframe,video,audio,embed"))
        {
            Prefer(element, "src", Sources);
            Prefer(element, "srcset", SourceSets);
            Prefer(element, "poster", ["data-poster"]);
            if (element.LocalName == "img")
            {
                SettlePicture(element, report);
            }
        }

        // A <noscript> holds the same picture again for browsers without script.
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

    /// <summary>Whether an address shows nothing: it is empty, a data: URI, or a file whose name says that it is blank.</summary>
    public static bool IsPlaceholder(string? address)
    {
        address = address?.Trim();
        if (string.IsNullOrEmpty(address) || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("about:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var file = address[(address.LastIndexOf('/') + 1)..];
        return BlankNames.Any(name => file.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private static void Prefer(IElement element, string attribute, string[] lazy)
    {
        var value = lazy.Select(element.GetAttribute).FirstOrDefault(candidate => !IsPlaceholder(candidate));
        var now = element.GetAttribute(attribute);
        if (value is not null && (IsPlaceholder(now) || now!.Contains("data:", StringComparison.OrdinalIgnoreCase)))
        {
            element.SetAttribute(attribute, value);
        }
    }

    private static void SettlePicture(IElement picture, SanitizerReport report)
    {
        var source = picture.GetAttribute("src");
        if (IsPlaceholder(source) && SourceSet.Largest(picture.GetAttribute("srcset") ?? "") is { } largest)
        {
            picture.SetAttribute("src", source = largest);
        }

        // Trackers count readers with pictures of one pixel.
        var pixel = picture.GetAttribute("width") is "0" or "1" && picture.GetAttribute("height") is "0" or "1";
        if (pixel || source is null || source.AsSpan().Trim().StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            if (pixel)
            {
                report.Element(picture);
            }
            else if (source is not null && !HasNoScriptCopy(picture))
            {
                report.Address(source, picture);
            }

            picture.RemoveWithFrame();
        }
    }

    private static bool HasNoScriptCopy(IElement picture) => picture.ParentElement?.QuerySelector("noscript img") is not null;
}
