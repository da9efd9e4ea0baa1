using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Text;

namespace NewsFeeds.Addresses;

/// <summary>Every absolute address that the service publishes, made from settings alone: a request's Host never reaches a document. Immutable.</summary>
public sealed class PublicUrls
{
    private readonly string _base;
    private readonly string? _articleUrl;

    /// <param name="publicUrl">Where the service is reached from outside; a path in it is kept.</param>
    /// <param name="articleUrl">A template with <c>{category}</c>, <c>{date}</c>, <c>{slug}</c> for articles that live on another site, or null.</param>
    public PublicUrls(Uri publicUrl, string? articleUrl = null)
    {
        _base = publicUrl.AbsoluteUri.TrimEnd('/');
        _articleUrl = articleUrl;
    }

    /// <summary>An address of the service, absolute and percent-encoded.</summary>
    public string Of(Address address) => _base + Uri.EscapeDataString(address.Path).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>The directory of categories, and the publication's page.</summary>
    public string Home => _base + "/";

    /// <summary>The scheme of category terms.</summary>
    public string Feeds => _base + "/feeds/";

    /// <summary>The OPML document.</summary>
    public string Opml => _base + "/feeds/opml.xml";

    /// <summary>A category's page; the front page for the empty path.</summary>
    public string Page(string category) => category.Length == 0 ? Home : $"{_base}/feeds/{category}/";

    /// <summary>A category's feed in one form.</summary>
    public string Feed(string category, FeedFormat format) => Below(category, format.FileName);

    /// <summary>A category's archive of one month (of the publication's zone).</summary>
    public string Archive(string category, int year, int month) =>
        Below(category, string.Create(CultureInfo.InvariantCulture, $"archive/{year:0000}-{month:00}.xml"));

    /// <summary>Where a reader is sent for an article: its own <c>link</c>, else the template, else its page here.</summary>
    public string Article(Article article) =>
        article.Link
        ?? _articleUrl?.Replace(article.Category.Length == 0 ? "{category}/" : "{category}", article.Category, StringComparison.Ordinal)
            .Replace("{date}", Day(article.Day), StringComparison.Ordinal)
            .Replace("{slug}", article.Slug, StringComparison.Ordinal)
        ?? ArticlePage(article);

    /// <summary>An article's page here.</summary>
    public string ArticlePage(Article article) => Absolute(ArticlePath(article.Day, article.Slug));

    /// <summary>The path of an article's page on this service.</summary>
    public static string ArticlePath(DateOnly day, string slug) => $"/articles/{Day(day)}/{slug}";

    /// <summary>A picture or sound: an absolute address stays, a path in the content folder is served below <c>/media/</c>.</summary>
    public string Media(string source) =>
        WebAddress.Is(source) ? source
            : $"{_base}/media/{string.Join('/', source.Split('/').Select(segment => Uri.EscapeDataString(NormalForm.Of(segment))))}";

    /// <summary>An absolute path on this service, such as <c>/articles/…</c>, as an absolute address.</summary>
    public string Absolute(string path) => _base + path;

    private string Below(string category, string file) => category.Length == 0 ? $"{_base}/feeds/{file}" : $"{_base}/feeds/{category}/{file}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
