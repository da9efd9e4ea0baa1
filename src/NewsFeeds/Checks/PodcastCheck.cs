using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;

namespace NewsFeeds.Checks;

/// <summary>Checks what directories of podcasts ask of a category and of an episode.</summary>
internal static class PodcastCheck
{
    /// <summary>What a podcast lacks, and the files that it names in vain. One that is gone needs nothing more.</summary>
    public static IEnumerable<Fault> Of(CheckedFile index, Category category, MediaFolder media)
    {
        if (category.Podcast is not { } podcast || category.Gone)
        {
            yield break;
        }

        var node = index["podcast"];
        if (node is null || FrontMatterReader.Part(node, "guid") is null)
        {
            yield return index.Warning(node, "no-podcast-guid");
        }

        if (node is null || FrontMatterReader.Part(node, "category") is null)
        {
            yield return index.Warning(node, "podcast/no-category");
        }

        if (node is null || FrontMatterReader.Part(node, "image") is null)
        {
            yield return index.Warning(node, "podcast/no-image");
        }
        else if (Missing(index, node, podcast.Image, media) is { } missing)
        {
            yield return missing;
        }
    }

    /// <summary>The files that an episode names in vain.</summary>
    public static IEnumerable<Fault> Of(CheckedFile manuscript, Episode? episode, MediaFolder media)
    {
        if (episode is null || manuscript["episode"] is not { } node)
        {
            yield break;
        }

        if (Missing(manuscript, node, episode.Image, media) is { } missing)
        {
            yield return missing;
        }

        if (episode.Transcript is { } transcript
            && MediaCheck.Run(manuscript, FrontMatterReader.Part(node, "transcript"), transcript, media) is { } noTranscript)
        {
            yield return noTranscript;
        }
    }

    private static Fault? Missing(CheckedFile file, YamlNode mapping, Picture? picture, MediaFolder media)
    {
        var node = FrontMatterReader.Part(mapping, "image");
        var source = node is null ? null : FrontMatterReader.Part(node, "src") ?? node;
        return picture is null ? null : MediaCheck.Run(file, source, picture.Source, media);
    }
}
