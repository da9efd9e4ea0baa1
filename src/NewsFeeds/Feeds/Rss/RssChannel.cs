using System.ServiceModel.Syndication;
using System.Xml;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Rss;

/// <summary>
/// A feed as the package's RSS formatter takes it. The override writes what the package would write wrongly or not at all; these properties
/// are left unset.
/// </summary>
internal class RssChannel : SyndicationFeed
{
    private readonly Feed _feed;

    public RssChannel(Feed feed)
        : this(feed, feed.Entries.Select(entry => new RssItem(entry)))
    {
    }

    /// <param name="feed">The feed.</param>
    /// <param name="items">One for each of its entries.</param>
    protected RssChannel(Feed feed, IEnumerable<RssItem> items)
    {
        _feed = feed;
        Title = new TextSyndicationContent(PlainText.Line(feed.Title));
        Description = new TextSyndicationContent(XmlCharacters.Clean(feed.Description));
        Language = PlainText.Line(feed.Language);
        Generator = "NewsFeeds";
        TimeToLive = TimeSpan.FromMinutes(Math.Max(1, Math.Round(feed.MaxAge.TotalMinutes, MidpointRounding.AwayFromZero)));
        Links.Add(SyndicationLink.CreateAlternateLink(WebAddress.Of(feed.PageUrl)));
        if (feed.Copyright is { } rights)
        {
            Copyright = new TextSyndicationContent(XmlCharacters.Clean(rights));
        }

        if ((feed.Logo ?? feed.Icon) is { } picture)
        {
            ImageUrl = WebAddress.Of(picture.Url);
        }

        Items = items.ToArray();
    }

    /// <summary>The namespaces that this document uses.</summary>
    public virtual IEnumerable<(string Prefix, string Name)> Namespaces
    {
        get
        {
            yield return ("atom", RssNames.Atom);
            if (_feed.Entries.Any(RssItem.HasContent))
            {
                yield return ("content", RssNames.Content);
            }

            if (_feed.Entries.Any(RssItem.HasCreator))
            {
                yield return ("dc", RssNames.DublinCore);
            }

            if (_feed.Entries.Any(RssItem.HasMedia))
            {
                yield return (MediaElements.Prefix, MediaElements.Namespace);
            }

            if (_feed.Entries.Any(RssItem.IsEpisode))
            {
                yield return (RssNames.PodcastsPrefix, RssNames.Podcasts);
            }
        }
    }

    protected override void WriteElementExtensions(XmlWriter writer, string version)
    {
        // The package ends dates in "Z", a zone that RFC 5322 calls obsolete.
        writer.WriteElementString("lastBuildDate", FeedTimestamp.Rfc822(_feed.Updated));
        WriteLink(writer, "self", _feed.RssUrl, "application/rss+xml");
        if (_feed.License is { } license)
        {
            WriteLink(writer, "license", license); // RFC 4946.
        }
    }

    private static void WriteLink(XmlWriter writer, string relation, string address, string? mediaType = null)
    {
        writer.WriteStartElement("atom", "link", RssNames.Atom);
        writer.WriteAttributeString("href", WebAddress.Text(address));
        writer.WriteAttributeString("rel", relation);
        if (mediaType is not null)
        {
            writer.WriteAttributeString("type", mediaType);
        }

        writer.WriteEndElement();
    }
}
