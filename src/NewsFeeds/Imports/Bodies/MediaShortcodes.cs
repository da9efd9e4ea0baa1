using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Media;

namespace NewsFeeds.Imports.Bodies;

/// <summary>Writes WordPress's own shortcodes, which all show pictures, sound or films, as HTML.</summary>
/// <param name="post">The post's number.</param>
/// <param name="site">What the export says of attachments.</param>
/// <param name="leftOut">Gets what cannot be shown.</param>
internal sealed partial class MediaShortcodes(long post, SourceSite site, LeftOutList leftOut)
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal, "caption", "wp_caption", "gallery", "playlist", "audio", "video", "embed");

    private static readonly string[] Sounds = ["src", "mp3", "m4a", "ogg", "oga", "wav", "flac", "aac", "opus"];
    private static readonly string[] Films = ["src", "mp4", "m4v", "webm", "ogv", "mov", "flv", "wmv"];

    public static bool Has(string name) => Names.Contains(name);

    /// <param name="tag">Its name is one of WordPress's.</param>
    /// <param name="content">Between the tag and its end tag, its own shortcodes expanded.</param>
    /// <param name="isAlone">Whether nothing stands beside it in its line.</param>
    public string Write(ShortcodeTag tag, string content, bool isAlone) => tag.Name switch
    {
        "caption" or "wp_caption" => Caption(tag, content.Trim()),
        "gallery" => Gallery(tag) + content,
        "playlist" => Playlist(tag) + content,
        "embed" => Embed(tag, content.Trim(), isAlone),
        "audio" => Player("audio", tag, Sounds, content),
        _ => Player("video", tag, Films, content),
    };

    private static string Caption(ShortcodeTag tag, string content)
    {
        var picture = Picture().Match(content) is { Success: true } match ? match.Value : "";
        var caption = content[picture.Length..].Trim();
        if (tag.Markup("caption") is { } attribute)
        {
            (picture, caption) = (content, attribute.Trim());
        }

        if (picture.Length == 0 || caption.Length == 0)
        {
            return content;
        }

        var id = tag["id"] is { Length: > 0 } name ? $" id=\"{Escape(name)}\"" : "";
        var align = tag["align"] is { Length: > 0 } side ? side : "alignnone";
        return $"<figure{id} class=\"wp-caption {Escape(align)}\">{picture}<figcaption>{caption}</figcaption></figure>";
    }

    private string Gallery(ShortcodeTag tag)
    {
        var html = new StringBuilder();
        foreach (var (_, attachment) in AttachmentsOf(tag, "image/"))
        {
            html.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"{Escape(attachment.Address)}\"");
            html.Append(CultureInfo.InvariantCulture, $" alt=\"{Escape(attachment.Alt)}\">");
            if (!string.IsNullOrWhiteSpace(attachment.Caption))
            {
                html.Append(CultureInfo.InvariantCulture, $"<figcaption>{attachment.Caption.Trim()}</figcaption>");
            }

            html.Append("</figure>");
        }

        return html.Length == 0 ? "" : $"<figure class=\"gallery\">{html}</figure>";
    }

    private string Playlist(ShortcodeTag tag)
    {
        var html = new StringBuilder();
        foreach (var (_, attachment) in AttachmentsOf(tag, tag["type"] == "video" ? "video/" : "audio/"))
        {
            var type = MediaTypes.OfAddress(attachment.Address) ?? tag["type"] ?? "";
            var name = type.StartsWith("video", StringComparison.Ordinal) ? "video" : "audio";
            html.Append(CultureInfo.InvariantCulture, $"<li><{name} controls src=\"{Escape(attachment.Address)}\"></{name}>");
            html.Append(CultureInfo.InvariantCulture, $"{attachment.Caption?.Trim()}</li>");
        }

        return html.Length == 0 ? "" : $"<ul class=\"playlist\">{html}</ul>";
    }

    /// <summary>The attachments that a shortcode numbers; where it numbers none, those of a kind that were uploaded for the post.</summary>
    private List<(long Number, Attachment Attachment)> AttachmentsOf(ShortcodeTag tag, string kind)
    {
        var written = tag["ids"] ?? tag["include"];
        if (string.IsNullOrWhiteSpace(written))
        {
            return AttachmentsOfPost(tag, kind);
        }

        var found = new List<(long Number, Attachment Attachment)>();
        foreach (var text in written.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && site.Attachments.Find(number) is { } attachment)
            {
                found.Add((number, attachment));
            }
            else
            {
                leftOut.Add("attachment", text);
            }
        }

        // Only "ids" has an order of its own.
        var isSorted = tag["ids"] is null || tag["orderby"]?.ToUpperInvariant() is "ID";
        var isReverse = isSorted && tag["order"]?.ToUpperInvariant() is "DESC";
        var inOrder = isSorted ? found.OrderBy(each => each.Number) : found.AsEnumerable();
        return [.. isReverse ? inOrder.Reverse() : inOrder];
    }

    private List<(long Number, Attachment Attachment)> AttachmentsOfPost(ShortcodeTag tag, string kind)
    {
        var excluded = (tag["exclude"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var all = new List<(long Number, Attachment Attachment)>();
        foreach (var number in site.Attachments.OfPost(post))
        {
            if (!excluded.Contains(number.ToString(CultureInfo.InvariantCulture)) && site.Attachments.Find(number) is { } attachment
                && MediaTypes.OfAddress(attachment.Address)?.StartsWith(kind, StringComparison.Ordinal) == true)
            {
                all.Add((number, attachment));
            }
        }

        if (all.Count == 0)
        {
            leftOut.Add("shortcode", tag.Name);
        }

        return all;
    }

    private static string Embed(ShortcodeTag tag, string content, bool isAlone)
    {
        var address = WebUtility.HtmlDecode(content.Length > 0 ? content : tag["src"] ?? tag.Unnamed ?? "").Trim();
        return address.Length == 0 || isAlone || content.Contains('<', StringComparison.Ordinal)
            ? Escape(address)
            : $"<a href=\"{Escape(address)}\">{Escape(address)}</a>";
    }

    private string Player(string name, ShortcodeTag tag, string[] formats, string content)
    {
        var named = formats.Select(format => tag[format]).Append(tag.Unnamed);
        var addresses = named.OfType<string>().Where(address => address.Length > 0).ToList();
        if (addresses.Count == 0)
        {
            leftOut.Add("shortcode", tag.Name);
            return content;
        }

        // A film that another site shows.
        if (addresses is [var page] && MediaTypes.OfAddress(page) is null && page.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            return $"\n\n{Escape(page)}\n\n{content}";
        }

        var poster = name != "audio" && tag["poster"] is { Length: > 0 } picture ? $" poster=\"{Escape(picture)}\"" : "";
        var sources = string.Concat(addresses.Select(address => $"<source src=\"{Escape(address)}\">"));
        return addresses.Count == 1
            ? $"<figure><{name} controls src=\"{Escape(addresses[0])}\"{poster}>{content.Trim()}</{name}></figure>"
            : $"<figure><{name} controls{poster}>{sources}{content.Trim()}</{name}></figure>";
    }

    private static string Escape(string? text) => WebUtility.HtmlEncode(text ?? "");

    [GeneratedRegex(@"\A(?:<a\s[^>]+>\s*)?<img\s[^>]+>(?:\s*</a>)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Picture();
}
