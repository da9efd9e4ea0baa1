using System.Xml;
using NewsFeeds.Feeds.Rss;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Podcasts;

/// <summary>The item of RSS, with what podcast programs look for beside it. RSS itself has the enclosure and its duration.</summary>
internal sealed class PodcastItem(PodcastEpisode episode) : RssItem(episode.Entry)
{
    protected override void WriteElementExtensions(XmlWriter writer, string version)
    {
        base.WriteElementExtensions(writer, version);
        if (episode.Image is { } image)
        {
            PodcastElements.WriteImage(writer, image.Url);
        }

        var about = episode.Entry.Episode;
        PodcastElements.Write(writer, "explicit", about?.IsExplicit);
        PodcastElements.Write(writer, "season", about?.Season);
        PodcastElements.Write(writer, "episode", about?.Number);
        PodcastElements.Write(writer, "episodeType", about?.Type);
        foreach (var transcript in episode.Transcripts)
        {
            writer.WriteStartElement(PodcastIndex.Prefix, "transcript", PodcastIndex.Namespace);
            writer.WriteAttributeString("url", WebAddress.Text(transcript.Url));
            writer.WriteAttributeString("type", transcript.MediaType);
            writer.WriteEndElement();
        }
    }
}
