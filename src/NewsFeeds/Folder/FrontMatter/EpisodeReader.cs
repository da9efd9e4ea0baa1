using NewsFeeds.Articles;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads what an article says of itself for the podcast form. A mistake there never keeps the article from its readers.</summary>
internal static class EpisodeReader
{
    private const int MostNumber = 1_000_000;

    /// <summary>The episode; null for none, and, with a warning, for no mapping.</summary>
    public static Episode? Read(FrontMatterReader keys, string folder)
    {
        if (keys["episode"] is not { } node)
        {
            return null;
        }

        if (node.Pairs is null)
        {
            keys.Warn(node, "wrong-type/episode", keys.NameOf("episode"));
            return null;
        }

        keys.WarnOfUnknown(node, KeyNames.OfEpisode);
        var episode = keys.Within(node, Severity.Warning);
        return new Episode(
            episode.Count("number", 1, MostNumber),
            episode.Count("season", 1, MostNumber),
            episode.Choice("type", "full", "trailer", "bonus"),
            episode.Flag("explicit"),
            MediaReader.Picture(episode, folder, "image"),
            Transcript(episode, folder));
    }

    private static string? Transcript(FrontMatterReader episode, string folder)
    {
        if (episode["transcript"] is not { } node || episode.TextOf(node, "transcript") is not { } text)
        {
            return null;
        }

        // Of a file on another site, the address alone tells what it is.
        var type = Reference.Of(text) is { Kind: ReferenceKind.Web } web ? MediaTypes.OfAddress(web.Text) : MediaTypes.OfWritten(text);
        if (type is not ("text/vtt" or "application/x-subrip"))
        {
            episode.Warn(node, "transcript", text);
            return null;
        }

        return MediaReader.Source(episode, node, "transcript", text, folder);
    }
}
