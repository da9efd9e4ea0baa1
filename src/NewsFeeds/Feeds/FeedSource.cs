using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds.Atom;
using NewsFeeds.Folder;
using NewsFeeds.Rendering;

namespace NewsFeeds.Feeds;

/// <summary>
/// The feeds of editions, each built once by one caller however many wait, and kept by the part of the edition that it was built from:
/// a slow build can plant nothing stale, and a category that did not change keeps its feed. Thread-safe.
/// </summary>
public sealed partial class FeedSource(ContentFolder store, PublicUrls addresses, EntryRenderer renderer, FeedDates dates, ILogger<FeedSource> log)
{
    private readonly ConditionalWeakTable<Listing, Feed> _feeds = [];
    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    /// <summary>
    /// The feed of a category, as the edition has it or newer; the same instance as long as nothing in it changed. Takes tens of milliseconds when
    /// it has to be built. An entry that fails is held back; should the rest fail too, the last good feed stands until the category changes again, and it
    /// throws only where there is none.
    /// </summary>
    public Feed Get(Edition edition, Listing category)
    {
        if (_feeds.TryGetValue(category, out var known))
        {
            return known;
        }

        if (!_shelves.TryGetValue(category.Path, out var shelf))
        {
            shelf = _shelves.GetOrAdd(category.Path, _ => new Shelf());
            foreach (var gone in _shelves.Keys.Where(path => path.Length > 0 && !edition.Categories.ContainsKey(path)))
            {
                _shelves.TryRemove(gone, out _);
            }
        }

        lock (shelf)
        {
            // Whoever comes with an older edition gets the newer feed: nobody sees an older state after a newer one.
            if (shelf.Feed is { } newer && (shelf.Edition >= edition.Number || _feeds.TryGetValue(category, out _)))
            {
                return newer;
            }

            Feed feed;
            try
            {
                feed = Make(edition, category, category.Articles.Take(FeedBuilder.MostEntries), () => Dated(edition, category, shelf));
            }
            catch (Exception e) when (shelf.Feed is not null)
            {
                BuildFailed(category.Path, e);
                feed = shelf.Feed;
            }

            (shelf.Feed, shelf.Edition) = (feed, edition.Number);
            _feeds.AddOrUpdate(category, feed);
            return feed;
        }
    }

    /// <summary>The feed of a category if it was built already, else null. Never waits.</summary>
    public Feed? TryGet(Listing category) => _feeds.TryGetValue(category, out var feed) ? feed : null;

    /// <summary>The archive document (RFC 5005) of one month of the publication's zone; null for a month without entries.</summary>
    public byte[]? Archive(Edition edition, Listing category, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var articles = category.Between(first, first.AddDays(DateTime.DaysInMonth(year, month) - 1)).ToList();
        if (articles.Count == 0)
        {
            return null;
        }

        var months = Months(category);
        var at = months.IndexOf((year, month));
        var links = new ArchiveLinks(year, month, UrlOf(at)!, UrlOf(at + 1), UrlOf(at - 1));
        return Make(edition, category, articles, () => ArchiveWriter.Write(
            FeedBuilder.Describe(edition, category, addresses, Picture, category.Rules) with
            {
                Entries = [.. articles.Select(article => EntryOf(Render(article, edition), edition)).OfType<FeedEntry>()],
            }, links));

        string? UrlOf(int index) =>
            index >= 0 && index < months.Length
                ? addresses.Of(Address.Archive(category.Path, months[index].Year, months[index].Month))
                : null;
    }

    /// <summary>One article as an entry, for its page.</summary>
    public FeedEntry Entry(Edition edition, Article article) =>
        EntryOf(Render(article, edition), edition) ?? FeedBuilder.Entry(article, null, edition, addresses);

    /// <summary>The months in which a category has entries, newest first.</summary>
    public static ImmutableArray<(int Year, int Month)> Months(Listing category)
    {
        var months = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (var article in category.Articles)
        {
            var month = (article.Day.Year, article.Day.Month);
            if (months.Count == 0 || months[^1] != month)
            {
                months.Add(month);
            }
        }

        return [.. months.Distinct()];
    }

