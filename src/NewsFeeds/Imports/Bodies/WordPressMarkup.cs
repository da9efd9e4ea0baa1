using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Media;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Bodies;

/// <summary>Does to a tree what WordPress or its scripts do to a post when it is shown.</summary>
internal static partial class WordPressMarkup
{
    public static void Apply(HtmlTree tree, SourceSite site)
    {
        foreach (var picture in tree.All("img"))
        {
            if (IsEmoji(picture) && picture.GetAttribute("alt") is { Length: > 0 } emoji)
            {
                tree.Replace(picture, picture.Owner!.CreateTextNode(emoji));
            }
            else if (!picture.HasAttribute("alt") && AttachmentOf(picture, site)?.Alt is { } alt)
            {
                picture.SetAttribute("alt", alt);
            }
        }

        foreach (var button in tree.All("button").Where(button => button.Closest("form") is null))
        {
            Open(button, tree);
        }

        tree.ApplyChanges();
        foreach (var paragraph in tree.All("p"))
        {
            EmbedAddresses(tree, paragraph);
        }

        tree.ApplyChanges();
    }

    private static bool IsEmoji(IElement picture) =>
        picture.ClassList.Contains("emoji") || picture.ClassList.Contains("wp-smiley")
        || picture.GetAttribute("src")?.Contains("s.w.org/images/core/emoji/", StringComparison.Ordinal) == true;

    /// <summary>The attachment that a picture's class numbers; null for none.</summary>
    public static Attachment? AttachmentOf(IElement picture, SourceSite? site) =>
        site is not null && Number().Match(picture.ClassName ?? "") is { Success: true } number
            ? site.Attachments.Find(long.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    /// <summary>A button that folds the words below it, as that of an accordion, is their heading. Its sign is none.</summary>
    private static void Open(IElement button, HtmlTree tree)
    {
        foreach (var sign in button.QuerySelectorAll("[aria-hidden=true]"))
        {
            tree.Remove(sign);
        }

        tree.Unwrap(button);
    }

    /// <summary>
    /// Makes embeds of the addresses that are alone in a line, as WordPress does. One that is alone in its paragraph becomes what the block
    /// editor saves, and the service shows that as a link.
    /// </summary>
    private static void EmbedAddresses(HtmlTree tree, IElement paragraph)
    {
        INode[] nodes = [.. paragraph.ChildNodes];
        tree.CountSteps(nodes.Length);
        if (nodes is [IText only] && IsAddress(only) && paragraph.Closest("a,figcaption") is null)
        {
            tree.Replace(paragraph, Embed(paragraph, only.Data.Trim()));
            return;
        }

        // A figure that stood in a paragraph has parted it, and shortcodes that are gone leave it empty.
        if (paragraph.Attributes.Length == 0 && Array.TrueForAll(nodes, IsSpace))
        {
            tree.Remove(paragraph);
            return;
        }

        var hasLinks = false;
        for (var i = 0; i < nodes.Length; i++)
        {
            var isAlone = IsBreak(nodes.ElementAtOrDefault(i - 1)) && IsBreak(nodes.ElementAtOrDefault(i + 1));
            if (isAlone && nodes[i] is IText line && IsAddress(line))
            {
                nodes[i] = paragraph.MakeLink(line.Data.Trim(), line.Data.Trim());
                hasLinks = true;
            }
        }

        if (hasLinks)
        {
            paragraph.TakeChildren();
            paragraph.AddChildren(nodes);
        }
    }

    private static IElement Embed(IElement near, string address)
    {
        var figure = near.Make("figure");
        var type = MediaTypes.OfWritten(address) ?? "";
        if (type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal))
        {
            var player = near.Make(type[..5]);
            player.SetAttribute("controls", "");
            player.SetAttribute("src", address);
            figure.AppendChild(player);
            return figure;
        }

        figure.ClassName = "wp-block-embed";
        var wrapper = near.Make("div", address);
        wrapper.ClassName = "wp-block-embed__wrapper";
        figure.AppendChild(wrapper);
        return figure;
    }

    private static bool IsSpace(INode node) => node is IText text && text.Data.AsSpan().Trim(" \t\n").IsEmpty;

    private static bool IsBreak(INode? node) => node is null or IElement { LocalName: "br" };

    private static bool IsAddress(IText text)
    {
        var line = text.Data.AsSpan().Trim();
        return line.StartsWith("http") && !line.ContainsAny(' ', '\n', '"') && WebAddress.Is(line.ToString());
    }

    [GeneratedRegex(@"\bwp-image-(\d{1,18})\b")]
    private static partial Regex Number();
}
