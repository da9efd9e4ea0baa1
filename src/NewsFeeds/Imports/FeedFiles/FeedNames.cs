using System.Xml.Linq;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;
using NewsFeeds.Feeds.Rss;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>The namespaces of what feeds hold.</summary>
internal static class FeedNames
{
    public static readonly XNamespace Atom = AtomNames.Atom;
    public static readonly XNamespace Content = RssNames.Content;
    public static readonly XNamespace DublinCore = RssNames.DublinCore;
    public static readonly XNamespace Media = MediaElements.Namespace;
    public static readonly XNamespace Podcasts = RssNames.Podcasts;
    public static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
}
