using AngleSharp.Dom;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Bodies;

/// <summary>Names what readers saw on the former site, and what the service removes from a body without a link in its place.</summary>
internal static class ShownByScripts
{
    // Their scripts only dress a quotation or a link, which stays.
    private static readonly string[] Dressers =
    [
        "platform.twitter.com", "platform.x.com", "instagram.com/embed", "tiktok.com/embed", "connect.facebook.net", "embed.reddit.com",
        "embed.bsky.app", "embedr.flickr.com", "s.imgur.com",
    ];

    public static void Name(HtmlTree tree, LeftOutList leftOut)
    {
        foreach (var element in tree.All("script,iframe,object,embed,form,button,svg,math,canvas"))
        {
            switch (element.LocalName)
            {
                case "script" when IsRun(element):
                    leftOut.Add("script", element.GetAttribute("src")?.Trim() ?? "");
                    break;
                case "iframe" or "embed" when !IsAddress(element.GetAttribute("src")):
                case "object" when !IsAddress(element.GetAttribute("data")) && element.QuerySelector("param,embed,a") is null:
                case "form" when element.QuerySelector("input,select,textarea,button") is not null:
                case "button" when element.Closest("form") is null:
                case "svg" or "math" or "canvas":
                    leftOut.Add("html", $"<{element.LocalName}>");
                    break;
            }
        }
    }

    private static bool IsRun(IElement script)
    {
        var source = script.GetAttribute("src") ?? script.TextContent;
        var type = script.GetAttribute("type") ?? "";
        return (type.Length == 0 || type.Contains("script", StringComparison.OrdinalIgnoreCase) || type == "module")
            && !Array.Exists(Dressers, dresser => source.Contains(dresser, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsAddress(string? text)
    {
        var address = text?.Trim() ?? "";
        var isPath = address.Length > 0 && address[0] is not '#' && !address.Contains(':', StringComparison.Ordinal);
        return isPath || WebAddress.Is(address);
    }
}
