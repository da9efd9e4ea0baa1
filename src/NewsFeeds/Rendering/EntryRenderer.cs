using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>Renders articles, each version once as long as the bounded cache holds it. Thread-safe.</summary>
public sealed partial class EntryRenderer : IDisposable
{
    private const int SummaryGraphemes = 300;

    private readonly ContentFolder _store;
    private readonly Lazy<PublicUrls> _addresses;
    private readonly ILogger _log;
    private readonly MemoryCache _rendered = new(new MemoryCacheOptions { SizeLimit = 64 * 1024 * 1024 });
    private readonly ConditionalWeakTable<Article, Fault> _unrenderable = [];

    /// <param name="store">Where bodies and pictures are.</param>
    /// <param name="addresses">Asked for at the first rendering: the address may not be known before the service listens.</param>
    /// <param name="log">Where texts that cannot be rendered are reported, each version once.</param>
    public EntryRenderer(ContentFolder store, Lazy<PublicUrls> addresses, ILogger<EntryRenderer> log) => (_store, _addresses, _log) = (store, addresses, log);

    /// <summary>How many of an edition's articles cannot be rendered.</summary>
    public int HeldBackIn(Edition edition) => _unrenderable.Count(each => edition.Holds(each.Key));

    /// <summary>False when this version was tried and is held back.</summary>
    public bool CanRender(Article article) => !_unrenderable.TryGetValue(article, out _);

    /// <summary>What an article's version renders to; null when its text cannot be rendered, or is not on disk any more and was not kept.</summary>
    public RenderedEntry? Render(Article article, Publication publication)
    {
        if (_rendered.TryGetValue(article, out RenderedEntry? known))
        {
            return known;
        }

        if (!CanRender(article))
        {
            return null;
        }

        try
        {
            var rendered = article.Retraction is { } retraction
                ? new RenderedEntry(ArticleHtml.Notice(retraction.Notice), retraction.Notice, null, [])
                : _store.ReadText(article) is { } text ? Render(article, text, publication) : null;
            if (rendered is not null)
            {
                _rendered.Set(article, rendered, new MemoryCacheEntryOptions { Size = (2 * (rendered.Content.Length + rendered.Summary.Length)) + 256 });
            }

            return rendered;
        }
        catch (UnrenderableException e)
        {
            return Quarantine(article, new Fault(article.File, 0, 0, Severity.Error, e.Kind, e.Arguments), null);
        }
#pragma warning disable CA1031 // Whatever one text does to the libraries that render it, the feeds that hold it go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Quarantine(article, new Fault(article.File, 0, 0, Severity.Error, "unrenderable"), e);
        }
    }

    /// <summary>Treats a version that renders, but fails whoever writes it, like one that cannot be rendered.</summary>
    internal void HoldBack(Article article, Exception unforeseen)
    {
        Quarantine(article, new Fault(article.File, 0, 0, Severity.Error, "unrenderable/unwritten"), unforeseen);
        _rendered.Remove(article);
    }

    /// <inheritdoc/>
    public void Dispose() => _rendered.Dispose();

    private RenderedEntry? Quarantine(Article article, Fault fault, Exception? unforeseen)
    {
        var isTold = _unrenderable.Any(each => IsSameVersion(each.Key, article)); // of the same file under another reference, because a picture beside it changed
        if (_unrenderable.TryAdd(article, fault) && !isTold)
        {
            Unrenderable(fault, unforeseen);
        }

        return null;
    }

    private static bool IsSameVersion(Article a, Article b) => a.File == b.File && (a.Modified, a.Length) == (b.Modified, b.Length);

    private RenderedEntry Render(Article article, ArticleText text, Publication publication)
    {
        var links = new ArticleLinks(article, _addresses.Value, _store.Media);
        var language = article.Language ?? publication.Language;
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{article.Slug}-{article.Day:yyyyMMdd}");
        var body = ArticleHtml.Render(text.Body, links.Page, links.Resolve, prefix, Texts.BackToReference(language));
        var image = FeedPicture.Of(article.Image, _addresses.Value, _store.Media);
        var corrections = article.Corrections
            .Select(correction => (Texts.Day(language, TimeZoneInfo.ConvertTime(correction.Date, publication.TimeZone)), FeedTimestamp.Rfc3339(correction.Date), correction.Note))
            .ToList();
        return new RenderedEntry(
            ArticleHtml.Compose(body, image, corrections, Texts.Corrections(language)),
            text.Summary ?? Excerpt.Cut(body.Text, SummaryGraphemes),
            image,
            [.. article.Enclosures.Select(links.Enclosure).OfType<FeedEnclosure>()]);
    }

    [LoggerMessage(EventName = "ArticleUnrenderable", Level = LogLevel.Warning, Message = "{Fault}")]
    private partial void Unrenderable(Fault fault, Exception? unforeseen);
}
