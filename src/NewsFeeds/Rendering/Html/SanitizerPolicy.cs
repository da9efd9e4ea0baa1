using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace NewsFeeds.Rendering.Html;

/// <summary>What may stand in a feed: HTML that means something, and nothing that runs, asks, frames or styles.</summary>
internal static class SanitizerPolicy
{
    public static readonly FrozenSet<string> Elements = Set(
        "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em " +
        "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section " +
        "small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr");

    public static readonly FrozenSet<string> Attributes = Set(
        "id lang dir title href hreflang src srcset sizes media type alt width height poster controls kind srclang label " +
        "cite datetime start reversed value colspan rowspan scope span open aria-label");

    public static readonly FrozenSet<string> Schemes = Set("http https mailto tel");

    /// <summary>Attributes that hold one address each (<c>srcset</c> holds several).</summary>
    public static readonly FrozenSet<string> Addresses = Set("href src poster cite");

    // Their content is no text of the article: it goes with them. Every other unknown element leaves its content behind.
    private const string DroppedWhole =
        "script,style,template,iframe,frame,frameset,embed,object,applet,param,select,option,optgroup,textarea,button,input,datalist," +
        "progress,meter,canvas,svg,math,title,head,link,meta,base,noembed,noframes,area";

    // WordPress and Word leave these by the dozen; their text stays and nothing that runs was in them.
    private static readonly FrozenSet<string> Unremarkable = Set("font center big tt strike acronym nobr main nav hgroup form fieldset label noscript map dir menu");

    private static readonly HtmlSanitizerOptions Options = new()
    {
        AllowedTags = Elements.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = Attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = Schemes.ToHashSet(StringComparer.OrdinalIgnoreCase),
        UriAttributes = Addresses.ToHashSet(StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Takes out everything else, in place.</summary>
    public static void Enforce(IHtmlElement body, SanitizerReport removals)
    {
        foreach (var element in body.QuerySelectorAll(DroppedWhole))
        {
            if (body.Contains(element))
            {
                removals.Element(element);
                element.RemoveWithFrame();
            }
        }

        // One sanitizer per body: its events are how it tells what it removed, and making it is cheap beside the parse.
        var sanitizer = new HtmlSanitizer(Options) { KeepChildNodes = true };
        sanitizer.RemovingTag += (_, e) =>
        {
            if (!Unremarkable.Contains(e.Tag.LocalName))
            {
                removals.Element(e.Tag);
            }
        };
        sanitizer.RemovingAttribute += (_, e) => Note(e.Tag, e.Attribute, removals);
        sanitizer.SanitizeDom((IHtmlDocument)body.Owner!, body);

        // The sanitiser knows no pairs: an address is followed only where it belongs, so that the later passes see all of them.
        foreach (var element in body.QuerySelectorAll("[href],[src],[srcset],[poster],[cite]"))
        {
            foreach (var attribute in element.Attributes.Select(attribute => attribute.Name).Where(name => !Belongs(name, element.LocalName)).ToList())
            {
                element.RemoveAttribute(attribute);
            }
        }
    }

    // Classes, styles and data attributes go in silence: nobody misses them.
    private static void Note(IElement element, IAttr attribute, SanitizerReport removals)
    {
        if (Addresses.Contains(attribute.LocalName))
        {
            removals.Address(attribute.Value, element);
        }
        else if (attribute.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.LocalName is "srcdoc" or "action" or "formaction")
        {
            removals.Attribute(attribute.LocalName, element);
        }
    }

    private static bool Belongs(string attribute, string element) => attribute switch
    {
        "href" => element is "a",
        "src" => element is "img" or "source" or "track" or "audio" or "video",
        "srcset" => element is "img" or "source",
        "poster" => element is "video",
        "cite" => element is "blockquote" or "q" or "ins" or "del",
        _ => true,
    };

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
