using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Sitemaps;

/// <summary>
/// The articles of the last 48 hours by their <c>date</c>, for Google News: those that <see cref="Sitemap"/> names. An article that is
/// public before its date is in it from that date on, because Google takes no date to come. Immutable.
/// </summary>
public sealed class NewsSitemap
{
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    // Google's limits.
    private const int MostArticles = 1000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    private readonly Publication _publication;
    private readonly PublicUrls _urls;
    private readonly List<Article> _articles;

    /// <param name="edition">What is public.</param>
    /// <param name="urls">The settings' addresses.</param>
    /// <param name="now">The moment from which the hours are counted back.</param>
    public NewsSitemap(Edition edition, PublicUrls urls, DateTimeOffset now)
    {
        (_publication, _urls) = (edition.Publication, urls);
        var toCome = Ordered.CountBefore(edition.All.Articles.AsSpan(), article => article.Published > now);
        _articles =
        [
            .. edition.All.Articles.Skip(toCome).TakeWhile(article => article.Published + Window > now)
                .Where(article => Sitemap.Names(article, urls)).Take(MostArticles),
        ];
        DateTimeOffset? comes = toCome > 0 ? edition.All.Articles[toCome - 1].Published : null;
        DateTimeOffset? leaves = _articles.Count > 0 ? _articles[^1].Published + Window : null;
        ChangesAt = new[] { comes, leaves }.Min();
    }

    /// <summary>When the clock brings an article or takes one out; null for never.</summary>
    public DateTimeOffset? ChangesAt { get; }

    /// <summary>The document at <see cref="Address.NewsSitemap"/>, newest first; without articles, it is valid, too.</summary>
    public byte[] Write() => XmlBytes.Write(writer =>
    {
        writer.WriteStartElement("urlset", SitemapWriter.Namespace);
        writer.WriteAttributeString("xmlns", "news", null, News);
        foreach (var article in _articles)
        {
            writer.WriteStartElement("url", SitemapWriter.Namespace);
            SitemapWriter.WriteLocation(writer, _urls.ArticlePage(article));
            writer.WriteStartElement("news", News);
            writer.WriteStartElement("publication", News);
            writer.WriteElementString("name", News, PlainText.Line(_publication.Title));
            writer.WriteElementString("language", News, Language(article.Language ?? _publication.Language));
            writer.WriteEndElement();
            writer.WriteElementString("publication_date", News, FeedTimestamp.Rfc3339(article.Published));
            writer.WriteElementString("title", News, PlainText.Line(article.Title));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });

    /// <summary>
    /// The language as Google takes it: the two or three letters of ISO 639, or the script of Chinese. A tag without a language
    /// (<c>x-…</c>) has the code for none.
    /// </summary>
    private static string Language(string tag)
    {
        var subtags = tag.Split('-');
        if (subtags[0] == "zh")
        {
            return IsTraditional(subtags) ? "zh-tw" : "zh-cn";
        }

        return subtags[0].Length > 1 ? subtags[0] : "und";
    }

    private static bool IsTraditional(string[] chinese) =>
        chinese.Contains("Hant") || (!chinese.Contains("Hans") && chinese.Any(subtag => subtag is "TW" or "HK" or "MO"));
}
