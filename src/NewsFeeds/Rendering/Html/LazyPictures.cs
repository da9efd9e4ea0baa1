using System.Collections.Frozen;
using AngleSharp.Dom;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Undoes lazy loading, because feed readers run no script that would replace a placeholder's address by the real one. An attribute that
/// names a picture is the picture, unless <c>src</c> names another real one. The name of a file decides nothing.
/// </summary>
internal static class LazyPictures
{
    // Loaders read these, whatever the address looks like. The usual ones come first.
    private static readonly string[] Sources =
        ["data-src", "data-lazy-src", "data-original", "data-lazy", "data-cfsrc", "data-pagespeed-lazy-src", "data-echo"];

    private static readonly string[] SourceSets = ["data-srcset", "data-lazy-srcset"];

    private static readonly string[] Nowhere = ["data:", "about:", "blob:", "javascript:", "#", "//:"];

    // Any other attribute may be a loader's.
    private static readonly FrozenSet<string> Ordinary =
        "alt class href id longdesc name poster sizes src srcset style title usemap".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // An attribute with such a name holds words, which may be the name of a file.
    private static readonly string[] Words = ["name", "title", "alt", "caption", "label", "description"];

    // An attribute with such a name holds a smaller picture, or one for another moment.
    private static readonly string[] Lesser = ["placeholder", "low", "thumb", "small", "blur", "preview", "loading", "error", "fallback"];

    /// <summary>Gives pictures, players and frames the addresses that a loader would give them, in place, before the sanitiser.</summary>
    public static void Settle(HtmlTree tree, SanitizerReport report)
    {
        var aroundCopies = tree.Around("noscript img");
        foreach (var element in tree.All("img,source,iframe,video,audio,embed"))
        {
            // Only loaders write these sets.
            if (FirstOf(element, SourceSets) is { } several)
            {
                element.SetAttribute("srcset", several);
            }

            if (element.LocalName == "img")
            {
                SettlePicture(element, tree, report, hasCopy: aroundCopies.Contains(element.ParentElement!));
            }
            else
            {
                Prefer(element, "src", FirstOf(element, Sources));
                Prefer(element, "poster", FirstOf(element, ["data-poster"]));
            }
        }

        tree.ApplyChanges();
    }

    /// <summary>Removes what a <c>noscript</c> shows again for browsers without script.</summary>
    public static void RemoveCopies(HtmlTree tree)
    {
        var copies = tree.All("noscript img").ToHashSet();
        if (copies.Count == 0)
        {
            return;
        }

        var shown = tree.All("img[src]").Where(picture => !copies.Contains(picture)).Select(IdentityOf).ToHashSet(StringComparer.Ordinal);
        foreach (var picture in copies.Where(picture => shown.Contains(IdentityOf(picture))))
        {
            tree.RemoveWithFrame(picture);
        }

        tree.ApplyChanges();

        static string IdentityOf(IElement picture) => LeadAndCorrections.Identity(picture.GetAttribute("src") ?? "");
    }

