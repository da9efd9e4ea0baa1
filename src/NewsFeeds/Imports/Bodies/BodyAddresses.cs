using System.Diagnostics.CodeAnalysis;
using AngleSharp.Dom;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Media;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Bodies;

/// <summary>The addresses in a body, each with its occurrences.</summary>
internal sealed class BodyAddresses
{
    private static readonly string[] OfPlayers = ["src", "poster", "data"];

    private readonly List<Occurrence> _occurrences = [];
    private readonly List<string> _media = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly SourceSite? _site;
    private readonly Uri? _page;
    private readonly SiteHosts _hosts;

    private BodyAddresses(SourceSite? site, Uri? page)
    {
        (_site, _page) = (site, page);
        _hosts = site?.Hosts ?? new SiteHosts(page is null ? [] : [page.AbsoluteUri]);
    }

    /// <summary>The pictures, sounds and films, in order, each once.</summary>
    public IReadOnlyList<string> Media => _media;

    /// <summary>Finds the addresses, and takes away what names other sizes of a picture.</summary>
    public static BodyAddresses Of(HtmlTree tree, SourceSite? site, Uri? page)
    {
        var addresses = new BodyAddresses(site, page);
        foreach (var element in tree.All("a,area,img,source,audio,video,track,iframe,embed,object,[cite],.wp-block-embed__wrapper"))
        {
            addresses.Add(element, tree);
        }

        tree.ApplyChanges();
        return addresses;
    }

    /// <summary>Writes all addresses into the tree.</summary>
    public void Write(Func<string, string?> link, Func<string, string?> media)
    {
        foreach (var occurrence in _occurrences)
        {
            var address = occurrence.Address;
            var written = occurrence.IsMedia ? media(address.AbsoluteUri) : link(address.GetLeftPart(UriPartial.Query));
            written = occurrence.IsMedia || written is null ? written : written + address.Fragment;
            if (occurrence.Attribute is not null)
            {
                occurrence.Element.SetAttribute(occurrence.Attribute, written ?? occurrence.Otherwise);
            }
            else if (written is not null)
            {
                occurrence.Element.TakeChildren();
                occurrence.Element.AddChildren([occurrence.Element.MakeLink(written, occurrence.Otherwise)]);
            }
        }
    }

    private void Add(IElement element, HtmlTree tree)
    {
        switch (element.LocalName)
        {
            case "a" or "area":
                AddLink(element);
                break;
            case "img":
                AddPicture(element);
                break;
            case "source" when element.ParentElement is { LocalName: "picture" } picture:
                if (picture.QuerySelector("img[src]") is not null)
                {
                    tree.Remove(element);
                }

                break;
            case "source" or "audio" or "video" or "track" or "iframe" or "embed" or "object":
                AddPlayer(element);
                break;
            case "div" when element.ChildElementCount == 0 && element.TextContent.Trim() is { } text && IsAbsolute(text, out var uri):
                _occurrences.Add(new Occurrence(element, null, uri, text, IsMedia: false));
                break;
        }

        AddAddress(element, "cite", isMedia: false);
    }

    private void AddLink(IElement link)
    {
        if (Resolve(link.GetAttribute("href")) is not { } address)
        {
            return;
        }

        // A link from a picture to a larger file of it leads to the file that is shown.
        var shown = link.Children.FirstOrDefault(child => child.LocalName == "img" && IsSame(Resolve(child.GetAttribute("src")), address));
        if (shown is not null && Largest(shown) is { } largest && largest != address)
        {
            link.SetAttribute("href", largest.AbsoluteUri);
        }

        AddAddress(link, "href", isMedia: IsMedia(address) && (shown is not null || _hosts.HasFilesAt(address)));
    }

    private void AddPicture(IElement picture)
    {
        // It is shown at its largest, and the service measures that file.
        if (Largest(picture) is { } largest)
        {
            var isOther = largest != Resolve(picture.GetAttribute("src"));
            if (isOther)
            {
                picture.SetAttribute("src", largest.AbsoluteUri);
            }

            // Of a rendition a larger one may be copied.
            if (isOther || LeadAndCorrections.Identity(largest.AbsoluteUri) != largest.GetLeftPart(UriPartial.Path))
            {
                picture.RemoveAttribute("width");
                picture.RemoveAttribute("height");
            }
        }

        RemoveLoading(picture);
        AddAddress(picture, "src", isMedia: true);
    }

