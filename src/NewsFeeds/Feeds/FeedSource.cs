using System.Collections.Immutable;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds.Atom;
using NewsFeeds.Feeds.Podcasts;
using NewsFeeds.Media;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds;

/// <summary>
/// Builds the feeds, archives and entries of editions. Each call builds anew, from rendered entries that the renderer keeps. An entry that
/// fails is held back, so that no document fails because of it. Thread-safe.
/// </summary>
public sealed class FeedSource(EntryRenderer renderer, MediaFolder media, PublicUrls urls, TimeProvider time)
{
    /// <summary>The feed of a listing.</summary>
    /// <exception cref="FeedException">The listing has articles, and each of them failed.</exception>
    public Task<Built<Feed>> GetAsync(Edition edition, Listing listing, CancellationToken cancellationToken)
    {
        var chosen = FeedBuilder.Choose(listing);
        return BuildAsync(edition, listing, chosen, entries => Feed(edition, listing, chosen, entries), cancellationToken);
    }

    /// <summary>
    /// Writes a feed that <see cref="GetAsync"/> built. If an entry cannot be written, the feed is built and written without it.
    /// </summary>
    /// <exception cref="FeedException">The listing has articles, and each of them failed.</exception>
    public async Task<Built<byte[]>> WriteAsync(
        Edition edition, Listing listing, Built<Feed> feed, FeedFormat format, CancellationToken cancellationToken)
    {
        try
        {
            return feed.With(format.Write(feed.Value));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var chosen = FeedBuilder.Choose(listing);
            return await BuildAsync(edition, listing, chosen, Write, cancellationToken).ConfigureAwait(false);

            byte[] Write(ImmutableArray<FeedEntry> entries) => format.Write(Feed(edition, listing, chosen, entries));
        }
    }

    /// <summary>The archive document (RFC 5005 §4) of one span of a listing's history; null where the listing has no such span.</summary>
    /// <exception cref="FeedException">Each of its articles failed.</exception>
    public async Task<Built<byte[]>?> ArchiveAsync(
        Edition edition, Listing listing, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var spans = listing.ArchiveSpansAround(first).ToList();
        var at = spans.FindIndex(span => (span.First, span.Last) == (first, last));
        if (at < 0)
        {
            return null;
        }

        var links = new ArchiveLinks(spans[at], UrlOf(at)!, Previous: UrlOf(at + 1), Next: UrlOf(at - 1));
        var articles = listing.Archived(first, last).ToList();
        var built = await BuildAsync(edition, listing, articles, Write, cancellationToken).ConfigureAwait(false);
        return built with { ChangesAt = null }; // The clock changes only a feed's own date. An archive has none.

        byte[] Write(ImmutableArray<FeedEntry> entries) =>
            ArchiveWriter.Write(FeedBuilder.Archive(Describe(edition, listing), entries), links);

        string? UrlOf(int index) =>
            index >= 0 && index < spans.Count ? FeedBuilder.ArchiveUrl(urls, listing.Path, spans[index]) : null;
    }

    /// <summary>The podcast of a listing; null where the listing has none.</summary>
    /// <exception cref="FeedException">Each of its articles failed.</exception>
    public async Task<Built<byte[]>?> PodcastAsync(Edition edition, Listing listing, CancellationToken cancellationToken)
    {
        if (listing.Podcast is not { } about)
        {
            return null;
        }

        var description = Describe(edition, listing) with { RssUrl = urls.Of(Address.Podcast(listing.Path)) };
        var lookedUp = new HashSet<string>(StringComparer.Ordinal);
        var chosen = PodcastBuilder.Choose(listing, urls, Find);
        var built = await BuildAsync(edition, listing, chosen, Write, cancellationToken).ConfigureAwait(false);
        return built with { Files = [.. built.Files.Union(lookedUp)] };

        byte[] Write(ImmutableArray<FeedEntry> entries)
        {
            var podcast = PodcastBuilder.Build(description, about, entries, urls, Find);
            return PodcastWriter.Write(podcast with { Feed = Dated(podcast.Feed, chosen, edition) });
        }

        MediaFile? Find(string path)
        {
            lookedUp.Add(NormalForm.Folded(path));
            return media.Find(path);
        }
    }

