using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Media;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Podcasts;

/// <summary>Makes a podcast of the entries of a listing. Pure, but for the files that it asks for.</summary>
internal static class PodcastBuilder
{
    /// <summary>No podcast has more episodes than this.</summary>
    public const int MostEpisodes = 500;

    /// <summary>
    /// No podcast has more bytes than this, which 500 episodes reach where each has notes of 8 KiB for its summary. Podcast programs fetch
    /// the whole document each time.
    /// </summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private static readonly string[] TranscriptExtensions = [".vtt", ".srt"];

    /// <summary>The articles that are episodes, newest first. One whose file is missing is none.</summary>
    public static IReadOnlyList<Article> Choose(Listing listing, PublicUrls urls, Func<string, MediaFile?> find) =>
    [
        .. listing.Articles.Where(article => article.Retraction is null && PlayedOf(EnclosuresOf(article, urls, find)) is not null)
            .Take(MostEpisodes),
    ];

    /// <summary>The podcast of a listing: as many of the newest episodes as stay below the limit, but at least one.</summary>
    /// <param name="description">The listing's feed without its entries.</param>
    /// <param name="about">What the category says of its podcast.</param>
    /// <param name="entries">The entries of the chosen articles, newest first.</param>
    /// <param name="urls">The settings' addresses.</param>
    /// <param name="find">The file at a path of the content folder.</param>
    public static PodcastFeed Build(
        Feed description, Podcast about, IEnumerable<FeedEntry> entries, PublicUrls urls, Func<string, MediaFile?> find)
    {
        var cover = Picture(about.Image, urls, find);
        var podcast = new PodcastFeed
        {
            Feed = description with { Logo = cover ?? description.Logo },
            About = about,
            Cover = cover,
            Episodes = [.. entries.Select(entry => Episode(entry, urls, find)).OfType<PodcastEpisode>()],
        };
        return podcast.Newest(EntrySize.MostThatFit(podcast.Episodes.Length, count => Fits(podcast.Newest(count))));
    }

    /// <summary>The sound or film that makes an entry an episode: the first of its enclosures that is one; null for none.</summary>
    public static FeedEnclosure? PlayedOf(IEnumerable<FeedEnclosure> enclosures) =>
        enclosures.FirstOrDefault(enclosure => IsPlayed(enclosure.MediaType));

    private static bool IsPlayed(string? mediaType) =>
        mediaType?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) == true
        || mediaType?.StartsWith("video/", StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<FeedEnclosure> EnclosuresOf(Article article, PublicUrls urls, Func<string, MediaFile?> find) =>
        article.Enclosures.Select(enclosure => FeedEnclosure.Of(enclosure, urls, find)).OfType<FeedEnclosure>();

    // As with feeds, writing takes longer than the estimate.
    private static bool Fits(PodcastFeed podcast) =>
        podcast.Episodes.Sum(AtMost) <= MostBytes || PodcastWriter.Write(podcast).Length <= MostBytes;

    private static long AtMost(PodcastEpisode episode) =>
        EntrySize.AtMost(episode.Entry)
        + episode.Transcripts.Select(transcript => transcript.Url).Append(episode.Image?.Url).Sum(EntrySize.AtMostBeside);

    private static PodcastEpisode? Episode(FeedEntry entry, PublicUrls urls, Func<string, MediaFile?> find)
    {
        if (PlayedOf(entry.Enclosures) is not { } played)
        {
            return null;
        }

        var image = Picture(entry.Episode?.Image, urls, find);
        var transcripts = entry.Episode?.Transcript is { } named ? [named] : TranscriptsBeside(played, urls);
        var episode = new PodcastEpisode(
            entry with { Content = null, Image = null, Enclosures = [played] },
            image,
            [.. transcripts.Select(source => Transcript(source, urls, find)).OfType<Transcript>()]);
        return AtMost(episode) <= EntrySize.MostBytes
            ? episode
            : new PodcastEpisode(EntrySize.Shortest(entry) with { Enclosures = [played] }, null, []);
    }

    /// <summary>A cover as it goes out; null where its file is missing.</summary>
    private static FeedPicture? Picture(Picture? cover, PublicUrls urls, Func<string, MediaFile?> find)
    {
        var picture = cover?.InFeeds();
        return picture is not null && (WebAddress.Is(picture.Source) || find(picture.Source) is not null)
            ? FeedPicture.Of(picture, urls, find)
            : null;
    }

    /// <summary>Where transcripts of a file are looked for: under its own name. None of a file on another site.</summary>
    private static IEnumerable<string> TranscriptsBeside(FeedEnclosure played, PublicUrls urls) =>
        urls.PathOf(played.Url) is { } path && Address.Parse(path) is { Kind: AddressKind.Media } address
            ? TranscriptExtensions.Select(extension => Path.ChangeExtension(address.Name, extension))
            : [];

    // A transcript of another kind has no media type that the service knows, and podcast programs require one.
    private static Transcript? Transcript(string source, PublicUrls urls, Func<string, MediaFile?> find)
    {
        var isOurs = !WebAddress.Is(source);
        var file = isOurs ? find(source) : null;
        var type = isOurs ? file?.MediaType : MediaTypes.OfAddress(source);
        return type is "text/vtt" or "application/x-subrip" ? new Transcript(urls.Media(file?.Path ?? source), type) : null;
    }
}
