using System.Collections.Immutable;
using NewsFeeds.Rendering;

namespace NewsFeeds.Feeds.Podcasts;

/// <summary>An entry with sound or film. Immutable.</summary>
/// <param name="Entry">With its summary alone, and with one enclosure.</param>
/// <param name="Image">A cover of its own.</param>
/// <param name="Transcripts">Its words with their times, in each form that there is.</param>
internal sealed record PodcastEpisode(FeedEntry Entry, FeedPicture? Image, ImmutableArray<Transcript> Transcripts);

/// <summary>The words of an episode with their times.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType"><c>text/vtt</c> or <c>application/x-subrip</c>.</param>
internal sealed record Transcript(string Url, string MediaType);