    /// <summary>Whether an address names no picture that can be fetched.</summary>
    public static bool IsPlaceholder(string? address) =>
        string.IsNullOrWhiteSpace(address)
        || Nowhere.Any(beginning => address.AsSpan().TrimStart().StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    /// <param name="picture">The picture.</param>
    /// <param name="tree">Where it stands.</param>
    /// <param name="report">Is told of a picture that is removed.</param>
    /// <param name="hasCopy">Whether a <c>noscript</c> beside it shows it to browsers without script.</param>
    private static void SettlePicture(IElement picture, HtmlTree tree, SanitizerReport report, bool hasCopy)
    {
        var isLoaded = PreferPicture(picture);
        var source = picture.GetAttribute("src");
        if (IsPlaceholder(source) && SourceSet.Largest(picture.GetAttribute("srcset") ?? "") is { } largest)
        {
            picture.SetAttribute("src", source = largest);
        }

        if (isLoaded)
        {
            // A loader shows the picture when it has come.
            picture.RemoveAttribute("style");
            picture.RemoveAttribute("hidden");
            picture.RemoveAttribute("class");
        }

        // Trackers count readers with pictures of one pixel.
        var pixel = picture.GetAttribute("width") is "0" or "1" && picture.GetAttribute("height") is "0" or "1";
        if (pixel)
        {
            report.Element(picture);
            tree.RemoveWithFrame(picture);
        }
        else if (source is null || source.AsSpan().Trim().StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            if (source is not null && !hasCopy)
            {
                report.Address(source, picture);
            }

            tree.RemoveWithFrame(picture);
        }
    }

    /// <summary>Returns whether the picture is the one that a loader would show.</summary>
    private static bool PreferPicture(IElement picture)
    {
        var source = picture.GetAttribute("src")?.Trim();
        var ofLoader = FirstOf(picture, Sources);
        if (IsPlaceholder(source))
        {
            var named = ofLoader ?? Named(picture, withLesser: true);
            Prefer(picture, "src", named);
            return named is not null || FirstOf(picture, SourceSets) is not null;
        }

        var isMarked = IsMarked(picture);
        var other = ofLoader ?? Named(picture, withLesser: false);
        var isLoaders = isMarked && ofLoader is not null;
        if (other is null || !(isLoaders || StandsFor(source!, other, isMarked || ofLoader is not null)))
        {
            return false;
        }

        picture.SetAttribute("src", other);
        return true;
    }

    /// <summary>
    /// Whether <c>src</c> is a placeholder for the picture that another attribute names: it is of a plainer format. The attributes of a
    /// gallery name other sizes of the picture that is shown, under the same name.
    /// </summary>
    private static bool StandsFor(string source, string other, bool hasLoader)
    {
        return Plainness(source) > Plainness(other) && (hasLoader || Plainness(source) == 2) && NameOf(source) != NameOf(other);

        static string? NameOf(string address) => Path.ChangeExtension(LeadAndCorrections.Identity(address), null);
    }

    // Placeholders are GIF or SVG, seldom PNG; photographs are none of these.
    private static int Plainness(string address) => MediaTypes.OfWritten(address) switch
    {
        "image/gif" or "image/svg+xml" => 2,
        "image/png" => 1,
        _ => 0,
    };

    /// <summary>Whether the picture's class or attributes say that a script loads it.</summary>
    private static bool IsMarked(IElement picture) =>
        picture.ClassName is { } classes && (Has(classes, "lazy") || Has(classes, "lozad") || Has(classes, "unveil"))
        || picture.Attributes.Any(attribute => Has(attribute.Name, "lazy") || attribute.Name is "data-cfsrc" or "data-echo");

    /// <summary>The picture that any attribute names.</summary>
    private static string? Named(IElement picture, bool withLesser)
    {
        var named = picture.Attributes
            .Where(attribute => !Ordinary.Contains(attribute.Name))
            .Where(attribute => !Words.Any(word => attribute.Name.EndsWith(word, StringComparison.Ordinal)))
            .Select(attribute => (IsLesser: Lesser.Any(word => Has(attribute.Name, word)), Address: PictureIn(attribute.Value)))
            .Where(candidate => candidate.Address is not null && (withLesser || !candidate.IsLesser));
        return named.OrderBy(candidate => candidate.IsLesser).FirstOrDefault().Address;
    }

    /// <summary>The address of a picture, or the largest of several with their sizes; null where the value is anything else.</summary>
    private static string? PictureIn(string value)
    {
        value = value.Trim();
        if (IsPicture(value))
        {
            return value;
        }

        return value.Any(char.IsWhiteSpace) && SourceSet.Parse(value).ToList() is { Count: > 0 } several
            && several.TrueForAll(candidate => candidate.Descriptor.Length > 0 && IsPicture(candidate.Address))
            ? SourceSet.Largest(value)
            : null;
    }

    private static bool IsPicture(string address) =>
        MediaTypes.OfWritten(address)?.StartsWith("image/", StringComparison.Ordinal) == true
        && !address.Any(char.IsWhiteSpace)
        && (!address.Contains(':', StringComparison.Ordinal) || WebAddress.Is(address, out _));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    // Some loaders write only "true", and take the address from another attribute.
    private static string? FirstOf(IElement element, string[] attributes) =>
        attributes.Select(element.GetAttribute).FirstOrDefault(value => !IsPlaceholder(value) && value.AsSpan().ContainsAny('/', '.'));

    private static void Prefer(IElement element, string attribute, string? value)
    {
        if (value is not null && IsPlaceholder(element.GetAttribute(attribute)))
        {
            element.SetAttribute(attribute, value);
        }
    }
}
