namespace NewsFeeds.Articles;

/// <summary>
/// An article as a store or an importer has read it. <see cref="ToArticle"/> applies the rules of the model, which are the same for all
/// of them. The clock decides nothing, and the time of a file only <see cref="Modified"/>. Not thread-safe.
/// </summary>
public sealed class ArticleDraft
{
    /// <summary>
    /// An article stands in no more further categories than this. A save makes the feeds of all of them anew, in which each entry names all
    /// of its own.
    /// </summary>
    public const int MostCategories = 30;

    /// <summary>
    /// An article has no more tags than this. A save makes the feeds of all of them anew, and each name is compared with the others.
    /// </summary>
    public const int MostTags = 100;

    /// <summary>An article has no more authors than this, for the same reasons.</summary>
    public const int MostAuthors = 100;

    /// <summary>The file's folder, relative to the content folder; empty for the content folder itself and for a row.</summary>
    public required string Folder { get; init; }

    /// <summary>The file's name in its folder; the key of a row.</summary>
    public required string Name { get; init; }

    /// <summary>The path of its category; empty for none.</summary>
    public required string Category { get; init; }

    /// <summary>When this version was written, as its store says.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <summary>
    /// With <see cref="Modified"/>, tells its versions apart: the file's size in bytes, or a number made of a row's version.
    /// </summary>
    public required long Revision { get; init; }

    /// <summary>Plain text in one line.</summary>
    public string? Title { get; set; }

    /// <summary>The moment of first publication.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>
    /// The day of first publication where there is no <see cref="Date"/>; it begins at midnight in the publication's zone. A file's name
    /// may give it.
    /// </summary>
    public DateOnly? Day { get; set; }

    /// <summary>The last significant change. A change before the first publication does not count.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>When the article appears, if not at its first publication.</summary>
    public DateTimeOffset? PublishDate { get; set; }

    /// <summary>When the article leaves.</summary>
    public DateTimeOffset? ExpiryDate { get; set; }

    /// <summary>Whether it is a draft, which is never public.</summary>
    public bool IsDraft { get; set; }

    /// <summary>The withdrawal, if it was withdrawn.</summary>
    public Retraction? Retraction { get; set; }

    /// <summary>The corrections in any order; the date is null where the editor gives none.</summary>
    public IReadOnlyList<(DateTimeOffset? Date, string Note)> Corrections { get; set; } = [];

    /// <summary>The permanent id, byte for byte. Without one, the id is derived from day and slug.</summary>
    public string? Id { get; set; }

    /// <summary>The text of which the last segment of its address is made, such as the file's name; null stands for its title.</summary>
    public string? Slug { get; set; }

    /// <summary>Further categories, by path or by title. The first <see cref="MostCategories"/> count.</summary>
    public IReadOnlyList<string> Categories { get; set; } = [];

    /// <summary>The authors in the byline's order. The first <see cref="MostAuthors"/> count.</summary>
    public IReadOnlyList<Author> Authors { get; set; } = [];

    /// <summary>The tags, each plain text. The first <see cref="MostTags"/> count.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>A BCP 47 tag, where it is not the publication's.</summary>
    public string? Language { get; set; }

    /// <summary>The lead picture.</summary>
    public Picture? Image { get; set; }

    /// <summary>Sound and video.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; set; } = [];

    /// <summary>The story elsewhere that it republishes.</summary>
    public Origin? Source { get; set; }

    /// <summary>What it says of itself for the podcast form.</summary>
    public Episode? Episode { get; set; }

    /// <summary>The article's page on the newsroom's own site, absolute.</summary>
    public string? Link { get; set; }

    /// <summary>Former slugs or addresses, as the editor wrote them.</summary>
    public IReadOnlyList<string> Aliases { get; set; } = [];

    /// <summary>The article that follows from the draft and the zone and authority of its publication.</summary>
    /// <exception cref="InvalidOperationException">The draft has no title, or neither a date nor a day.</exception>
    public Article ToArticle(Publication publication)
    {
        ArgumentNullException.ThrowIfNull(publication);
        var title = Title ?? throw new InvalidOperationException("An article needs a title.");
        var published = Date ?? StartOf(Day ?? throw new InvalidOperationException("An article needs a date."), publication.TimeZone);
        var corrections = DatedCorrections(published);

        // A withdrawn article does not keep what it said and showed, so no document can show it. Tags and names say where it is listed.
        var isWithdrawn = Retraction is not null;
        return new Article
        {
            Folder = Folder,
            Name = Name,
            OwnId = Id,
            Authority = publication.Authority,
            Slug = NewsFeeds.Text.Slug.From(Slug ?? title),
            Title = title,
            Category = Category,
            Categories = First(Categories, MostCategories),
            Published = published,
            Day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(published, publication.TimeZone).DateTime),
            Updated = Updated(published, corrections),
            Appears = PublishDate ?? published,
            Leaves = Leaves(),
            Draft = IsDraft,
            Retraction = Retraction,
            Corrections = isWithdrawn ? [] : corrections,
            Authors = First(Authors, MostAuthors),
            Tags = First(Tags, MostTags),
            Language = Language,
            Image = isWithdrawn ? null : Image,
            Enclosures = isWithdrawn ? [] : Enclosures,
            Source = isWithdrawn ? null : Source,
            Episode = isWithdrawn ? null : Episode,
            Link = Link,
            Aliases = Aliases.Count == 0 ? [] : [.. Aliases.Select(Alias.Of).OfType<string>().Distinct(StringComparer.Ordinal)],
            Modified = Modified,
            Revision = Revision,
        };
    }

    private static IReadOnlyList<T> First<T>(IReadOnlyList<T> all, int most) => all.Count > most ? [.. all.Take(most)] : all;

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset? b) => b > a ? b.Value : a;

    /// <summary>The date of a change that has none: <c>lastmod</c>, else a second after the first publication.</summary>
    private DateTimeOffset UndatedChange(DateTimeOffset published) =>
        LastModified > published ? LastModified.Value : published.AddSeconds(1);

    private IReadOnlyList<Correction> DatedCorrections(DateTimeOffset published) =>
        Corrections.Count == 0
            ? []
            : [.. Corrections.Select(each => new Correction(each.Date ?? UndatedChange(published), each.Note)).OrderBy(each => each.Date)];

    // An editor who dates a change by its day alone may date it before the article itself. Feed readers show a change only under a
    // newer date.
    private DateTimeOffset Updated(DateTimeOffset published, IReadOnlyList<Correction> corrections)
    {
        var updated = Later(published, LastModified);
        if (corrections is [.., var newest])
        {
            updated = Later(Later(updated, newest.Date), published.AddSeconds(1));
        }

        return Retraction switch
        {
            null => updated,
            { Date: null } => Later(updated, UndatedChange(published)),

            // RFC 6721 §3: a reader that knows tombstones shows the notice only under a date after the withdrawal.
            { Date: { } withdrawn } => Later(updated, withdrawn).AddSeconds(1),
        };
    }

    private DateTimeOffset? Leaves()
    {
        var noticeEnds = Retraction?.Ends;
        return noticeEnds < (ExpiryDate ?? DateTimeOffset.MaxValue) ? noticeEnds : ExpiryDate;
    }
}
