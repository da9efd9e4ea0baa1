using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace NewsFeeds.Rendering.Html;

/// <summary>The HTML that a feed may have: elements with a meaning, but no scripts, forms, frames or styles.</summary>
internal static class SanitizerPolicy
{
    public static readonly FrozenSet<string> Elements = Set(
        "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em " +
        "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section " +
        "small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr");

    public static readonly FrozenSet<string> Attributes = Set(
        "id lang dir title href hreflang src srcset sizes media type alt width height poster controls kind srclang label " +
        "align cite datetime start reversed value colspan rowspan scope span open aria-label");

    public static readonly FrozenSet<string> Schemes = Set("http https mailto tel");

    /// <summary>Attributes that hold one address each (<c>srcset</c> holds several).</summary>
    public static readonly FrozenSet<string> Addresses = Set("href src poster cite");

    // These are removed with their content, which is not text of the article. The content of any other unknown element stays.
    private const string DroppedWhole =
        "script,style,template,iframe,frame,frameset,embed,object,applet,param,select,option,optgroup,textarea,button,input,datalist," +
        "progress,meter,canvas,svg,math,title,head,link,meta,base,noembed,noframes,area,xml";

    // WordPress and Word write these by the dozen. They run nothing and their text stays, so their removal is not reported.
    private static readonly FrozenSet<string> Unremarkable = Set(
        "font center big tt strike acronym nobr main nav hgroup form fieldset label noscript map dir menu");

    // Whole pages that are pasted have them. Nobody sees them, and what styles say is settled before.
    private static readonly FrozenSet<string> Unseen = Set("base head link meta style");

    private static readonly HtmlSanitizerOptions Options = new()
    {
        AllowedTags = Elements.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = Attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = Schemes.ToHashSet(StringComparer.OrdinalIgnoreCase),
        UriAttributes = Addresses.ToHashSet(StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Removes the elements whose content is no text of the article, in place, and reports them.</summary>
    public static void RemoveWhole(HtmlTree tree, SanitizerReport report)
    {
        foreach (var element in tree.All(DroppedWhole).Concat(tree.All("*").Where(OfficeMarkup.IsNoText)))
        {
            if (tree.IsGoing(element))
            {
                continue;
            }

            if (!Unseen.Contains(element.LocalName))
            {
                report.Element(element);
            }

            tree.RemoveWithFrame(element);
        }

        tree.ApplyChanges();
    }

    /// <summary>Removes everything else that is not allowed, in place, and reports it.</summary>
    public static void Enforce(HtmlTree tree, SanitizerReport report)
    {
        foreach (var element in tree.All("*").Where(element => !Elements.Contains(element.LocalName)))
        {
            if (!Unremarkable.Contains(element.LocalName))
            {
                report.Element(element);
            }

            tree.Unwrap(element);
        }

        tree.ApplyChanges();

        // Each body has a sanitiser of its own, because a sanitiser raises events for what it removes. Making one is cheap beside parsing.
        var sanitizer = new HtmlSanitizer(Options) { KeepChildNodes = true };
        sanitizer.RemovingAttribute += (_, e) => Note(e.Tag, e.Attribute, report);
        sanitizer.SanitizeDom((IHtmlDocument)tree.Body.Owner!, tree.Body);

        // The sanitiser allows an attribute on every element. Addresses are settled later, and only where they belong.
        foreach (var element in tree.All("[href],[src],[srcset],[poster],[cite],[align]"))
        {
            var names = element.Attributes.Select(attribute => attribute.Name).ToList();
            foreach (var name in names.Where(name => !Belongs(name, element.LocalName)))
            {
                element.RemoveAttribute(name);
            }
        }
    }

    // The removal of classes, styles and data attributes is not reported, because nobody misses them.
    private static void Note(IElement element, IAttr attribute, SanitizerReport report)
    {
        if (Addresses.Contains(attribute.LocalName))
        {
            report.Address(attribute.Value, element);
        }
        else if (attribute.LocalName.StartsWith("on", StringComparison.Ordinal)
            || attribute.LocalName is "srcdoc" or "action" or "formaction")
        {
            report.Attribute(attribute.LocalName, element);
        }
    }

    private static bool Belongs(string attribute, string element) => attribute switch
    {
        "href" => element is "a",
        "src" => element is "img" or "source" or "track" or "audio" or "video",
        "srcset" => element is "img" or "source",
        "poster" => element is "video",
        "align" => Alignment.Elements.Contains(element),
        "cite" => element is "blockquote" or "q" or "ins" or "del",
        _ => true,
    };

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
