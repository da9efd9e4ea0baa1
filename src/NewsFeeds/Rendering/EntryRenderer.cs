using System.Collections.ObjectModel;
using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Media;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>
/// Renders articles. The newest rendering of each article is kept, under one size limit for all: a version is rendered once as long as it
/// is kept, and what is kept stands in for a newer version that cannot be read or rendered. Thread-safe.
/// </summary>
public sealed partial class EntryRenderer : IDisposable
{
    private const int SummaryGraphemes = 300;

    private readonly ContentFolder _store;
    private readonly Lazy<PublicUrls> _addresses;
    private readonly ILogger _log;
    private readonly Quarantine _quarantine;

    // By the article's file: a newer version's rendering takes the place of the older one's.
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = 64 * 1024 * 1024 });

    /// <param name="store">Where the words and pictures are.</param>
    /// <param name="addresses">Asked for at the first rendering: the public address may be unknown before the service listens.</param>
    /// <param name="time">Tells when a version that failed is tried again.</param>
    /// <param name="log">Is told of each version that cannot be rendered, once.</param>
    public EntryRenderer(ContentFolder store, Lazy<PublicUrls> addresses, TimeProvider time, ILogger<EntryRenderer> log) =>
        (_store, _addresses, _log, _quarantine) = (store, addresses, log, new Quarantine(time));

    /// <summary>How many of an edition's articles are held back because they cannot be rendered.</summary>
    public int HeldBackIn(Edition edition) => _quarantine.HeldBack.Count(edition.Holds);

    /// <summary>
    /// Renders these versions, reading the words of all that are not kept in one call. Never fails because of an article: the result says
    /// what came of each. Throws only what the store throws when it reads, and where <paramref name="stop"/> is set.
    /// </summary>
    /// <param name="articles">The versions.</param>
    /// <param name="publication">Whose language and time zone are used where an article has none.</param>
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
            results[at] = WithoutWords(articles[at]);
        }

        int[] waiting = [.. Enumerable.Range(0, results.Length).Where(at => results[at] is null)];
        var texts = await ReadTextsAsync([.. waiting.Select(at => articles[at])]);
        foreach (var (at, text) in waiting.Zip(texts))
        {
            stop.ThrowIfCancellationRequested();
            results[at] = text is null
                ? LastGoodOr(RenderingStatus.TextUnavailable, articles[at])
                : Render(articles[at], text, publication);
        }

        return results!;
    }

    /// <summary>Treats a version that renders, but fails its writer, like one that cannot be rendered.</summary>
    internal void HoldBack(Article article, Exception unforeseen)
    {
        _kept.Remove(article.File);
        if (unforeseen is not OutOfMemoryException)
        {
            Tell(_quarantine.Rest(article), article, "it cannot be written", unforeseen);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    /// <summary>The result for an article whose words are not needed: a withdrawn one, one that is kept, one that is held back. Null for any other.</summary>
    private RenderingResult? WithoutWords(Article article)
    {
        if (article.Retraction is { } retraction)
        {
            _kept.Remove(article.File); // What was withdrawn never stands in for anything.
            var notice = ArticleHtml.Notice(retraction.Notice);
            return new RenderingResult(
                RenderingStatus.Rendered, article, new RenderedEntry(notice, retraction.Notice, null, [], ReadOnlyDictionary<string, MediaFile?>.Empty));
        }

        if (_kept.Get<RenderingResult>(article.File) is { } kept && ReferenceEquals(kept.Version, article) && IsFresh(kept.Entry!))
        {
            return kept;
        }

        return _quarantine.StatusOf(article) is { } status ? LastGoodOr(status, article) : null;
    }

    /// <summary>Whether all pictures and sounds are still as they were found. A lookup in a dictionary for each that is there.</summary>
    private bool IsFresh(RenderedEntry entry) => entry.Media.All(each => _store.Media.Find(each.Key) == each.Value);

    private ValueTask<ArticleText?[]> ReadTextsAsync(IReadOnlyList<Article> articles) => ValueTask.FromResult(articles.Select(_store.ReadText).ToArray());

    private RenderingResult Render(Article article, ArticleText text, Publication publication)
    {
        try
        {
            var entry = RenderWatched(article, text, publication);
            var result = new RenderingResult(RenderingStatus.Rendered, article, entry);
            _kept.Set(article.File, result, new MemoryCacheEntryOptions { Size = (2 * (entry.Content.Length + entry.Summary.Length)) + 256 });
            _quarantine.Release(article);
            return result;
        }
        catch (UnrenderableException e)
        {
            Tell(_quarantine.Hold(article), article, e.Message, null);
            return LastGoodOr(RenderingStatus.Unrenderable, article);
        }
        catch (OutOfMemoryException e)
        {
            RenderingFailed(article.File, e); // Memory was short, whatever the article is like: it is not held back.
            return LastGoodOr(RenderingStatus.Failed, article);
        }
#pragma warning disable CA1031 // Whatever one text does to the libraries that render it, the feeds that hold it go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(article, e);
            return LastGoodOr(RenderingStatus.Failed, article);
        }
    }

    /// <summary>
    /// Renders an article whose pictures may come or go meanwhile. From the note on, the store tells the article anew when one of them
    /// changes; what changed before the note is seen by looking once more.
    /// </summary>
    private RenderedEntry RenderWatched(Article article, ArticleText text, Publication publication)
    {
        var entry = RenderOnce(article, text, publication);
        _store.NoteMedia(article, entry.Media);
        return IsFresh(entry) ? entry : RenderOnce(article, text, publication);
    }

    private RenderedEntry RenderOnce(Article article, ArticleText text, Publication publication)
    {
        var links = new ArticleLinks(article, _addresses.Value, _store.Media);
        var language = article.Language ?? publication.Language;
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{article.Slug}-{article.Day:yyyyMMdd}");
        var body = ArticleHtml.Render(text.Body, links.Page, links.Resolve, prefix, Texts.BackToReference(language), sizeOf: links.SizeOf);
        var lead = links.Lead();
        var corrections = article.Corrections.Select(correction => (
            Texts.Day(language, TimeZoneInfo.ConvertTime(correction.Date, publication.TimeZone)),
            FeedTimestamp.Rfc3339(correction.Date),
            correction.Note)).ToList();
        return new RenderedEntry(
            ArticleHtml.Compose(body, lead, corrections, Texts.Corrections(language)),
            text.Summary ?? Excerpt.Cut(body.Text, SummaryGraphemes),
            lead,
            [.. links.Enclosures()],
            links.Media);
    }

    private RenderingResult LastGoodOr(RenderingStatus status, Article article) =>
        _kept.Get<RenderingResult>(article.File) is { } kept
            ? kept with { Status = RenderingStatus.LastGood }
            : new RenderingResult(status, article, null);

    private void Fail(Article article, Exception unforeseen)
    {
        if (_quarantine.Forgive(article))
        {
            RenderingFailed(article.File, unforeseen);
        }
        else
        {
            Tell(_quarantine.Rest(article), article, "it cannot be rendered", unforeseen);
        }
    }

    private void Tell(bool isNews, Article article, string reason, Exception? unforeseen)
    {
        if (isNews)
        {
            Unrenderable(new Fault(article.File, 0, 0, Severity.Error, "unrenderable", reason), unforeseen);
        }
    }

    [LoggerMessage(EventName = "ArticleUnrenderable", Level = LogLevel.Warning, Message = "{Fault}")]
    private partial void Unrenderable(Fault fault, Exception? unforeseen);

    [LoggerMessage(EventName = "RenderingFailed", Level = LogLevel.Warning, Message = "Rendering '{File}' failed; it is tried again")]
    private partial void RenderingFailed(string file, Exception unforeseen);
}
