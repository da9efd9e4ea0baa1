using System.Globalization;

namespace NewsFeeds.Articles;

/// <summary>
/// One version of an article as the store knows it, without its words. Immutable: a saved file becomes a new instance, so the reference
/// names the version. A newsroom has a hundred thousand of them, so values that can be computed are not kept.
/// </summary>
public sealed class Article
{
    private string _category = "";
    private long _published;
    private long _updated;
    private long _appears;
    private long _leaves = long.MaxValue;
    private long _modified;

    /// <summary>
    /// What names it in its store: the path of its file, relative to the content folder, <c>/</c> between segments; or a row of a database,
    /// such as <c>articles[12]</c>.
    /// </summary>
    public string Key => Folder.Length == 0 ? Name : $"{Folder}/{Name}";

    /// <summary>
    /// The file's folder, relative to the content folder; empty for the content folder itself and for a row. Relative paths in its words
    /// start there.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The file's name in its folder; the key of a row.</summary>
    public required string Name { get; init; }

    /// <summary>The permanent id: the front matter's own, byte for byte, or <c>tag:{authority}:{day}/{slug}</c>.</summary>
    public string Id => OwnId ?? DerivedId;

    /// <summary>The id that its day and slug make.</summary>
    public string DerivedId => string.Create(CultureInfo.InvariantCulture, $"tag:{Authority}:{Day:yyyy-MM-dd}/{Slug}");

    /// <summary>The id that the front matter gives, or null.</summary>
    public string? OwnId { get; init; }

    /// <summary>The tagging entity of derived ids.</summary>
    public required string Authority { get; init; }

    /// <summary>The last segment of its address.</summary>
    public required string Slug { get; init; }

    /// <summary>Plain text, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>The path of the category whose folder holds it; empty directly in the content folder.</summary>
    public required string Category
    {
        get => _category;
        init => _category = value;
    }

    /// <summary>Further categories as the editor wrote them, by path or by title.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>First publication, UTC. Every feed is in this order.</summary>
    public required DateTimeOffset Published
    {
        get => new(_published, TimeSpan.Zero);
        init => _published = value.UtcTicks;
    }

    /// <summary>The day of first publication in the publication's zone: part of derived ids and of the address.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>
    /// The last significant change, UTC: <c>lastmod</c>, the newest correction or the retraction. Never before <see cref="Published"/>.
    /// </summary>
    public required DateTimeOffset Updated
    {
        get => new(_updated, TimeSpan.Zero);
        init => _updated = value.UtcTicks;
    }

    /// <summary>The moment from which it is public, UTC.</summary>
    public required DateTimeOffset Appears
    {
        get => new(_appears, TimeSpan.Zero);
        init => _appears = value.UtcTicks;
    }

    /// <summary>
    /// The moment from which it is no longer public, UTC: <c>expiryDate</c>, or the end of a retraction's notice; null for never.
    /// </summary>
    public DateTimeOffset? Leaves
    {
        get => _leaves == long.MaxValue ? null : new(_leaves, TimeSpan.Zero);
        init => _leaves = value?.UtcTicks ?? long.MaxValue;
    }

    /// <summary>Whether it is a draft, which is never public.</summary>
    public bool Draft { get; init; }

    /// <summary>The withdrawal, if it was withdrawn.</summary>
    public Retraction? Retraction { get; init; }

    /// <summary>The corrections, oldest first.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>
    /// The authors in the byline's order. Without any, the publication is the author. A withdrawn article shows none, and stays in the
    /// listings of those that it had.
    /// </summary>
    public IReadOnlyList<Author> Authors
    {
        get => Retraction is null ? ListedAuthors : [];
        init => ListedAuthors = value;
    }

    /// <summary>The tags, each plain text. A withdrawn article shows none, and stays in the listings of those that it had.</summary>
    public IReadOnlyList<string> Tags
    {
        get => Retraction is null ? ListedTags : [];
        init => ListedTags = value;
    }

