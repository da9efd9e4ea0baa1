using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>Turns frames and plug-ins, which no reader shows, into links to what they would have shown.</summary>
internal static partial class Embeds
{
    /// <summary>Replaces them in place. Returns the links, which are not running text of the article.</summary>
    public static List<INode> ToLinks(HtmlTree tree)
    {
        var links = new List<INode>();
        foreach (var element in tree.All("iframe,object,embed,[data-href],.wp-block-embed__wrapper"))
        {
            if (tree.IsGoing(element) || Address(element) is not { } address)
            {
                continue;
            }

            var title = element.GetAttribute("title")?.Trim();
            var target = WatchPage(address);
            var link = Placed(element, element.MakeLink(target, string.IsNullOrEmpty(title) ? Plain(target) : title));
            tree.Replace(element, link);
            links.Add(link);
        }

        tree.ApplyChanges();
        return links;
    }

    private static string? Address(IElement element)
    {
        var address = element.LocalName switch
        {
            "iframe" or "embed" => element.GetAttribute("src"),
            "object" => element.GetAttribute("data") ?? element.QuerySelector("param[name=movie],param[name=src]")?.GetAttribute("value"),
            _ when element.HasAttribute("data-href") => FacebookAddress(element),
            _ => WordPressAddress(element),
        };
        address = address?.Trim();
        if (address?.StartsWith("//", StringComparison.Ordinal) == true)
        {
            address = "https:" + address;
        }

        if (string.IsNullOrEmpty(address) || address.StartsWith('#'))
        {
            return null;
        }

        if (WebAddress.Is(address, out var uri))
        {
            return uri.AbsoluteUri;
        }

        // Without an address that a link can have, the element stays, and the sanitiser removes and reports it.
        var isOtherScheme = !address.StartsWith('/') && Uri.TryCreate(address, UriKind.Absolute, out _);
        if (isOtherScheme || element.ClassName?.Contains("wp-block-embed", StringComparison.Ordinal) == true)
        {
            return null;
        }

        return address; // It is the site's own player, and stays relative until addresses are resolved.
    }

    // Facebook's script would fill these empty elements. Only Facebook uses data-href like this.
    private static string? FacebookAddress(IElement element)
    {
        var isEmpty = string.IsNullOrWhiteSpace(element.TextContent);
        var isFacebook = element.ClassName?.StartsWith("fb-", StringComparison.Ordinal) == true;
        return isEmpty && isFacebook ? element.GetAttribute("data-href") : null;
    }

    // WordPress's block editor keeps the bare address, and WordPress asks the other site for the frame at every view.
    private static string? WordPressAddress(IElement element)
    {
        var text = element.TextContent.Trim();
        return element.ChildElementCount == 0 && !text.Any(char.IsWhiteSpace) ? text : null;
    }

    private static string WatchPage(string address)
    {
        if (!WebAddress.Is(address, out var uri))
        {
            return address;
        }

        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        return host switch
        {
            "youtube.com" or "m.youtube.com" or "youtube-nocookie.com" when Youtube().Match(uri.AbsolutePath) is { Success: true } video =>
                "https://www.youtube.com/watch?v=" + video.Groups[1].Value,
            "youtube.com" or "youtube-nocookie.com" when Parameter(uri, "list") is { } list =>
                "https://www.youtube.com/playlist?list=" + list,
            "youtu.be" when uri.AbsolutePath.Length > 1 => "https://www.youtube.com/watch?v=" + uri.AbsolutePath[1..],
            "player.vimeo.com" when Vimeo().Match(uri.AbsolutePath) is { Success: true } video =>
                "https://vimeo.com/" + video.Groups[1].Value,
            "dailymotion.com" when uri.AbsolutePath.StartsWith("/embed/video/", StringComparison.Ordinal) =>
                "https://www.dailymotion.com" + uri.AbsolutePath["/embed".Length..],
            "open.spotify.com" when uri.AbsolutePath.StartsWith("/embed/", StringComparison.Ordinal) =>
                "https://open.spotify.com" + uri.AbsolutePath["/embed".Length..],
            "facebook.com" when uri.AbsolutePath.StartsWith("/plugins/", StringComparison.Ordinal) => Wrapped(uri, "href"),
            "w.soundcloud.com" => Wrapped(uri, "url"),
            _ => uri.AbsoluteUri,
        };
    }

    private static string Wrapped(Uri uri, string parameter) =>
        Parameter(uri, parameter) is { } value && WebAddress.Is(Uri.UnescapeDataString(value), out var inner)
            ? inner.AbsoluteUri
            : uri.AbsoluteUri;

    private static string? Parameter(Uri uri, string name) =>
        uri.Query.TrimStart('?').Split('&').Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(pair => pair[(name.Length + 1)..]).FirstOrDefault(value => value.Length > 0);

    /// <summary>An address as a person would say it: host, path and query.</summary>
    private static string Plain(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || address.StartsWith('/'))
        {
            return address;
        }

        var text = uri.GetComponents(UriComponents.Host | UriComponents.PathAndQuery, UriFormat.SafeUnescaped);
        return Excerpt.Cut((text.StartsWith("www.", StringComparison.Ordinal) ? text[4..] : text).TrimEnd('/'), 80);
    }

    /// <summary>The link, in a paragraph where the element stood among blocks.</summary>
    private static INode Placed(IElement element, INode link)
    {
        var parent = element.ParentElement!;
        var block = parent.LocalName is "body" or "div" or "section" or "article" or "aside" or "blockquote" or "td" or "th" or "li" or "dd"
            or "details" or "figure" or "center" or "main" or "form";
        if (!block)
        {
            return link;
        }

        var paragraph = element.Make("p");
        paragraph.AppendChild(link);
        return paragraph;
    }

    [GeneratedRegex("^/(?:embed|v|shorts|live)/(?!videoseries)([A-Za-z0-9_-]{6,20})")]
    private static partial Regex Youtube();

    [GeneratedRegex("^/video/([0-9]+)")]
    private static partial Regex Vimeo();
}
