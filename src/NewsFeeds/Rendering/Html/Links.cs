using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Makes every address absolute, because too many readers ignore <c>xml:base</c>, and removes what leads nowhere. Pictures get their
/// sizes, so that a browser keeps room for them and the text below does not move when they come.
/// </summary>
internal sealed class Links(
    Func<string, string?> resolve, Func<string, string?> show, Func<string, (int Width, int Height)?> sizeOf)
{
    /// <summary>Works in place, after the sanitiser. Links to fragments are left to <see cref="Ids"/>.</summary>
    public void Settle(HtmlTree tree)
    {
        foreach (var element in tree.All("a[href],img,source,track,audio,video,[cite]"))
        {
            if (tree.IsGoing(element))
            {
                continue;
            }

            Settle(element, "src");
            Settle(element, "poster");
            Settle(element, "cite");
            SettleSourceSet(element);
            KeepPixels(element, "width");
            KeepPixels(element, "height");
            switch (element.LocalName)
            {
                case "a":
                    SettleLink(element);
                    break;
                case "img" when !element.HasAttribute("src"):
                    tree.RemoveWithFrame(element.Closest("picture") ?? element);
                    break;
                case "img" when !element.HasAttribute("width") && !element.HasAttribute("height"):
                    TellSize(element);
                    break;
                case "source" or "track" when !element.HasAttribute("src") && !element.HasAttribute("srcset"):
                    tree.Remove(element);
                    break;
            }
        }

        tree.ApplyChanges();
        SettlePlayers(tree);
    }

    /// <summary>The pictures that are shown, in order.</summary>
    public static ImmutableArray<string> Pictures(HtmlTree tree) =>
        [.. tree.All("img").Select(picture => picture.GetAttribute("src")!).Distinct(StringComparer.Ordinal)];

    /// <summary>The addresses of the pictures in finished HTML that have no <c>alt</c>, not even the empty one of decoration.</summary>
    public static IEnumerable<string> PicturesWithoutAlt(string html) =>
        HtmlTree.Parse(html).All("img:not([alt])").Select(picture => picture.GetAttribute("src")).OfType<string>();

    private void SettleLink(IElement link)
    {
        var address = link.GetAttribute("href")!;
        if (address.TrimStart().StartsWith('#'))
        {
            return;
        }

        // The link may also lead to a person. Without an address, Ids unwraps it, unless another link leads to it.
        var target = resolve(address);
        var isContact = Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "mailto" or "tel";
        Set(link, "href", isContact ? target : Absolute(target));
    }

    private void Settle(IElement element, string attribute)
    {
        if (element.GetAttribute(attribute) is { } address)
        {
            Set(element, attribute, Absolute(attribute == "cite" ? resolve(address) : show(address)));
        }
    }

    private static void Set(IElement element, string attribute, string? address)
    {
        if (address is not null)
        {
            element.SetAttribute(attribute, address);
        }
        else
        {
            element.RemoveAttribute(attribute);
        }
    }

    private void SettleSourceSet(IElement element)
    {
        if (element.GetAttribute("srcset") is not { } value)
        {
            return;
        }

        var candidates = SourceSet.Parse(value)
            .Select(candidate => (Address: Absolute(show(candidate.Address)), candidate.Descriptor))
            .Where(candidate => candidate.Address is not null)
            // A comma at the end of an address would be read as the end of the candidate.
            .Select(candidate => $"{candidate.Address!.Replace(",", "%2C", StringComparison.Ordinal)} {candidate.Descriptor}".TrimEnd())
            .ToList();
        if (candidates.Count > 0)
        {
            element.SetAttribute("srcset", string.Join(", ", candidates));
        }
        else
        {
            element.RemoveAttribute("srcset");
            element.RemoveAttribute("sizes");
        }
    }

    private void TellSize(IElement picture)
    {
        if (sizeOf(picture.GetAttribute("src")!) is var (width, height))
        {
            picture.SetAttribute("width", width.ToString(CultureInfo.InvariantCulture));
            picture.SetAttribute("height", height.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void KeepPixels(IElement element, string attribute)
    {
        if (element.GetAttribute(attribute) is { } value && (value.Length is 0 or > 5 || !value.All(char.IsAsciiDigit)))
        {
            element.RemoveAttribute(attribute);
        }
    }

    private static void SettlePlayers(HtmlTree tree)
    {
        var aroundSources = tree.Around("source");
        foreach (var player in tree.All("audio,video"))
        {
            if (player.HasAttribute("src") || aroundSources.Contains(player))
            {
                player.SetAttribute("controls", "");
            }
            else
            {
                tree.Unwrap(player); // The content for browsers that cannot play it stays.
            }
        }

        tree.ApplyChanges();
    }

    private static string? Absolute(string? target) => WebAddress.Is(target, out var uri) ? uri.AbsoluteUri : null;
}
