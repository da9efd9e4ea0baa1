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
    /// What a podcast lacks, by its keys. Without a category and a cover it is refused as a whole. One that is gone needs nothing more.
    /// </summary>
    /// <param name="file">The file or row that describes the category.</param>
    /// <param name="category">The category.</param>
    public static IEnumerable<(string Key, Fault Fault)> Lacks(string file, Category category)
    {
        if (category is not { Podcast: { } podcast, Gone: false })
        {
            yield break;
        }

        if (podcast.Id is null)
        {
            yield return ("guid", new Fault(file, 0, 0, Severity.Warning, "no-podcast-guid"));
        }

        if (podcast.Category is null)
        {
            yield return ("category", new Fault(file, 0, 0, Severity.Error, "podcast/no-category"));
        }

        if (podcast.Image is not { IsDistributed: true })
        {
            yield return ("image", new Fault(file, 0, 0, Severity.Error, "podcast/no-image"));
        }
    }

    /// <summary>What is wrong with a podcast.</summary>
    public static IEnumerable<Fault> Of(CheckedFile index, Category category, CheckedContent content)
    {
        var node = index["podcast"];
        foreach (var (key, fault) in Lacks(index.File, category))
        {
            // Of a value that is not understood, its own fault is told.
            var part = PartOf(node, key);
            if (part is null || (key == "image" && category.Podcast?.Image is not null))
            {
                yield return CheckedFile.At(PartOf(part, "distribute") ?? part ?? node, fault);
            }
        }

        if (TwinOf(category, content) is { } twin)
        {
            yield return index.Warning(PartOf(node, "guid"), "podcast/guid-twice", twin.Folder) with { Severity = Severity.Error };
        }

        if (category is { Podcast.Image: { IsDistributed: true } cover, Gone: false }
            && OfCover(index, PartOf(node, "image"), cover, content) is { } wrong)
        {
            yield return wrong with { Severity = Severity.Error };
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

        if (article.Episode?.Image is { } image)
        {
            var at = PartOf(node, "image");
            var wrong = image.IsDistributed
                ? OfCover(manuscript, at, image, content)
                : manuscript.Warning(PartOf(at, "distribute") ?? at, "podcast-cover/not-distributed");
            if (wrong is not null)
            {
                yield return wrong;
            }
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

    // Directories take two podcasts with one id for one.
    private static Category? TwinOf(Category category, CheckedContent content) => category.Podcast?.Id is { } id
        ? content.Categories.Values.OrderBy(other => other.Folder, StringComparer.Ordinal)
            .FirstOrDefault(other => other != category && id.Equals(other.Podcast?.Id, StringComparison.OrdinalIgnoreCase))
        : null;

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

    private static YamlNode? PartOf(YamlNode? mapping, string name) =>
        mapping is null ? null : FrontMatterReader.Part(mapping, name);
}