    /// <summary>One article as an entry, for its page. Where its text cannot be read or rendered, the entry is without it.</summary>
    public async Task<Built<FeedEntry>> EntryAsync(Edition edition, Article article, CancellationToken cancellationToken)
    {
        var rendering = (await renderer.RenderAsync([article], edition.Publication, cancellationToken).ConfigureAwait(false))[0];
        var entry = FeedBuilder.Entry(rendering.Version, rendering.Entry, edition, urls) with
        {
            Content = rendering.Entry?.PageContent,
            Image = rendering.Entry?.PageImage,
        };
        return new(entry, [.. FilesOf(rendering)], IsComplete(rendering), null);
    }

    /// <summary>A picture of a category or of the publication, with what its file tells.</summary>
    public FeedPicture? Picture(Picture? picture) => FeedPicture.Of(picture, urls, media.Find);

    /// <summary>The folded paths of those pictures that are files of the content folder.</summary>
    public static IEnumerable<string> FilesOf(params Picture?[] pictures) =>
        pictures.Select(picture => picture?.Source).OfType<string>()
            .Where(source => !WebAddress.Is(source)).Select(NormalForm.Folded);

    private Feed Describe(Edition edition, Listing listing) => FeedBuilder.Describe(edition, listing, urls, Picture);

    private Feed Feed(Edition edition, Listing listing, IReadOnlyList<Article> chosen, ImmutableArray<FeedEntry> entries) =>
        Dated(FeedBuilder.Build(Describe(edition, listing), listing, entries), chosen, edition);

    private Feed Dated(Feed feed, IReadOnlyList<Article> chosen, Edition edition)
    {
        var held = feed.Entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var shown = chosen.Where(article => held.Contains(article.Id));
        return feed with { Updated = FeedDate.Of(shown, edition.Publication.Authority, time.GetUtcNow()) };
    }

    /// <summary>
    /// Renders articles and makes something of their entries. If that fails, each entry is tried alone. The entries that fail are held
    /// back, and it is made once more without them.
    /// </summary>
    private async Task<Built<T>> BuildAsync<T>(
        Edition edition, Listing listing, IReadOnlyList<Article> articles, Func<ImmutableArray<FeedEntry>, T> make,
        CancellationToken cancellationToken)
    {
        var entries = await EntriesAsync(edition, articles, cancellationToken).ConfigureAwait(false);
        try
        {
            return Built();
        }
        catch (Exception e) when (e is not OutOfMemoryException && FailureOf(() => make([])) is null)
        {
            var failed = entries.Select(each => (each.Article, Failure: FailureOf(() => make([EntrySize.Fitting(each.Entry)]))))
                .Where(each => each.Failure is not null).ToList();
            if (failed.Count == 0)
            {
                throw;
            }

            failed.ForEach(each => renderer.HoldBack(each.Article, each.Failure!));
            entries = await EntriesAsync(edition, articles, cancellationToken).ConfigureAwait(false);
            return Built();
        }

        Built<T> Built() => new(
            make([.. entries.Select(each => EntrySize.Fitting(each.Entry))]),
            [
                .. entries.SelectMany(each => FilesOf(each.Rendering))
                    .Concat(FilesOf(listing.Image, edition.Publication.Logo, edition.Publication.Icon)).Distinct(StringComparer.Ordinal),
            ],
            entries.TrueForAll(each => IsComplete(each.Rendering)),
            FeedDate.NextOf(articles, time.GetUtcNow()));
    }

    /// <summary>
    /// The entries of those articles that can be shown. An article whose text cannot be read has its last good entry, or else an entry
    /// without its text.
    /// </summary>
    private async Task<List<(Article Article, FeedEntry Entry, RenderingResult Rendering)>> EntriesAsync(
        Edition edition, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var renderings = await renderer.RenderAsync(articles, edition.Publication, cancellationToken).ConfigureAwait(false);
        var entries = articles.Zip(renderings)
            .Where(each => each.Second.Status is not (RenderingStatus.Unrenderable or RenderingStatus.Failed))
            .Select(each => (each.First, FeedBuilder.Entry(each.Second.Version, each.Second.Entry, edition, urls), each.Second))
            .ToList();
        if (entries.Count == 0 && articles.Count > 0)
        {
            throw new FeedException($"None of its {articles.Count} articles can be rendered");
        }

        return entries;
    }

    private static IEnumerable<string> FilesOf(RenderingResult rendering) => rendering.Entry?.LookedUp.Keys.Select(NormalForm.Folded) ?? [];

    private static bool IsComplete(RenderingResult rendering) =>
        rendering.Status is RenderingStatus.Rendered or RenderingStatus.Unrenderable;

    private static Exception? FailureOf<T>(Func<T> make)
    {
        try
        {
            make();
            return null;
        }
#pragma warning disable CA1031 // The renderer or the caller gets every failure.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }
}
