using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Checks;

/// <summary>Checks the links, pictures and slips of a body, and reports what the sanitiser removes from it.</summary>
internal static partial class BodyCheck
{
    // Half of it may be the body, half what stands beside it. An entry that may be too large is made once more, and measured.
    private const int LargeBytes = EntrySize.MostBytes / 2;

    public static List<Fault> Run(CheckedFile manuscript, Article article, CheckedContent content, PictureCheck pictures)
    {
        var faults = new List<Fault>();
        try
        {
            var links = new ArticleLinks(article, content.Addresses, content.Paths);
            var words = manuscript.Words;
            var outline = MarkdownOutline.Of(words);
            faults.AddRange(Faults(manuscript, outline.Slips));
            var targets = new LinkTargets(content, links, manuscript, pictures);
            foreach (var link in outline.Links)
            {
                faults.AddRange(OfLink(manuscript, targets, link));
            }

            var body = outline.NeedsRendering ? Render(words, manuscript, links, outline, targets, faults) : words.Body;
            if (IsEmpty(body, manuscript, article))
            {
                faults.Add(manuscript.InBody(0, 0, "empty-body"));
            }

            if (EntrySize.AtMost(body) + outline.Links.Sum(link => 2 * link.Address.Length) > LargeBytes
                || MostBeside(article, words, content) > LargeBytes)
            {
                faults.AddRange(OfSize(EntryOf(article, words, content), manuscript));
            }
        }
        catch (UnrenderableException e)
        {
            faults.Add(manuscript.InBody(0, 0, e.Kind, e.Arguments) with { Severity = Severity.Error });
        }

        return faults;
    }

    private static IEnumerable<Fault> Faults(CheckedFile manuscript, IEnumerable<Slip> slips) =>
        slips.Select(slip => manuscript.InBody(slip.Line, slip.Column, slip.Kind, slip.Arguments));

    /// <summary>
    /// Whether readers would see a title and nothing else. A draft is still to be written, and of front matter that cannot be read nobody
    /// knows what else it has.
    /// </summary>
    private static bool IsEmpty(string body, CheckedFile manuscript, Article article) =>
        Blank().IsMatch(body) && manuscript.Matter.Root?.Pairs is not null
        && article is { Draft: false, Link: null, Source: null, Enclosures.Count: 0 };

    private static IEnumerable<Fault> OfSize(FeedEntry entry, CheckedFile manuscript)
    {
        var beside = EntrySize.Of(entry with { Content = null });
        var whole = EntrySize.Of(entry);
        if (beside > EntrySize.MostBytes)
        {
            yield return manuscript.Warning(null, "too-large/beside", KibiBytes(beside), KibiBytes(EntrySize.MostBytes));
        }
        else if (whole > EntrySize.MostBytes)
        {
            yield return manuscript.InBody(0, 0, "too-large/article", KibiBytes(whole), KibiBytes(EntrySize.MostBytes));
        }
    }

    private static int KibiBytes(int bytes) => (bytes + 1023) / 1024;

    private static long MostBeside(Article article, ArticleText words, CheckedContent content) =>
        EntrySize.AtMost(FeedBuilder.Entry(article, null, content.Edition, content.Addresses))
        + (2 * EntrySize.AtMost(words.Summary ?? ""));

    private static FeedEntry EntryOf(Article article, ArticleText words, CheckedContent content)
    {
        var publication = content.Edition.Publication;
        var rendered = EntryRenderer.RenderOnce(article, words, publication, content.Addresses, content.Paths, []);
        return FeedBuilder.Entry(article, rendered, content.Edition, content.Addresses);
    }

    private static IEnumerable<Fault> OfLink(CheckedFile manuscript, LinkTargets targets, WrittenLink link)
    {
        if (targets.Check(link) is { } broken)
        {
            yield return broken;
        }

        foreach (var unsuited in targets.CheckPicture(link))
        {
            yield return unsuited;
        }

        if (link is { IsPicture: true, HasAlt: false })
        {
            yield return manuscript.InBody(link.Line, link.Column, "no-alt/markdown");
        }
    }

    /// <summary>
    /// Renders the body as the service does, to find what is removed, and the links and pictures of HTML among the Markdown. Returns the
    /// HTML.
    /// </summary>
    private static string Render(
        ArticleText words, CheckedFile manuscript, ArticleLinks links, MarkdownOutline outline, LinkTargets targets, List<Fault> faults)
    {
        var places = new LinkPlaces(words, outline);
        var written = new Dictionary<(string Absolute, bool IsPicture), string>();
        var body = ArticleHtml.Render(words, new BodyContext(address => Note(links.Follow(address), address, isPicture: false), "check")
        {
            Show = address => Note(links.Show(address), address, isPicture: true),
            WithPlaces = true,
        });

        // Of a private address it is known why it is removed.
        faults.AddRange(Faults(manuscript, body.Removed).Where(removed => !faults.Exists(fault =>
            fault.Code == "private-link" && (fault.Line, fault.Column) == (removed.Line, removed.Column))).ToList());
        var undescribed = written.Count == 0 ? [] : Links.PicturesWithoutAlt(body.Html).ToHashSet(StringComparer.Ordinal);
        foreach (var ((absolute, isPicture), address) in written)
        {
            var (line, column) = places.InHtml(address);
            faults.AddRange(OfLink(manuscript, targets, new WrittenLink(address, isPicture, HasAlt: true, line, column)));
            if (isPicture && undescribed.Contains(absolute))
            {
                faults.Add(manuscript.InBody(line, column, "no-alt/html"));
            }
        }

        return body.Html;

        string? Note(LinkTarget target, string address, bool isPicture)
        {
            if (!places.IsInMarkdown(address, isPicture))
            {
                written.TryAdd((target.Address ?? address, isPicture), address);
            }

            return target.Address;
        }
    }

    // Signs, spaces and elements, but none that shows something by itself.
    [GeneratedRegex(
        """
        \A(?>(?:[^\p{L}\p{Nd}<&]+ | [<&](?![a-z/\#]) | &(?:nbsp|ensp|emsp|thinsp|\#160|\#xA0);
            | </?(?!img|video|audio|iframe)[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)*)\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
