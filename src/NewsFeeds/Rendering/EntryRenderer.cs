using System.Collections.ObjectModel;
using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>
/// Renders articles. It keeps the newest rendering of each article, under one size limit for all. A kept version is rendered again only
/// when its pictures or sounds change, or the address of an article to which it links. It stands in for a newer version that cannot be
/// read or rendered. Thread-safe.
/// </summary>
public sealed partial class EntryRenderer : IDisposable
{
    private const int SummaryGraphemes = 300;

    private readonly IArticleStore _store;
    private readonly ContentPaths _content;
    private readonly Func<PublicUrls> _addresses;
    private readonly ILogger _log;
    private readonly Quarantine _quarantine;
    private readonly ReportedFaults _reported = new();

    // The key is the article's file, so a newer version's rendering takes the place of the older one's.
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = 64 * 1024 * 1024 });

    /// <param name="store">Where the words are.</param>
    /// <param name="content">The pictures, sounds and articles to which texts lead.</param>
    /// <param name="time">Tells when a version that failed is tried again.</param>
    /// <param name="log">Is told of each version that cannot be rendered, or that loses links or pictures, once.</param>
    public EntryRenderer(IArticleStore store, ContentPaths content, TimeProvider time, ILogger<EntryRenderer> log)
        : this(store, content, () => content.Addresses, time, log)
    {
    }

    /// <summary>Tests let <paramref name="addresses"/> throw, so that rendering fails.</summary>
    internal EntryRenderer(
        IArticleStore store, ContentPaths content, Func<PublicUrls> addresses, TimeProvider time, ILogger<EntryRenderer> log) =>
        (_store, _content, _addresses, _log, _quarantine) = (store, content, addresses, log, new Quarantine(time));

    /// <summary>
    /// How well the newest versions of everything are served, and what is held back: by the newsroom, and then because it cannot be
    /// rendered, each by file, ordinal.
    /// </summary>
    public (NewsroomStatus Status, IReadOnlyList<HeldBack> HeldBack) StatusOf(Newsroom newsroom)
    {
        var (edition, status) = (newsroom.Current, newsroom.Status);
        List<HeldBack> unrenderable =
        [
            .. _quarantine.HeldBack.Where(each => edition.Holds(each.Version)).Select(each => each.HeldBack)
                .OrderBy(each => each.Fault.File, StringComparer.Ordinal),
        ];
        return (
            status with { HeldBack = status.HeldBack + unrenderable.Count, Unrenderable = unrenderable.Count },
            [.. newsroom.HeldBack, .. unrenderable]);
    }

    /// <summary>
    /// Renders these versions. The texts of all that are not kept are read in one call. An article never makes it fail: the result says
    /// what came of each. Throws only what the store throws when it reads, and when <paramref name="stop"/> is set.
    /// </summary>
    /// <param name="articles">The versions.</param>
    /// <param name="publication">Its language is used where an article has none, and its time zone for all.</param>
    /// <param name="stop">Stops between two articles.</param>
    /// <returns>A result for each, in their order.</returns>
    public async ValueTask<IReadOnlyList<RenderingResult>> RenderAsync(
        IReadOnlyList<Article> articles, Publication publication, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(publication);
        var results = new RenderingResult?[articles.Count];
        for (var at = 0; at < results.Length; at++)
        {
            results[at] = WithoutWords(articles[at], publication);
        }

        int[] waiting = [.. Enumerable.Range(0, results.Length).Where(at => results[at] is null)];
        if (waiting.Length == 0)
        {
            return results!; // What is kept is served although the store may be away.
        }

        var texts = await _store.ReadTextsAsync([.. waiting.Select(at => articles[at])], stop).ConfigureAwait(false);
        foreach (var (at, text) in waiting.Zip(texts))
        {
            stop.ThrowIfCancellationRequested();
            results[at] = text is null
                ? LastGoodOr(RenderingStatus.TextUnavailable, articles[at])
                : Render(articles[at], text, publication);
        }

        return results!;
    }

    /// <summary>Holds back a version that can be rendered but not written, as if it could not be rendered.</summary>
    internal void HoldBack(Article article, Exception unforeseen)
    {
        _kept.Remove(article.Key);
        if (unforeseen is not OutOfMemoryException)
        {
            var fault = new Fault(article.Key, 0, 0, Severity.Error, "unrenderable/unwritten") { Field = article.FieldOf("body") };
            Tell(_quarantine.Rest(article, fault), fault, unforeseen);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    /// <summary>The result for an article whose words are not needed: it is withdrawn, kept or held back. Null for any other.</summary>
    private RenderingResult? WithoutWords(Article article, Publication publication)
    {
        if (article.Retraction is { } retraction)
        {
            _kept.Remove(article.Key); // The words of a withdrawn article never stand in for its notice.
            var notice = retraction.Notice ?? Texts.RetractionNotice(article.Language ?? publication.Language);
            var html = ArticleHtml.Notice(notice);
            var entry = new RenderedEntry(html, html, notice, null, null, [], ReadOnlyDictionary<string, object?>.Empty);
            return new RenderingResult(RenderingStatus.Rendered, article, entry);
        }

        if (_kept.Get<RenderingResult>(article.Key) is { } kept && ReferenceEquals(kept.Version, article) && IsFresh(kept.Entry!))
        {
            return kept;
        }

        return _quarantine.StatusOf(article) is { } status ? LastGoodOr(status, article) : null;
    }

    /// <summary>Whether all that it looked up is still as it was found. Each one costs a lookup in a dictionary.</summary>
    private bool IsFresh(RenderedEntry entry) => entry.LookedUp.All(each => Equals(_content.Find(each.Key), each.Value));

    private RenderingResult Render(Article article, ArticleText text, Publication publication)
    {
        var before = _quarantine.Find(article.Key);
        try
        {
            var losses = new List<LostLink>();
            var entry = RenderOnce(article, text, publication, _addresses(), _content, losses);
            if (!IsFresh(entry))
            {
                losses.Clear();
                entry = RenderOnce(article, text, publication, _addresses(), _content, losses); // A picture may come or go meanwhile.
            }

            var result = new RenderingResult(RenderingStatus.Rendered, article, entry);
            _kept.Set(article.Key, result, new MemoryCacheEntryOptions { Size = SizeOf(entry) });
            if (_quarantine.Release(article, before))
            {
                _log.Mended(article.Key);
            }

            Tell(article, text, losses);
            return result;
        }
        catch (UnrenderableException e)
        {
            var fault = new Fault(article.Key, 0, 0, Severity.Error, e.Kind, e.Arguments) { Field = article.FieldOf("body") }
                .InBody(text.BodyLine);
            Tell(_quarantine.Hold(article, fault), fault, null);
            return LastGoodOr(RenderingStatus.Unrenderable, article);
        }
        catch (OutOfMemoryException e)
        {
            RenderingFailed(article.Key, e); // The article is not held back, because it need not be the cause.
            return LastGoodOr(RenderingStatus.Failed, article);
        }
#pragma warning disable CA1031 // A text that breaks the libraries which render it must not stop the feeds that show it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(article, text, e);
            return LastGoodOr(RenderingStatus.Failed, article);
        }
    }

    private static int SizeOf(RenderedEntry entry)
    {
        var page = ReferenceEquals(entry.Content, entry.PageContent) ? 0 : entry.PageContent.Length;
        return (2 * (entry.Content.Length + page + entry.Summary.Length)) + 256;
    }

    /// <summary>Renders one version and keeps nothing. Adds the links and pictures that it loses to <paramref name="losses"/>.</summary>
    internal static RenderedEntry RenderOnce(
        Article article, ArticleText text, Publication publication, PublicUrls addresses, ContentPaths content, List<LostLink> losses)
    {
        var links = new ArticleLinks(article, addresses, content);
        var language = article.Language ?? publication.Language;
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{article.Slug}-{article.Day:yyyyMMdd}");
        var body = ArticleHtml.Render(text, new BodyContext(address => Noted(address, links.Follow(address), isPicture: false), prefix)
        {
            Show = address => Noted(address, links.Show(address), isPicture: true),
            SizeOf = links.SizeOf,
            BackLabel = Texts.BackToReference(language),
            ArticlePage = addresses.ArticlePage(article),
        });
        var lead = links.Lead();
        var corrections = article.Corrections.Select(correction => (
            Texts.Day(language, TimeZoneInfo.ConvertTime(correction.Date, publication.TimeZone)),
            FeedTimestamp.Rfc3339(correction.Date),
            correction.Note)).ToList();
        var summary = text.Summary ?? Excerpt.Cut(body.Text, SummaryGraphemes);
        var isEmpty = body.Html.Length == 0;
        if (isEmpty)
        {
            var opening = ArticleHtml.Notice(summary);
            body = body with { Html = opening, PageHtml = opening };
        }

        var leadInFeeds = article.Image?.InFeeds() is null ? null : lead;
        var (inFeeds, onPage) = ArticleHtml.Compose(body, lead, corrections, Texts.Corrections(language), leadInFeeds is not null);
        if (isEmpty && corrections.Count == 0)
        {
            inFeeds = ""; // Feeds have the summary and the picture beside the content.
        }

        return new RenderedEntry(inFeeds, onPage, summary, leadInFeeds, lead, [.. links.Enclosures()], links.LookedUp);

        string? Noted(string address, LinkTarget target, bool isPicture)
        {
            if (target.Loss is { } loss)
            {
                losses.Add(new LostLink(address, isPicture, loss));
            }

            return target.Address;
        }
    }

    private RenderingResult LastGoodOr(RenderingStatus status, Article article) =>
        _kept.Get<RenderingResult>(article.Key) is { } kept
            ? kept with { Status = RenderingStatus.LastGood }
            : new RenderingResult(status, article, null);

    private void Fail(Article article, ArticleText text, Exception unforeseen)
    {
        if (_quarantine.Forgive(article))
        {
            RenderingFailed(article.Key, unforeseen);
        }
        else
        {
            var fault = new Fault(article.Key, 0, 0, Severity.Error, "unrenderable") { Field = article.FieldOf("body") }
                .InBody(text.BodyLine);
            Tell(_quarantine.Rest(article, fault), fault, unforeseen);
        }
    }

    private void Tell(bool isNew, Fault fault, Exception? unforeseen)
    {
        if (isNew)
        {
            Unrenderable(fault, unforeseen);
        }
    }

    private void Tell(Article article, ArticleText text, List<LostLink> losses)
    {
        if (losses.Count == 0)
        {
            return;
        }

        List<LostLink> untold;
        lock (_reported)
        {
            // Several links may be lost for one reason.
            untold = losses.GroupBy(lost => lost.Fault).Where(each => _reported.IsNew(each.Key, (article.Revision, article.Modified)))
                .SelectMany(each => each).ToList();
        }

        if (untold.Count > 0)
        {
            var places = new LinkPlaces(text, MarkdownOutline.Of(text));
            untold.SelectMany(places.FaultsOf).Distinct().ToList().ForEach(_log.Advised);
        }
    }

    [LoggerMessage(EventId = 1201, EventName = "ArticleUnrenderable", Level = LogLevel.Warning, Message = "{Fault}")]
    private partial void Unrenderable(Fault fault, Exception? unforeseen);

    [LoggerMessage(
        EventId = 1202, EventName = "RenderingFailed", Level = LogLevel.Warning, Message = "Rendering '{File}' failed; it is tried again")]
    private partial void RenderingFailed(string file, Exception unforeseen);
}
