using System.Xml;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Sitemaps;

/// <summary>
/// Writes sitemaps by the protocol of sitemaps.org. Search engines disregard <c>changefreq</c> and <c>priority</c>, so none is written.
/// </summary>
internal static class SitemapWriter
{
    public const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>A sitemap of pages.</summary>
    public static byte[] Write(IEnumerable<SitemapUrl> pages) => Write("urlset", "url", pages);

    /// <summary>A sitemap of sitemaps.</summary>
    public static byte[] WriteIndex(IEnumerable<SitemapUrl> sitemaps) => Write("sitemapindex", "sitemap", sitemaps);

    private static byte[] Write(string root, string element, IEnumerable<SitemapUrl> urls) => XmlBytes.Write(writer =>
    {
        writer.WriteStartElement(root, Namespace);
        foreach (var url in urls)
        {
            writer.WriteStartElement(element, Namespace);
            WriteLocation(writer, url.Address);
            if (url.Modified is { } modified)
            {
                writer.WriteElementString("lastmod", Namespace, FeedTimestamp.Rfc3339(modified));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });

    public static void WriteLocation(XmlWriter writer, string address) =>
        writer.WriteElementString("loc", Namespace, WebAddress.Text(address));
}
