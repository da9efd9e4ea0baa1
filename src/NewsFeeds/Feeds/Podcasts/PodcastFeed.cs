using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Rendering;

namespace NewsFeeds.Feeds.Podcasts;

/// <summary>What a podcast is written from. Immutable; texts and addresses as <see cref="Feed"/> promises.</summary>
internal sealed record PodcastFeed
{
    /// <summary>
    /// The feed of the same listing, with the podcast's own address as that of its RSS form. Its entries are those of the episodes.
    /// </summary>
    public required Feed Feed { get; init; }

    /// <summary>What the category says of itself.</summary>
    public required Podcast About { get; init; }

    /// <summary>The square cover.</summary>
    public FeedPicture? Cover { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<PodcastEpisode> Episodes { get; init; }

    /// <summary>The same podcast with fewer of its newest episodes.</summary>
    public PodcastFeed Newest(int count)
    {
        var episodes = Episodes[..count];
        return this with { Episodes = episodes, Feed = Feed with { Entries = [.. episodes.Select(episode => episode.Entry)] } };
    }
}
