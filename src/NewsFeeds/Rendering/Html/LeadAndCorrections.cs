using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>The lead picture before a body and the corrections behind it, built as a tree, so that no text can become markup.</summary>
internal static partial class LeadAndCorrections
{
    /// <summary>The lead picture as a figure; null where the body shows it already, or its address is invalid.</summary>
    public static IElement? Lead(IHtmlElement body, FeedPicture picture, IEnumerable<string> shown)
    {
        if (!WebAddress.Is(picture.Url, out var address) || shown.Select(Identity).Contains(Identity(picture.Url), StringComparer.Ordinal))
        {
            return null;
        }

        var image = body.Make("img");
        image.SetAttribute("src", address.AbsoluteUri);
        image.SetAttribute("alt", picture.Alt ?? "");
        Measure(image, "width", picture.Width);
        Measure(image, "height", picture.Height);

        var figure = body.Make("figure");
        figure.AppendChild(image);
        if (!string.IsNullOrWhiteSpace(picture.Caption) || !string.IsNullOrWhiteSpace(picture.Credit))
        {
            figure.AppendChild(Caption(body, picture.Caption?.Trim() ?? "", picture.Credit?.Trim() ?? ""));
        }

        return figure;
    }

    /// <summary>The list of corrections under its heading.</summary>
    public static IElement Corrections(IHtmlElement body, IReadOnlyList<(string Date, string Iso, string Note)> corrections, string heading)
    {
        var list = body.Make("ul");
        foreach (var (date, iso, note) in corrections)
        {
            var time = body.Make("time", date);
            time.SetAttribute("datetime", iso);
            var item = body.Make("li");
            item.Append(time, body.Owner!.CreateTextNode(": " + note));
            list.AppendChild(item);
        }

        var section = body.Make("section");
        section.Append(body.Make("h2", heading), list);
        return section;
    }

    /// <summary>A paragraph for each block between blank lines.</summary>
    public static IEnumerable<IElement> Paragraphs(IHtmlElement body, string text) =>
        BlankLines().Split(text).Select(block => block.Trim()).Where(block => block.Length > 0).Select(block => body.Make("p", block));

    /// <summary>
    /// The part that all addresses of one picture have in common. A resizing proxy or a version adds a query; WordPress has
    /// <c>x-300x200.jpg</c> beside <c>x.jpg</c>.
    /// </summary>
    public static string Identity(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Path) : address;
        var name = path.LastIndexOf('/') + 1;
        return Rendition.Of(path[name..]) is { } rendition ? path[..name] + rendition.Original : path;
    }

    private static IElement Caption(IHtmlElement body, string caption, string credit)
    {
        var element = body.Make("figcaption", caption);
        if (credit.Length > 0 && caption.Length > 0)
        {
            // The brackets keep the credit apart from the caption in a reader that drops the element.
            element.Append(body.Owner!.CreateTextNode(" "), body.Make("small", $"({credit})"));
        }
        else if (credit.Length > 0)
        {
            element.Append(body.Make("small", credit));
        }

        return element;
    }

    private static void Measure(IElement image, string attribute, int? pixels)
    {
        if (pixels > 0)
        {
            image.SetAttribute(attribute, FormattableString.Invariant($"{pixels}"));
        }
    }

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex BlankLines();
}
