using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Podcasts;
using NewsFeeds.Rendering;

namespace NewsFeeds.Tests.Feeds.Podcasts;

/// <summary>The podcasts that are kept as golden files and held against PSP-1.</summary>
internal static class PodcastCases
{
    /// <summary>With everything that a category and an episode can say of themselves.</summary>
    public static readonly PodcastFeed Full = Podcast(
        new Podcast
        {
            Id = "1f4b4cb0-2b7a-5c3e-9d60-4f0c7a2f9b11",
            Author = "Ban Phát thanh & Tiếng nói",
            Owner = new Author("Đài Ví Dụ", "phatthanh@example.vn"),
            Category = "News",
            Subcategory = "Daily News",
            Type = "serial",
            IsLocked = true,
        },
        new PodcastEpisode(
            Entry("ban-tin-sang") with
            {
                Title = "Bản tin sáng <số 12>",
                Episode = new Episode(Number: 12, Season: 2, Type: "full", IsExplicit: false),
                Enclosures = [new FeedEnclosure(Some.Root + "/media/bản tin.mp3", "audio/mpeg", 1_234_567, TimeSpan.FromSeconds(95.7))],
            },
            new FeedPicture(Some.Root + "/media/bia-12.png", "image/png"),
            [new(Some.Root + "/media/bản tin.vtt", "text/vtt"), new(Some.Root + "/media/bản tin.srt", "application/x-subrip")]),
        new PodcastEpisode(Entry("phong-su") with { Authors = [new Author("Hoàng Lợi"), new Author("Quang Mẫn")] }, null, []));

    /// <summary>A category that says no more than that it is a podcast, and has no episode.</summary>
    public static readonly PodcastFeed Plain = Podcast(new Podcast());

    public static PodcastFeed Podcast(Podcast about, params ImmutableArray<PodcastEpisode> episodes) => new()
    {
        Feed = Some.Feed([.. episodes.Select(episode => episode.Entry)]) with
        {
            RssUrl = Some.Root + "/feeds/kinh-te/podcast.xml",
            Copyright = "Đài Ví Dụ",
        },
        About = about,
        Cover = about.Category is null ? null : new FeedPicture(Some.Root + "/media/bìa.jpg", "image/jpeg", 9, 1400, 1400),
        Episodes = episodes,
    };

    public static FeedEntry Entry(string slug) => Some.Entry(slug) with
    {
        Enclosures = [new FeedEnclosure($"{Some.Root}/media/{slug}.mp3", "audio/mpeg", 0)],
    };
}
