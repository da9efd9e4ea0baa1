using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// The public articles that a rule selects, newest first, and how they are presented: a category, the whole publication, a tag, a person or
/// a partner's feed. Immutable. The same instance goes from edition to edition until something in it changes, so its reference names its
/// state.
/// </summary>
public sealed record Listing
{
    /// <summary>A month with more articles than this is archived day by day, so that no archive document grows without bound.</summary>
    public const int MostArchived = 300;

    /// <summary>The archive of a day has no more articles than this: 15 MB of summaries.</summary>
    public const int MostOfADay = 10_000;

    // By the months' first days. Null until it is first asked for; not changed afterwards.
    private Dictionary<DateOnly, int>? _countOfMonth;

    /// <summary>What it is the listing of.</summary>
    public required ListingKey Key { get; init; }

    /// <summary>The category's path, empty for the whole publication; the name of any other listing.</summary>
    public string Path => Key.Name;

    /// <summary>Plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    /// <summary>A BCP 47 tag, where it is not the publication's.</summary>
    public string? Language { get; init; }

    /// <summary>The listing's own picture.</summary>
    public Picture? Image { get; init; }

    /// <summary>How its feeds are cut; every part given.</summary>
    public FeedRules Rules { get; init; } = FeedRules.Default;

    /// <summary>What makes its feed a podcast; null where there is none.</summary>
    public Podcast? Podcast { get; init; }

    /// <summary>The partner whose feed it is; null for every other listing.</summary>
    public PartnerFeed? Partner { get; init; }

    /// <summary>True: its feeds and pages answer 410.</summary>
    public bool Gone { get; init; }

    /// <summary>Newest first, those of sub-categories included.</summary>
    public ImmutableArray<Article> Articles
    {
        get;
        init
        {
            field = value;
            _countOfMonth = null;
        }
    } = [];

    /// <summary>When anything of it last changed, UTC, as the store and the clock tell it.</summary>
    public DateTimeOffset Changed { get; init; }

    /// <summary>When the clock next moves an article in or out, UTC; null for never.</summary>
    public DateTimeOffset? NextEvent { get; init; }

    /// <summary>The path of the category around it; empty at the top level.</summary>
    public string Parent => Category.ParentOf(Path);

    /// <summary>A listing without articles. That of a tag or of a person has no title yet.</summary>
    internal static Listing Of(ListingKey key, EditionShape shape) => key.Kind switch
    {
        ListingKind.Category when key.Name.Length > 0 => Of(shape.Categories[key.Name], shape),
        ListingKind.Partner => Of(shape.Partners.First(rule => rule.Key == key).Feed, shape.Publication),
        _ => new()
        {
            Key = key,
            Title = shape.Publication.Title,
            Description = key == ListingKey.All ? shape.Publication.Description : null,
            Rules = shape.Publication.Rules,
        },
    };

    private static Listing Of(PartnerFeed partner, Publication publication) => new()
    {
        Key = ListingKey.OfPartner(partner.Name),
        Title = partner.Title ?? publication.Title,
        Rules = partner.Rules.Within(publication.Rules),
        Partner = partner,
    };

    private static Listing Of(Category category, EditionShape shape) => new()
    {
        Key = new ListingKey(ListingKind.Category, category.Path),
        Title = category.Title,
        Description = category.Description,
        Language = category.Language,
        Image = category.Image,
        Rules = shape.RulesOf(category),
        Podcast = category.Podcast,
        Gone = category.Gone,
    };

    /// <summary>The articles of the days from one to another, both included, newest first. A binary search finds them.</summary>
    public IEnumerable<Article> Between(DateOnly first, DateOnly last)
    {
        // An article's day is in the publication's zone. In UTC it is the same day, the one before or the one after.
        var articles = Articles.AsSpan();
        var start = Ordered.CountBefore(articles, article => DayOf(article) > last.DayNumber + 1);
        var count = Ordered.CountBefore(articles[start..], article => DayOf(article) >= first.DayNumber - 1);
        return MemoryMarshal.ToEnumerable(Articles.AsMemory().Slice(start, count))
            .Where(article => first <= article.Day && article.Day <= last);
    }

