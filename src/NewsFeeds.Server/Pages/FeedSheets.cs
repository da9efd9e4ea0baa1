using System.Globalization;
using System.Text;
using NewsFeeds.Articles;

namespace NewsFeeds.Server.Pages;

/// <summary>
/// The style sheets with which a browser shows the XML forms to a person. A document of XML has no words for people, so the style sheet
/// brings them, in the publication's language.
/// </summary>
internal static class FeedSheets
{
    /// <summary>
    /// Feeds name them without a version, so that an upgrade does not change all feeds. So they are kept for an hour, not for a day.
    /// </summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, byte[]> Rules = new[] { "rss", "atom", "opml" }.ToDictionary(
        form => $"{form}.css",
        form => (byte[])[.. AssetFiles.Read("Pages.Assets.feeds.base.css"), .. AssetFiles.Read($"Pages.Assets.feeds.{form}.css")],
        StringComparer.Ordinal);

    /// <summary>The names of their assets.</summary>
    public static IReadOnlyCollection<string> Names => Rules.Keys;

    /// <summary>A style sheet with the words of a publication.</summary>
    public static byte[] Of(string name, Publication publication)
    {
        var texts = new Texts(publication.Language, publication.TimeZone);
        var words = new StringBuilder();
        foreach (var (property, text) in Words(texts, publication))
        {
            words.Append(CultureInfo.InvariantCulture, $"  --{property}: {CssString(text)};\n");
        }

        return
        [
            .. Rules[name],
            .. Encoding.UTF8.GetBytes($"\n:root {{\n  direction: {Texts.Direction(publication.Language)};\n{words}}}\n"),
        ];
    }

    /// <summary>A text as a string of CSS (CSS Syntax 3 §4.3.5). The space belongs to the escape.</summary>
    internal static string CssString(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\' or '<' || char.IsControl(c))
            {
                css.Append(CultureInfo.InvariantCulture, $"\\{(int)c:x} ");
            }
            else
            {
                css.Append(c);
            }
        }

        return css.Append('"').ToString();
    }

    private static IEnumerable<(string Property, string Text)> Words(Texts texts, Publication publication) =>
    [
        ("rss", texts.RssInBrowser(publication.Title)),
        ("podcast", texts.PodcastInBrowser(publication.Title)),
        ("atom", texts.AtomInBrowser(publication.Title)),
        ("archive", texts.ArchiveInBrowser(publication.Title)),
        ("opml", texts.OpmlInBrowser(publication.Title)),
        ("web-page", texts.WebPage),
        ("new-articles-at", texts.NewArticlesAt),
        ("publication", publication.Copyright is { } rights ? $"{publication.Title}\n{rights}" : publication.Title),
    ];
}
