using System.Collections.Immutable;
using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;

namespace NewsFeeds.Checks;

/// <summary>
/// Says why articles are not out, as notices. Why is asked of the article and of the maker of editions, as the service asks them. An
/// article whose words are in the edition has no status, and any other has one. A file that is named is told to be out, too.
/// </summary>
internal sealed class StatusCheck
{
    private readonly ContentFolder _folder;
    private readonly CheckedContent _content;
    private readonly IReadOnlyList<Article> _articles;
    private readonly Dictionary<string, Category> _categories;
    private readonly ImmutableSortedDictionary<string, Fault> _heldBack;
    private readonly Dictionary<string, Fault> _conflicts;
    private readonly byte[] _buffer = new byte[Manuscript.MaxFileBytes];

    public StatusCheck(ContentFolder folder, ContentChange change, CheckedContent content)
    {
        (_folder, _content, _articles, _heldBack) = (folder, content, change.Articles, change.HeldBack);
        _categories = (change.Categories ?? []).DistinctBy(category => category.Folder, StringComparer.Ordinal)
            .ToDictionary(category => category.Folder, StringComparer.Ordinal);

        // Of several faults of one file, the first by line and code is told.
        _conflicts = content.Conflicts.OrderBy(fault => fault.Line).ThenBy(fault => fault.Code, StringComparer.Ordinal)
            .DistinctBy(fault => fault.File, StringComparer.Ordinal).ToDictionary(fault => fault.File, StringComparer.Ordinal);
    }

    /// <summary>The notices of a scope.</summary>
    /// <param name="scope">The files.</param>
    /// <param name="told">The faults of files that could not be read as articles.</param>
    public List<Fault> Run(CheckScope scope, IEnumerable<Fault> told)
    {
        List<Fault> notices = [];
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var article in _articles.Where(article => scope.Holds(article.Key)))
        {
            asked.Add(article.Key);
            if (Of(article, scope.Names(article.Key)) is { } notice)
            {
                notices.Add(notice);
            }
        }

