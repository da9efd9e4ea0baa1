using NewsFeeds.Articles;
using NewsFeeds.Feeds.Podcasts;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Finds what the directories of podcasts refuse, before they do.</summary>
internal static class PodcastCheck
{
    private const int LeastPixels = 1400;
    private const int MostPixels = 3000;

    // Apple's: M4A, MP3, MOV, MP4 and M4V.
    private static readonly string[] Played =
        ["audio/mpeg", "audio/mp4", "audio/x-m4a", "video/mp4", "video/x-m4v", "video/quicktime"];

    /// <summary>A podcast without a category or a right cover is refused as a whole.</summary>
    public static IEnumerable<Fault> OfCategory(CheckedFile manuscript, Category category, CheckedContent content)
    {
        if (category is not { Podcast: { } podcast, Gone: false })
        {
            return [];
        }

        var node = manuscript["podcast"];
        var image = PartOf(node, "image") ?? node;
        var cover = podcast.Image is null
            ? manuscript.Warning(node, "podcast-cover/none", LeastPixels, MostPixels)
            : Cover(manuscript, image, podcast.Image, content);
        var subject = podcast.Category is null ? manuscript.Warning(PartOf(node, "category") ?? node, "podcast-category") : null;
        return new[] { cover, subject }.OfType<Fault>().Select(fault => fault with { Severity = Severity.Error });
    }

    /// <summary>An episode that programs cannot play, and a cover of its own that they do not show.</summary>
    public static IEnumerable<Fault> OfEpisode(CheckedFile manuscript, Article article, CheckedContent content)
    {
        if (article.Retraction is not null || !IsInPodcast(article, content)
            || PodcastBuilder.PlayedOf(new ArticleLinks(article, content.Addresses, content.Paths).Enclosures()) is not { } played)
        {
            yield break;
        }

        var list = manuscript["enclosures"];
        if (!Played.Contains(played.MediaType.Split(';')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase))
        {
            yield return manuscript.Warning(list, "podcast-episode/type", played.MediaType);
        }

        if (played.Length <= 0)
        {
            yield return manuscript.Warning(list, "podcast-episode/length", played.Url);
        }

        if (article.Episode?.Image is { } image
            && Cover(manuscript, PartOf(manuscript["episode"], "image"), image, content) is { } wrong)
        {
            yield return wrong;
        }
    }

    private static Fault? Cover(CheckedFile manuscript, YamlNode? at, Picture cover, CheckedContent content)
    {
        if (!WebAddress.Is(cover.Source) && content.Media.Find(cover.Source) is null)
        {
            return manuscript.Warning(at, "podcast-cover/missing", cover.Source);
        }

        var picture = FeedPicture.Of(cover, content.Addresses, content.Media.Find)!;
        if (picture.MediaType is { } type and not ("image/jpeg" or "image/png"))
        {
            return manuscript.Warning(at, "podcast-cover/type", type);
        }

        if (picture is not { Width: { } width, Height: { } height })
        {
            return null; // Nobody told the size of a picture on another site.
        }

        if (width != height)
        {
            return manuscript.Warning(at, "podcast-cover/square", width, height);
        }

        return width is < LeastPixels or > MostPixels
            ? manuscript.Warning(at, "podcast-cover/size", width, height, LeastPixels, MostPixels)
            : null;
    }

    private static bool IsInPodcast(Article article, CheckedContent content) =>
        content.Edition.CategoriesOf(article).SelectMany(listing => SelfAndAround(listing.Path))
            .Any(path => content.Categories[path].Podcast is not null);

    private static IEnumerable<string> SelfAndAround(string path)
    {
        for (; path.Length > 0; path = Category.ParentOf(path))
        {
            yield return path;
        }
    }

    private static YamlNode? PartOf(YamlNode? mapping, string name) =>
        mapping is null ? null : FrontMatterReader.Part(mapping, name);
}
