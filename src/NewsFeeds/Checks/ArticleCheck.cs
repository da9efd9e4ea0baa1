using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>What an article's front matter says, held against the rest of the content and the clock.</summary>
internal static class ArticleCheck
{
    public static IEnumerable<Fault> Run(CheckedFile manuscript, Article article, CheckedContent content) =>
    [
        .. Words(manuscript, article),
        .. Address(manuscript, article, content),
        .. Categories(manuscript, article, content),
        .. Media(manuscript, article, content),
        .. Zones(manuscript, content),
        .. Future(manuscript, article, content),
    ];

    private static IEnumerable<Fault> Words(CheckedFile manuscript, Article article)
    {
        if (manuscript["tags"] is { Text: { } tags } node && tags.Contains(',', StringComparison.Ordinal))
        {
            yield return manuscript.Warning(node, "one-tag", $"'{tags}' is one tag with a comma in it; several stand in brackets: 'tags: [{tags}]'");
        }

        // RFC 4287 §4.2.6 wants an IRI, and validators and some aggregators refuse the feed for one entry without; but an id that readers have is never mended.
        if (article.OwnId is { } id && !Uri.IsWellFormedUriString(id, UriKind.Absolute))
        {
            yield return manuscript.Warning(manuscript["id"], "no-iri",
                $"'{id}' is no IRI, such as tag:example.vn,2026:2026-11-23/slug or https://example.vn/?p=123; write another 'id', unless the article is out with this one");
        }
    }

    private static IEnumerable<Fault> Address(CheckedFile manuscript, Article article, CheckedContent content)
    {
        if (content.Find(article.File) != article)
        {
            yield break; // A version that is not served takes neither id nor address.
        }

        if (content.HolderOfId(article) is var holder && holder != article)
        {
            var fault = ListedArticles.SharedId(article, holder);
            yield return manuscript.Fault(manuscript["id"] ?? manuscript["slug"], fault.Severity, fault.Code, fault.Message);
        }
        else if (content.Find(article.Day, article.Slug) is { } first && first != article)
        {
            var fault = ListedArticles.SharedAddress(article, first);
            yield return manuscript.Fault(manuscript["slug"], fault.Severity, fault.Code, fault.Message);
        }
    }

    private static IEnumerable<Fault> Categories(CheckedFile manuscript, Article article, CheckedContent content)
    {
        foreach (var words in article.Categories.Where(words => content.Edition.Shape.Resolve(words) is null))
        {
            var list = manuscript["categories"];
            var at = list?.Items?.Find(item => item.Text is { } text && PlainText.Line(text) == words) ?? list;
            yield return manuscript.Warning(at, "unknown-category", $"there is no category '{words}'{content.Suggestion(words)}");
        }
    }

    private static IEnumerable<Fault> Media(CheckedFile manuscript, Article article, CheckedContent content)
    {
        if (article.Image is { } image)
        {
            var node = manuscript["image"];
            if (MediaCheck.Trouble(image.Source, content.Media) is { } trouble)
            {
                yield return manuscript.Warning(node is null ? null : FrontMatterReader.Part(node, "src") ?? node, "missing-picture", trouble);
            }

            if (image.Alt is null)
            {
                yield return manuscript.Warning(node, "no-alt", "the picture has no 'alt' that says what it shows to those who do not see it; write 'image: {src: …, alt: …}'");
            }
        }

        var list = manuscript["enclosures"];
        foreach (var (at, enclosure) in article.Enclosures.Index())
        {
            var node = list?.Items is { } items && items.Count == article.Enclosures.Count ? items[at] : list;
            if (MediaCheck.Trouble(enclosure.Source, content.Media) is { } trouble)
            {
                yield return manuscript.Warning(node, "missing-picture", trouble);
            }
            else if (enclosure.MediaType is null && MediaTypes.OfAddress(enclosure.Source) is null)
            {
                yield return manuscript.Warning(node, "no-media-type", "nothing tells what kind of sound or film this is, so it is left out; add 'type', such as audio/mpeg");
            }
        }
    }

    private static IEnumerable<Fault> Zones(CheckedFile manuscript, CheckedContent content)
    {
        // Once per file: an archive without zones has them nowhere. What is no date is a fault of its own, and lacks more than a zone.
        if (!content.HasTimeZone && Dates(manuscript).FirstOrDefault(IsWithoutOffset) is { } first)
        {
            yield return manuscript.Warning(first, "date-without-zone",
                $"'{first.Text}' names no offset and the publication no 'timezone', so it is read as UTC; write 'timezone: Asia/Ho_Chi_Minh' or the like in the top _index.md");
        }

        static bool IsWithoutOffset(YamlNode date) =>
            Folder.FrontMatter.Dates.TryParse(date.Text!, TimeZoneInfo.Utc, out _, out var hasOffset) && !hasOffset;
    }

    private static IEnumerable<Fault> Future(CheckedFile manuscript, Article article, CheckedContent content)
    {
        // An article may appear tomorrow; that it was changed or corrected tomorrow is a slip.
        var latest = article.Published > content.Now ? article.Published : content.Now;
        foreach (var node in Changes(manuscript))
        {
            if (Folder.FrontMatter.Dates.TryParse(node.Text!, content.Edition.Publication.TimeZone, out var moment, out _) && moment > latest)
            {
                yield return manuscript.Warning(node, "future-date", $"'{node.Text}' is still to come, so readers get an article that was changed in the future");
            }
        }
    }

    private static IEnumerable<YamlNode> Dates(CheckedFile manuscript) =>
        new[] { manuscript["date"], manuscript["publishDate"], manuscript["expiryDate"] }.OfType<YamlNode>().Where(node => node.Text is not null).Concat(Changes(manuscript));

    private static IEnumerable<YamlNode> Changes(CheckedFile manuscript)
    {
        var correction = manuscript["correction"];
        return (correction?.Items ?? []).Append(correction).Append(manuscript["retracted"]).OfType<YamlNode>()
            .Select(node => FrontMatterReader.Part(node, "date")).Prepend(manuscript["lastmod"]).OfType<YamlNode>().Where(node => node.Text is not null);
    }
}