    /// <summary>
    /// What an archive of these days holds, newest first. Of a day with more than <see cref="MostOfADay"/> articles, the oldest are in no
    /// archive, because every archive must stay small enough to be kept.
    /// </summary>
    public IEnumerable<Article> Archived(DateOnly first, DateOnly last) => Between(first, last).Take(MostOfADay);

    /// <summary>The months that have articles, newest first.</summary>
    public IEnumerable<ArchiveSpan> Months() => (_countOfMonth ??= CountMonths())
        .OrderByDescending(month => month.Key).Select(month => ArchiveSpan.OfMonth(month.Key, month.Value));

    /// <summary>The same listing with other articles. It counts its months on from what is known.</summary>
    internal Listing With(ImmutableArray<Article> articles, ListingChange change)
    {
        var counts = _countOfMonth is null ? null : new Dictionary<DateOnly, int>(_countOfMonth);
        change.Removed.ForEach(article => Count(article, -1));
        change.Added.ForEach(article => Count(article, 1));
        return this with { Articles = articles, _countOfMonth = counts };

        void Count(Article article, int more)
        {
            var month = ArchiveSpan.OfMonth(article.Day, 0).First;
            if (counts is not null && (counts[month] = counts.GetValueOrDefault(month) + more) == 0)
            {
                counts.Remove(month);
            }
        }
    }

    /// <summary>Looks only at the articles near the ends of each month.</summary>
    private Dictionary<DateOnly, int> CountMonths()
    {
        var articles = Articles.AsSpan();
        var counts = new Dictionary<DateOnly, int>();
        for (var (at, end) = (0, 0); at < articles.Length; at = end)
        {
            // No zone has ever been 16 hours from UTC. Between these moments, an article is in the month whatever its zone.
            var month = ArchiveSpan.OfMonth(articles[at].Day, 0);
            var (from, until) = (InUtc(month.First).AddHours(16), InUtc(month.Last).AddHours(8));
            var isInside = from <= articles[at].Published && articles[at].Published < until;
            end = at + (isInside ? Ordered.CountBefore(articles[at..], article => article.Published >= from) : 1);
            counts[month.First] = counts.GetValueOrDefault(month.First) + end - at;
        }

        return counts;
    }

    /// <summary>
    /// The spans of the listing's history, newest first: months, and days where a month has more than <see cref="MostArchived"/> articles.
    /// Each article is in exactly one.
    /// </summary>
    public IEnumerable<ArchiveSpan> ArchiveSpans() => Months().SelectMany(Divide);

    /// <summary>The spans of a day's month and of the months with articles next to it, newest first; none where it has none.</summary>
    public IEnumerable<ArchiveSpan> ArchiveSpansAround(DateOnly day)
    {
        var months = Months().ToList();
        var at = months.FindIndex(month => month.First <= day && day <= month.Last);
        if (at < 0)
        {
            return [];
        }

        var (newest, oldest) = (Math.Max(at - 1, 0), Math.Min(at + 1, months.Count - 1));
        return months[newest..(oldest + 1)].SelectMany(Divide);
    }

    /// <summary>The span that holds a day's articles, found without looking at other months.</summary>
    public ArchiveSpan ArchiveSpanOf(DateOnly day)
    {
        var month = ArchiveSpan.OfMonth(day, 0);
        var count = Between(month.First, month.Last).Take(MostArchived + 1).Count();
        return count > MostArchived ? new(day, day, Between(day, day).Count()) : month with { Count = count };
    }

    /// <summary>The days of a month that have articles, newest first.</summary>
    public IEnumerable<ArchiveSpan> DaysOf(ArchiveSpan month) => Between(month.First, month.Last).CountBy(article => article.Day)
        .OrderByDescending(day => day.Key).Select(day => new ArchiveSpan(day.Key, day.Key, day.Value));

    private IEnumerable<ArchiveSpan> Divide(ArchiveSpan month) => month.Count <= MostArchived ? [month] : DaysOf(month);

    private static DateTimeOffset InUtc(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static long DayOf(Article article) => article.Published.UtcTicks / TimeSpan.TicksPerDay;
}