        notices.AddRange(
            from file in told.GroupBy(fault => fault.File, StringComparer.Ordinal)
            where scope.Holds(file.Key) && !asked.Contains(file.Key)
            let notice = OfUnread(file)
            where notice is not null && asked.Add(file.Key)
            select notice);
        notices.AddRange(
            from file in scope.Places
            where !asked.Contains(file) && IsUnread(file)
            select new Fault(file, 1, 1, Severity.Notice, "no-manuscript/unread"));
        return notices;
    }

    private Fault? Of(Article article, bool isNamed)
    {
        if (!_content.IsOut(article))
        {
            return OfNotOut(article);
        }

        if (article.Retraction is not null)
        {
            return OfNotice(article);
        }

        return isNamed ? OfOut(article) : null;
    }

    private Fault OfNotOut(Article article)
    {
        if (article.AbsenceAt(_content.Now) is { } absence)
        {
            return OfAbsence(article, absence);
        }

        return _conflicts.TryGetValue(article.Key, out var conflict) ? OfConflict(article, conflict) : OfCategory(article);
    }

    private Fault OfAbsence(Article article, Absence absence)
    {
        var file = Read(article);
        return absence switch
        {
            Absence.Draft => Notice(file?["draft"] ?? file?["published"], new Fault(article.Key, 0, 0, Severity.Notice, "draft")),
            Absence.Left when article.Retraction is { Ends: { } ends } && article.Leaves == ends => Notice(
                file?["retracted"], new Fault(article.Key, 0, 0, Severity.Notice, "withdrawn/left", Shown(ends))),
            Absence.Left => Notice(
                file?[KeyNames.ExpiryDate], new Fault(article.Key, 0, 0, Severity.Notice, "expired", Shown(article.Leaves!.Value))),
            _ when article.Leaves <= article.Appears => Notice(
                PlaceOfAppearing(file),
                new Fault(
                    article.Key, 0, 0, Severity.Notice, "scheduled/never", Shown(article.Appears), Shown(article.Leaves.Value))),
            _ => Notice(
                PlaceOfAppearing(file), new Fault(article.Key, 0, 0, Severity.Notice, "scheduled", Shown(article.Appears))),
        };
    }

    private Fault OfNotice(Article article) => Notice(
        Read(article)?["retracted"],
        article.Leaves is { } leaves
            ? new Fault(article.Key, 0, 0, Severity.Notice, "withdrawn", Shown(leaves))
            : new Fault(article.Key, 0, 0, Severity.Notice, "withdrawn/undated"));

    private Fault OfConflict(Article article, Fault conflict)
    {
        var placed = Read(article)?.Words.Placed(conflict) ?? conflict;
        var (line, column) = (Math.Max(placed.Line, 1), Math.Max(placed.Column, 1));
        return conflict.Code switch
        {
            "duplicate-id" => new Fault(
                article.Key, line, column, Severity.Notice, "no-id", conflict.Arguments[0], conflict.Arguments[2]),
            "duplicate-slug" => new Fault(
                article.Key, line, column, Severity.Notice, "no-id/address", conflict.Arguments[0], conflict.Arguments[2]),
            "copy" => AsNotice(conflict),
            _ => HeldBackBy(conflict),
        };
    }

    // Of the folders around it, the nearest one whose category is not served.
    private Fault OfCategory(Article article)
    {
        for (var folder = article.CategoryFolder; folder.Length > 0; folder = Category.ParentOf(folder))
        {
            var index = ContentPath.IndexOf(folder);
            var isHeldBack = _categories.TryGetValue(folder, out var category) && category.IsHeldBack;
            if ((isHeldBack ? _heldBack.GetValueOrDefault(index) : _conflicts.GetValueOrDefault(index)) is { } why)
            {
                return new Fault(
                    article.Key, 1, 1, Severity.Notice, "held-back/category", why.Code, why.File, Math.Max(why.Line, 1));
            }
        }

        return new Fault(article.Key, 1, 1, Severity.Notice, "held-back/unknown");
    }

    private Fault OfOut(Article article)
    {
        var place = PlaceOfAppearing(Read(article));
        var (since, address) = (Shown(article.Appears), _content.Addresses.Article(article));
        var categories = _content.Edition.CategoriesOf(article).ToList();
        return categories.Count > 0 && categories.TrueForAll(category => category.Gone)
            ? Notice(place, new Fault(article.Key, 0, 0, Severity.Notice, "category-gone", since, address, categories[0].Path))
            : Notice(place, new Fault(article.Key, 0, 0, Severity.Notice, "published", since, address));
    }

    /// <summary>The status of a file from which no article could be read; null for a file that is none of an article.</summary>
    private static Fault? OfUnread(IEnumerable<Fault> faults)
    {
        var whyNone = faults.FirstOrDefault(fault => fault.Code is "copy" or "not-published" or "misplaced-index");
        if (whyNone is { Kind: not "not-published/redirects" })
        {
            return whyNone.Code == "copy"
                ? AsNotice(whyNone)
                : new Fault(whyNone.File, 1, 1, Severity.Notice, "no-manuscript", whyNone.Code);
        }

        return faults.Where(fault => fault.IsError && TextFile.IsArticle(fault.File))
            .MinBy(fault => (fault.Line, fault.Column)) is { } error ? HeldBackBy(error) : null;
    }

    // Pictures, descriptions and redirects are no articles, and nobody takes them for such.
    private bool IsUnread(string file) => File.Exists(Path.Combine(_folder.Root, file)) && MediaTypes.Of(file) is null
        && Path.GetFileName(file) != ContentPath.IndexFile && file != ContentPath.RedirectsFile;

    private static Fault HeldBackBy(Fault error)
    {
        if (error.Line == 0)
        {
            return new Fault(error.File, 1, 1, Severity.Notice, "held-back/file", error.Code);
        }

        var (line, column) = (error.Line, Math.Max(error.Column, 1));
        return new Fault(error.File, line, column, Severity.Notice, "held-back", error.Code, line);
    }

    private static Fault AsNotice(Fault copy) => copy with { Line = 1, Column = 1, Severity = Severity.Notice };

    // Jekyll's 'published: true' is no date.
    private static YamlNode? PlaceOfAppearing(CheckedFile? file) =>
        file?[KeyNames.PublishDate] is { Flag: null } appears ? appears : file?["date"];

    private static Fault Notice(YamlNode? at, Fault fault) => CheckedFile.At(at, fault);

    private CheckedFile? Read(Article article) => _folder.ReadManuscript(article.Key, _buffer, out var length) is { } matter
        ? new CheckedFile(article.Key, matter, _buffer.AsMemory(0, length))
        : null;

    // As front matter has it, so that it can be copied.
    private string Shown(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, _content.Edition.Publication.TimeZone)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