    /// <summary>
    /// What is to be made of a category's articles. Where that fails, each of them is tried alone and those at fault are held back, so that one entry never
    /// takes a whole feed with it.
    /// </summary>
    private T Make<T>(Edition edition, Listing category, IEnumerable<Article> articles, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is not EntriesFailedException && FailureOf(edition, category with { Articles = [] }) is null)
        {
            var failing = articles.Select(article => (Article: article, Failure: FailureOf(edition, category with { Articles = [article] })))
                .Where(each => each.Failure is not null).ToList();
            if (failing.Count == 0)
            {
                throw;
            }

            failing.ForEach(each => renderer.HoldBack(each.Article, each.Failure!));
            return make();
        }
    }

    private Exception? FailureOf(Edition edition, Listing category)
    {
        try
        {
            Fingerprint(Build(edition, category));
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it is the category's or its only article's.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    private Feed Build(Edition edition, Listing category)
    {
        var anyFailed = false;
        var feed = FeedBuilder.Build(edition, category, addresses, Picture, article =>
        {
            var result = Render(article, edition);
            anyFailed |= result.Status == RenderingStatus.Failed;
            return EntryOf(result, edition);
        });
        return feed.Entries.IsEmpty && anyFailed ? throw new EntriesFailedException(feed.Path) : feed;
    }

    private Feed Dated(Edition edition, Listing category, Shelf shelf)
    {
        var feed = Build(edition, category);
        var fingerprint = Fingerprint(feed);
        if (fingerprint == shelf.Fingerprint)
        {
            return Kept(feed, shelf.Feed!);
        }

        var newest = feed.Entries.IsEmpty ? FirstDay(edition.Publication.Authority)
            : category.Articles.Take(feed.Entries.Length).Max(article => article.Updated > article.Appears ? article.Updated : article.Appears);
        var (updated, lastModified) = dates.Date(feed.Path, fingerprint, newest, category.Changed);
        shelf.Fingerprint = fingerprint;
        return feed with { Updated = updated, LastModified = lastModified };
    }

    /// <summary>The last feed, or in its place one of the same documents and dates where they differ in what pages and headers alone tell: the size of a logo, the seconds for which a cache may keep it.</summary>
    private static Feed Kept(Feed feed, Feed last)
    {
        feed = feed with { Updated = last.Updated, LastModified = last.LastModified };
        return feed with { Entries = last.Entries } == last && feed.Entries.Select(entry => entry.Image).SequenceEqual(last.Entries.Select(entry => entry.Image)) ? last : feed;
    }

    private RenderingResult Render(Article article, Edition edition) =>
        renderer.RenderAsync([article], edition.Publication, CancellationToken.None).AsTask().GetAwaiter().GetResult()[0];

    /// <summary>The entry of what was rendered; null where the article is held back or failed.</summary>
    private FeedEntry? EntryOf(RenderingResult result, Edition edition) => result.Status is RenderingStatus.Unrenderable or RenderingStatus.Failed
        ? null
        : FeedBuilder.Entry(result.Version, result.Entry, edition, addresses);

    /// <summary>A picture of a category or of the publication, with what its file tells.</summary>
    public FeedPicture? Picture(Picture? picture) => FeedPicture.Of(picture, addresses, store.Media.Find);

    /// <summary>Of all that any of its documents says but the date. A build of this program that writes other bytes from one feed gives another one, too.</summary>
    private static string Fingerprint(Feed feed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var undated = feed with { Updated = DateTimeOffset.UnixEpoch };
        foreach (var format in FeedFormat.All)
        {
            hash.AppendData(format.Write(undated));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    // An empty feed needs a date that no clock gives: nothing is older than the day from which its ids are taken (RFC 4151 §2.1).
    private static DateTimeOffset FirstDay(string authority)
    {
        var day = authority[(authority.LastIndexOf(',') + 1)..];
        return int.TryParse(day[..Math.Min(4, day.Length)], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1 and < 9999
            ? new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero)
            : DateTimeOffset.UnixEpoch;
    }

    [LoggerMessage(EventName = "FeedFailed", Level = LogLevel.Error, Message = "The feed of '{Category}' cannot be built; the last good one stands until it changes again")]
    private partial void BuildFailed(string category, Exception exception);

    /// <summary>Each entry that a feed would have failed in a way that may pass: it is not to be published empty.</summary>
    private sealed class EntriesFailedException(string category) : Exception($"None of the entries of '{category}' can be rendered now.");

    private sealed class Shelf
    {
        public Feed? Feed { get; set; }

        public string? Fingerprint { get; set; }

        public long Edition { get; set; } = -1;
    }
}
