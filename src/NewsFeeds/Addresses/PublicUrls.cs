using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Addresses;

/// <summary>
/// Makes every absolute address that the service publishes, from settings alone: a request's Host never reaches a document. Immutable.
/// </summary>
public sealed class PublicUrls
{
    private readonly string _base;
    private readonly string _home;
    private readonly string? _articleUrl;

    /// <param name="publicUrl">Where the service is reached from outside; a path in it is kept.</param>
    /// <param name="articleUrl">
    /// A template with <c>{category}</c>, <c>{date}</c>, <c>{slug}</c> for articles that live on another site, or null.
    /// </param>
    public PublicUrls(Uri publicUrl, string? articleUrl = null)
    {
        _base = publicUrl.AbsoluteUri.TrimEnd('/');
        _home = Of(Address.Home);
        _articleUrl = articleUrl;
    }

    /// <summary>The scheme of category terms. It is only an identifier: nothing stands at this address.</summary>
    internal string CategoryScheme => Absolute(Address.CategoryFolder);

    /// <summary>An address of the service, absolute and percent-encoded.</summary>
    public string Of(Address address) => Absolute(Encoded(address.Path));

    /// <summary>
    /// What a former address leads to, as an author wrote it: a path on this service or an absolute address. It becomes absolute and
    /// percent-encoded.
    /// </summary>
    public string Target(string written)
    {
        var reference = Reference.Of(written);
        return WebAddress.Text(reference.Kind == ReferenceKind.FromTop
            ? Absolute(Encoded(NormalForm.Of(reference.Path))) + reference.Query + reference.Fragment
            : reference.Text);
    }

    /// <summary>The address at which readers find an article: its own <c>link</c>, else the template, else its page here.</summary>
    public string Article(Article article)
    {
        if (article.Link is not null || _articleUrl is null)
        {
            return article.Link ?? ArticlePage(article);
        }

        // The address of an article in the top folder has no empty segment.
        return _articleUrl
            .Replace(article.Category.Length == 0 ? "{category}/" : "{category}", article.Category, StringComparison.Ordinal)
            .Replace("{date}", article.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{slug}", article.Slug, StringComparison.Ordinal);
    }

    /// <summary>The address of an article's page on this service, wherever readers find the article.</summary>
    public string ArticlePage(Article article) => Of(Address.Article(article.Day, article.Slug));

    /// <summary>Whether readers find an article at its page on this service.</summary>
    internal bool IsHere(Article article) =>
        (article.Link is null && _articleUrl is null) || Article(article) == ArticlePage(article);

    /// <summary>A picture or sound: an absolute address stays, a path in the content folder becomes its address here.</summary>
    public string Media(string source) => WebAddress.Is(source) ? source : Of(Address.Media(source));

    /// <summary>A path on this service as an author or a client wrote it, percent-encoded, as an absolute address.</summary>
    public string Absolute(string path) => _base + path;

    /// <summary>The decoded path of an absolute address on this service, without query and fragment; null for one elsewhere.</summary>
    public string? PathOf(string url) =>
        url.StartsWith(_home, StringComparison.Ordinal) ? Uri.UnescapeDataString(url[_base.Length..].Split('?', '#')[0]) : null;

    private static string Encoded(string path) => Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);
}
