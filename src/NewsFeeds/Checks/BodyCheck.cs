using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Rendering;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Checks;

/// <summary>What a body links to and shows, and what the sanitiser takes out of it.</summary>
internal static class BodyCheck
{
    // A feed holds 1 MiB in all: what is larger than an eighth of it crowds out others.
    private const int LargeBytes = 128 * 1024;

    public static List<Fault> Run(CheckedFile manuscript, Article article, CheckedContent content)
    {
        var faults = new List<Fault>();
        if (manuscript.Bytes.Length > LargeBytes)
        {
            faults.Add(manuscript.InBody(0, 0, "too-large",
                $"the article has {manuscript.Bytes.Length / 1024} KiB, and a feed holds 1024 KiB in all: it crowds out others; divide it"));
        }

        try
        {
            var links = new ArticleLinks(article, content.Addresses, content.Media);
            var outline = MarkdownOutline.Of(manuscript.Matter.Body);
            var targets = new LinkTargets(content, links);
            foreach (var link in outline.Links)
            {
                faults.AddRange(Of(manuscript, targets, link));
            }

            if (outline.NeedsRendering)
            {
                Render(manuscript, links, outline, targets, faults);
            }
        }
        catch (UnrenderableException e)
        {
            faults.Add(manuscript.InBody(0, 0, "unrenderable", e.Message) with { Severity = Severity.Error });
        }

        return faults;
    }

    private static IEnumerable<Fault> Of(CheckedFile manuscript, LinkTargets targets, WrittenLink link)
    {
        if (targets.Trouble(link.Address, link.IsPicture) is { } trouble)
        {
            yield return manuscript.InBody(link.Line, link.Column, link.IsPicture ? "missing-picture" : "broken-link", trouble);
        }

        if (link is { IsPicture: true, HasAlt: false })
        {
            yield return manuscript.InBody(link.Line, link.Column, "no-alt", "the picture has no text for those who do not see it; write it between the brackets: ![…](…)");
        }
    }

    /// <summary>As the service renders it, which tells what is removed and what the HTML among the Markdown links to and shows.</summary>
    private static void Render(CheckedFile manuscript, ArticleLinks links, MarkdownOutline outline, LinkTargets targets, List<Fault> faults)
    {
        var seen = outline.Links.Select(link => Plain(link.Address)).ToHashSet(StringComparer.Ordinal);
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        var body = ArticleHtml.Render(manuscript.Matter.Body, links.Page, Note, "check", withPlaces: true);

        foreach (var removed in body.Removed)
        {
            faults.Add(manuscript.InBody(removed.Line, removed.Column, "removed-html", $"{removed.What} does not reach readers: no reader may run, frame or style it"));
        }

        var undescribed = written.Count == 0 ? [] : Links.PicturesWithoutAlt(body.Html).ToHashSet(StringComparer.Ordinal);
        foreach (var (absolute, address) in written)
        {
            var (line, column) = manuscript.Find(address, Plain(address), address.Replace("&", "&amp;", StringComparison.Ordinal));
            var isPicture = MediaTypes.Of(address.Split('?', '#')[0]) is not null;
            faults.AddRange(Of(manuscript, targets, new WrittenLink(address, isPicture, true, line, column)));
            if (undescribed.Contains(absolute))
            {
                faults.Add(manuscript.InBody(line, column, "no-alt", "the picture has no alt=\"…\" that says what it shows to those who do not see it (alt=\"\" for decoration)"));
            }
        }

        string? Note(string address)
        {
            var resolved = links.Resolve(address);
            if (!seen.Contains(Plain(address)))
            {
                written.TryAdd(resolved ?? address, address);
            }

            return resolved;
        }
    }

    private static string Plain(string address) => Uri.UnescapeDataString(address);
}