    private void AddPlayer(IElement player)
    {
        RemoveLoading(player);
        var isFrame = player.LocalName is "iframe" or "embed" or "object";
        foreach (var attribute in OfPlayers)
        {
            AddAddress(player, attribute, isMedia: !isFrame);
        }
    }

    // A loader's attributes would be taken for the picture again.
    private static void RemoveLoading(IElement element)
    {
        foreach (var name in element.Attributes.Select(attribute => attribute.Name).Where(IsLoading).ToList())
        {
            element.RemoveAttribute(name);
        }
    }

    private static bool IsLoading(string name) =>
        name is "srcset" or "sizes" or "loading" or "decoding" or "fetchpriority"
        || name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("lazy", StringComparison.Ordinal);

    /// <summary>
    /// The file of a picture that has no size in its name, or else the largest that is named: by WordPress, among the attachments, in the
    /// link around it or for wide screens.
    /// </summary>
    private Uri? Largest(IElement picture)
    {
        if (Resolve(picture.GetAttribute("src")) is not { } shown)
        {
            return null;
        }

        var link = picture.ParentElement is { LocalName: "a" } parent ? parent.GetAttribute("href") : null;
        string?[] named =
        [
            picture.GetAttribute("data-orig-file"), picture.GetAttribute("data-full-url"),
            WordPressMarkup.AttachmentOf(picture, _site)?.Address, link, SourceSet.Largest(picture.GetAttribute("srcset") ?? ""),
        ];
        var files = named.Select(Resolve).OfType<Uri>().Where(address => IsSame(address, shown)).Append(shown).ToList();
        return files.Find(file => LeadAndCorrections.Identity(file.AbsoluteUri) == file.GetLeftPart(UriPartial.Path)) ?? files[0];
    }

    private static bool IsSame(Uri? one, Uri other) =>
        one is not null && LeadAndCorrections.Identity(one.AbsoluteUri) == LeadAndCorrections.Identity(other.AbsoluteUri);

    private void AddAddress(IElement element, string attribute, bool isMedia)
    {
        if (element.GetAttribute(attribute) is not { } written || Resolve(written) is not { } address)
        {
            return;
        }

        var otherwise = IsAbsolute(written, out _) ? written : address.AbsoluteUri;
        _occurrences.Add(new Occurrence(element, attribute, address, otherwise, isMedia));
        if (isMedia && _known.Add(address.AbsoluteUri))
        {
            _media.Add(address.AbsoluteUri);
        }
    }

    /// <summary>The absolute address on the web; null for none, and for a place on the page itself.</summary>
    private Uri? Resolve(string? written)
    {
        written = written?.Trim();
        if (string.IsNullOrEmpty(written) || written[0] == '#')
        {
            return null;
        }

        if (IsAbsolute(written, out var address))
        {
            return address;
        }

        if (written.StartsWith("//", StringComparison.Ordinal))
        {
            return IsAbsolute((_page?.Scheme ?? "https") + ":" + written, out address) ? address : null;
        }

        return _page is not null && Uri.TryCreate(_page, written, out var resolved) && IsAbsolute(resolved.AbsoluteUri, out address)
            ? address
            : null;
    }

    private static bool IsAbsolute(string text, [NotNullWhen(true)] out Uri? address) => WebAddress.Is(text, out address);

    private static bool IsMedia(Uri address) => MediaTypes.Of(address.AbsolutePath) is not null;

    /// <param name="Element">Where it is written.</param>
    /// <param name="Attribute">Null where it is the element's text.</param>
    /// <param name="Address">Absolute.</param>
    /// <param name="Otherwise">What is written where nothing else is known for it.</param>
    /// <param name="IsMedia">Whether it is one of <see cref="Media"/>.</param>
    private readonly record struct Occurrence(IElement Element, string? Attribute, Uri Address, string Otherwise, bool IsMedia);
}
