using NewsFeeds.Articles;
using NewsFeeds.Feeds.Podcasts;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Rendering;

namespace NewsFeeds.Checks;

/// <summary>Finds what the directories of podcasts ask of a category and of an episode, before they do.</summary>
internal static class PodcastCheck
{
    // Apple's, as all below.
    private const int LeastPixels = 1400;
    private const int MostPixels = 3000;

    // M4A, MP3, MOV, MP4 and M4V.
    private static readonly string[] Played =
        ["audio/mpeg", "audio/mp4", "audio/x-m4a", "video/mp4", "video/x-m4v", "video/quicktime"];

    /// <summary>
    /// What a podcast lacks. Without a category and a right cover it is refused as a whole. One that is gone needs nothing more.
    /// </summary>
    public static IEnumerable<Fault> Of(CheckedFile index, Category category, CheckedContent content)
    {
        if (category.Podcast is not { } podcast || category.Gone)
        {
            yield break;
        }

        var node = index["podcast"];
        if (PartOf(node, "guid") is null)
        {
            yield return index.Warning(node, "no-podcast-guid");
        }

        if (PartOf(node, "category") is null)
        {
            yield return AsError(index.Warning(node, "podcast/no-category"));
        }

        if (PartOf(node, "image") is not { } image)
        {
            yield return AsError(index.Warning(node, "podcast/no-image"));
        }
        else if (podcast.Image is { } cover && OfCover(index, image, cover, content) is { } wrong)
        {
            yield return AsError(wrong);
        }
    }

    /// <summary>What keeps programs from playing an episode or from showing what comes with it.</summary>
    public static IEnumerable<Fault> Of(CheckedFile manuscript, Article article, CheckedContent content)
    {
        var node = manuscript["episode"];
        if (article.Episode?.Transcript is { } transcript
            && MediaCheck.Run(manuscript, PartOf(node, "transcript"), transcript, content.Media) is { } missing)
        {
            yield return missing;
        }

        if (article.Episode?.Image is { } image && OfCover(manuscript, PartOf(node, "image"), image, content) is { } wrong)
        {
            yield return wrong;
        }

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
    }

    private static Fault? OfCover(CheckedFile file, YamlNode? node, Picture cover, CheckedContent content)
    {
        var at = PartOf(node, "src") ?? node;
        if (MediaCheck.Run(file, at, cover.Source, content.Media) is { } missing)
        {
            return missing;
        }

        var picture = FeedPicture.Of(cover, content.Addresses, content.Media.Find)!;
        if (picture.MediaType is { } type and not ("image/jpeg" or "image/png"))
        {
            return file.Warning(at, "podcast-cover/type", type);
        }

        if (picture is not { Width: { } width, Height: { } height })
        {
            return null; // Nobody told the size of a picture on another site.
        }

        if (width != height)
        {
            return file.Warning(at, "podcast-cover/square", width, height);
        }

        return width is < LeastPixels or > MostPixels
            ? file.Warning(at, "podcast-cover/size", width, height, LeastPixels, MostPixels)
            : null;
    }

    private static bool IsInPodcast(Article article, CheckedContent content) =>
        content.Edition.CategoriesOf(article).SelectMany(listing => SelfAndAround(listing.Path))
            .Any(path => content.Categories.GetValueOrDefault(path)?.Podcast is not null);

    private static IEnumerable<string> SelfAndAround(string path)
    {
        for (; path.Length > 0; path = Category.ParentOf(path))
        {
            yield return path;
        }
    }

    private static Fault AsError(Fault fault) => fault with { Severity = Severity.Error };

    private static YamlNode? PartOf(YamlNode? mapping, string name) =>
        mapping is null ? null : FrontMatterReader.Part(mapping, name);
}
