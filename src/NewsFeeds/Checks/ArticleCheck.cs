using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Checks an article's front matter against the rest of the content and the clock.</summary>
internal static class ArticleCheck
{
    public static IEnumerable<Fault> Run(CheckedFile manuscript, Article article, CheckedContent content, PictureCheck pictures) =>
    [
        .. TagsAndId(manuscript, article),
        .. Address(manuscript, article, content),
        .. Aliases(manuscript, article, content),
        .. Categories(manuscript, article, content),
        .. Lead(manuscript, article, content, pictures),
        .. Enclosures(manuscript, article, content),
        .. PodcastCheck.Of(manuscript, article, content),
        .. DateCheck.Run(manuscript, article, content),
        .. Bylines.Check(manuscript, article, content),
        .. PrivateLinks.InFrontMatter(manuscript, content.Addresses),
    ];

    private static IEnumerable<Fault> TagsAndId(CheckedFile manuscript, Article article)
    {
        if (manuscript["tags"] is { Text: { } tags } node)
        {
            if (tags.Trim() is ['［' or '【', .. var inner, '］' or '】'])
            {
                yield return manuscript.Warning(node, "one-tag/wide", tags.Trim()[0], inner);
            }
            else if (tags.Contains(',', StringComparison.Ordinal))
            {
                yield return manuscript.Warning(node, "one-tag", tags);
            }
        }

        // Readers of one publication then know the article by two ids. An id that they know must stay all the same.
        if (article.OwnId is { } id && !Iri.Is(id))
        {
            yield return manuscript.Warning(manuscript["id"], "no-iri", id, Iri.Of(id, article.Authority));
        }
    }

    private static IEnumerable<Fault> Address(CheckedFile manuscript, Article article, CheckedContent content)
    {
        if (content.ArticleOf(article.Key) != article)
        {
            yield break; // A version that is not served takes neither id nor address.
        }

        if (content.OriginalOf(article) is { } original)
        {
            yield return Copies.FaultOf(article, original);
        }
        else if (content.HolderOfId(article) is var holder && holder != article)
        {
            yield return manuscript.Words.Placed(ListedArticles.SharedId(article, holder));
        }
        else if (content.Find(article.Day, article.Slug) is { } first && first != article)
        {
            yield return manuscript.Words.Placed(ListedArticles.SharedAddress(article, first));
        }
    }

    /// <summary>A former address at which something stands leads to that. Of several articles, it leads to the newest.</summary>
    private static IEnumerable<Fault> Aliases(CheckedFile manuscript, Article article, CheckedContent content)
    {
        foreach (var former in FormerAddress.Of(article))
        {
            if (content.HolderOf(former.Path) is { } holder)
            {
                yield return manuscript.Warning(Place(former.Path), "alias-taken/address", former.Path, holder);
            }
            else if (content.Edition.Holds(article)
                && content.Edition.FormerAddresses.GetValueOrDefault(former.Path) is { } newer && newer != article)
            {
                yield return manuscript.Warning(Place(former.Path), "alias-taken/article", former.Path, newer.Key);
            }
        }

        YamlNode? Place(string path) => FrontMatterReader.ItemOf(
            manuscript["aliases"],
            item => Alias.Of(item) is { } alias && (alias == path || path.EndsWith("/" + alias, StringComparison.Ordinal)));
    }

    private static IEnumerable<Fault> Categories(CheckedFile manuscript, Article article, CheckedContent content)
    {
        foreach (var words in article.Categories.Where(words => content.Edition.Shape.Resolve(words) is null))
        {
            var at = FrontMatterReader.ItemOf(manuscript[KeyNames.Categories], item => item == words);
            yield return content.Edition.Shape.NearestTo(words) is { } nearest
                ? manuscript.Warning(at, "unknown-category/near", words, nearest)
                : manuscript.Warning(at, "unknown-category", words);
        }
    }

    private static IEnumerable<Fault> Lead(CheckedFile manuscript, Article article, CheckedContent content, PictureCheck pictures)
    {
        if (article.Image is not { } image)
        {
            yield break;
        }

        var node = manuscript["image"];
        var source = node is null ? null : FrontMatterReader.Part(node, "src") ?? node;
        foreach (var fault in MediaCheck.OfPicture(manuscript, source, image.Source, content.Media, pictures))
        {
            yield return fault;
        }

        var file = WebAddress.Is(image.Source) ? null : content.Media.Find(image.Source);
        if (pictures.OfLead(image, file) is { } narrow)
        {
            yield return CheckedFile.At(source, narrow);
        }

        if (image.Alt is null)
        {
            yield return manuscript.Warning(node, "no-alt");
        }
    }

    private static IEnumerable<Fault> Enclosures(CheckedFile manuscript, Article article, CheckedContent content)
    {
        var list = manuscript["enclosures"];
        foreach (var (at, enclosure) in article.Enclosures.Index())
        {
            var node = list?.Items is { } items && items.Count == article.Enclosures.Count ? items[at] : list;
            if (MediaCheck.Run(manuscript, node, enclosure.Source, content.Media) is { } missing)
            {
                yield return missing;
            }
            else if (enclosure.MediaType is null && MediaTypes.OfAddress(enclosure.Source) is null)
            {
                yield return manuscript.Warning(node, "no-media-type");
            }
        }
    }
}