    /// <summary>The authors in whose listings it is. No document shows those of a withdrawn article.</summary>
    internal IReadOnlyList<Author> ListedAuthors { get; private init; } = [];

    /// <summary>The tags in whose listings it is. No document shows those of a withdrawn article.</summary>
    internal IReadOnlyList<string> ListedTags { get; private init; } = [];

    /// <summary>A BCP 47 tag, where it is not the publication's.</summary>
    public string? Language { get; init; }

    /// <summary>The lead picture.</summary>
    public Picture? Image { get; init; }

    /// <summary>Sound and video.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>The story elsewhere that it republishes.</summary>
    public Origin? Source { get; init; }

    /// <summary>What it says of itself for the podcast form.</summary>
    public Episode? Episode { get; init; }

    /// <summary>The article's page on the newsroom's own site, absolute; null stands for its page here.</summary>
    public string? Link { get; init; }

    /// <summary>
    /// Former addresses, which answer 301, each once: a slug, or a path from the top with a leading slash and none at its end, decoded, in
    /// Unicode's form C.
    /// </summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>When this version was written, UTC, as its store says.</summary>
    public required DateTimeOffset Modified
    {
        get => new(_modified, TimeSpan.Zero);
        init => _modified = value.UtcTicks;
    }

    /// <summary>
    /// With <see cref="Modified"/>, tells its versions apart: the file's size in bytes, or a number made of a row's version.
    /// </summary>
    public required long Revision { get; init; }

    /// <summary>The id as Atom has it. Two ids that are one in any form of a feed are one here.</summary>
    internal string Iri => OwnId is null ? DerivedId : Text.Iri.Of(OwnId, Authority);

    /// <summary>The name from which its slug and day are made.</summary>
    internal ReadOnlySpan<char> Stem => ContentPath.StemOf(Folder, Name);

    /// <summary>Whether it is a row of a database, and no file.</summary>
    internal bool IsRow => Folder.Length == 0 && Name[^1] == ']';

    /// <summary>The <see cref="Fault.Field"/> of a fault in one of its columns; null where it is a file.</summary>
    internal string? FieldOf(string column) => IsRow ? column : null;

    /// <summary>The folder that stands for its category; the category's path where it is a row.</summary>
    internal string CategoryFolder => IsRow ? Category : ContentPath.CategoryFolderOf(Folder, Name);

    /// <summary>Why it is not public at <paramref name="now"/>; null where it is.</summary>
    public Absence? AbsenceAt(DateTimeOffset now)
    {
        if (Draft)
        {
            return Absence.Draft;
        }

        if (Leaves <= now)
        {
            return Absence.Left;
        }

        return Appears > now ? Absence.Scheduled : null;
    }

    /// <summary>Whether it is public at <paramref name="now"/>.</summary>
    public bool IsPublicAt(DateTimeOffset now) => AbsenceAt(now) is null;

    /// <summary>The same version in another category, whose folder got another path.</summary>
    internal Article In(string category)
    {
        var moved = (Article)MemberwiseClone();
        moved._category = category;
        return moved;
    }

    /// <summary>Writes <see cref="Key"/> into a buffer, where it fits.</summary>
    internal bool TryWriteKey(Span<char> buffer, out int length)
    {
        length = Folder.Length == 0 ? Name.Length : Folder.Length + 1 + Name.Length;
        if (length > buffer.Length)
        {
            return false;
        }

        if (Folder.Length > 0)
        {
            Folder.CopyTo(buffer);
            buffer[Folder.Length] = '/';
        }

        Name.CopyTo(buffer[(length - Name.Length)..]);
        return true;
    }

    /// <summary>
    /// Puts the newest first. Articles of one instant are in ordinal order of their ids, so that the order in which they were read does
    /// not matter.
    /// </summary>
    public static int NewestFirst(Article a, Article b)
    {
        var byDate = b._published.CompareTo(a._published);
        return byDate != 0 ? byDate : string.CompareOrdinal(a.Id, b.Id);
    }
}
