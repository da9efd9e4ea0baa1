using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// The public articles that a rule selects, newest first, and how they are presented: a category, or the whole publication. Immutable. The
/// same instance goes from edition to edition until something in it changes, so its reference names its state.
/// </summary>
public sealed record Listing
{
    /// <summary>A month with more articles than this is archived day by day, so that no archive document grows without bound.</summary>
    public const int MostArchived = 300;

    /// <summary>The category's path; empty for the whole publication.</summary>
    public required string Path { get; init; }

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

    /// <summary>True: its feeds and pages answer 410.</summary>
    public bool Gone { get; init; }

    /// <summary>Newest first, those of sub-categories included.</summary>
    public ImmutableArray<Article> Articles { get; init; } = [];

    /// <summary>When anything of it last changed, UTC, as the store and the clock tell it.</summary>
    public DateTimeOffset Changed { get; init; }

    /// <summary>When the clock next moves an article in or out, UTC; null for never.</summary>
    public DateTimeOffset? NextEvent { get; init; }

    /// <summary>The path of the category around it; empty at the top level.</summary>
    public string Parent => Category.ParentOf(Path);

    /// <summary>A category without articles.</summary>
    internal static Listing Of(Category category, EditionShape shape) => new()
    {
        Path = category.Path,
        Title = category.Title,
        Description = category.Description,
        Language = category.Language,
        Image = category.Image,
        Rules = shape.RulesOf(category),
        Gone = category.Gone,
    };

    /// <summary>The articles of the days from one to another, both included, newest first. A binary search finds them.</summary>
    public IEnumerable<Article> Between(DateOnly first, DateOnly last)
    {
        // An article's day is in the publication's zone. In UTC it is the same day, the one before or the one after.
        var articles = Articles.AsSpan();
        var start = Ordered.CountBefore(articles, article => DayOf(article) > last.DayNumber + 1);
        var count = Ordered.CountBefore(articles[start..], article => DayOf(article) >= first.DayNumber - 1);
        return MemoryMarshal.ToEnumerable(Articles.AsMemory().Slice(start, count)).Where(article => first <= article.Day && article.Day <= last);
    }

    /// <summary>
    /// The spans of the listing's history, newest first: months, and days where a month has more than <see cref="MostArchived"/> articles.
    /// Each article is in exactly one. Looks at every article.
    /// </summary>
    public IEnumerable<ArchiveSpan> ArchiveSpans() =>
        from month in Articles.CountBy(article => new DateOnly(article.Day.Year, article.Day.Month, 1))
        orderby month.Key descending
        from span in month.Value > MostArchived ? DaysOf(month.Key) : [ArchiveSpan.OfMonth(month.Key, month.Value)]
        select span;

    /// <summary>The span that holds a day's articles, found without looking at other months.</summary>
    public ArchiveSpan ArchiveSpanOf(DateOnly day)
    {
        var month = ArchiveSpan.OfMonth(day, 0);
        var count = Between(month.First, month.Last).Count();
        return count > MostArchived ? new(day, day, Between(day, day).Count()) : month with { Count = count };
    }

    private IEnumerable<ArchiveSpan> DaysOf(DateOnly month) =>
        Between(month, month.AddMonths(1).AddDays(-1)).CountBy(article => article.Day)
            .OrderByDescending(day => day.Key).Select(day => new ArchiveSpan(day.Key, day.Key, day.Value));

    private static long DayOf(Article article) => article.Published.UtcTicks / TimeSpan.TicksPerDay;
}
