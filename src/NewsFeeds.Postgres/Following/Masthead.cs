using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>What the database says beside its articles: the publication and its categories. For one thread.</summary>
internal sealed class Masthead
{
    private ulong _rows;
    private EditionShape? _shape;

    public required Publication Publication { get; init; }

    /// <summary>The categories of the view, one for each path, in the order of their paths.</summary>
    public required IReadOnlyList<Category> Described { get; init; }

    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>Whether articles' categories are described by a view.</summary>
    public required bool HasCategories { get; init; }

    /// <summary>Why rows cannot be used as they are: the publication's, for which an earlier one stands, and those of categories.</summary>
    public required IReadOnlyList<Fault> HeldBack { get; init; }

    /// <summary>Reads it; the same instance as before where its rows are the same.</summary>
    /// <exception cref="ContentException">The publication cannot be used, and there is none from before.</exception>
    public static async Task<Masthead> ReadAsync(
        NpgsqlConnection connection, NewsroomViews views, string defaultAuthority, Masthead? before, CancellationToken cancellationToken)
    {
        var publication = await View.RowsAsync(new NpgsqlCommand(views.Publication.All, connection), cancellationToken)
            .ConfigureAwait(false);
        List<string?[]> categories = views.Categories is null
            ? []
            : await View.RowsAsync(new NpgsqlCommand(views.Categories.All, connection), cancellationToken).ConfigureAwait(false);

        // A column that comes or goes makes rows of another length.
        var rows = Fingerprint.Of([.. publication.SelectMany(row => row), .. categories.SelectMany(row => row.Append("\n"))]);
        if (before is not null && before._rows == rows && before.HasCategories == views.Categories is not null)
        {
            return before;
        }

        var faults = new List<Fault>();
        var (read, why) = Read(views.Publication, publication, defaultAuthority, before, faults);
        var described = views.Categories is null ? [] : Read(views.Categories, categories, read.TimeZone, faults);
        var guarded = described.Where(category => category.IsHeldBack).Select(category => CategoryView.NameOf(category.Path))
            .Select(name => faults.First(fault => fault.IsError && fault.File == name));
        return new Masthead
        {
            _rows = rows,
            Publication = read,
            HeldBack = why is null ? [.. guarded] : [.. guarded, why],
            HasCategories = views.Categories is not null,
            Described = described,
            Faults = faults,
        };
    }

    /// <summary>All categories: those of the view, and those that articles name. Each comes behind the one around it.</summary>
    public IReadOnlyList<Category> CategoriesWith(IEnumerable<string> named)
    {
        var all = Described.ToDictionary(category => category.Path, StringComparer.Ordinal);
        foreach (var path in named.Concat(all.Keys.ToList()))
        {
            for (var each = path; each.Length > 0; each = Category.ParentOf(each))
            {
                all.TryAdd(each, new Category { Path = each, Folder = each, Title = each[(each.LastIndexOf('/') + 1)..] });
            }
        }

        return [.. all.Values.OrderBy(category => category.Path, StringComparer.Ordinal)];
    }

    /// <summary>Each category that the view does not have is told once, of the first article that names it.</summary>
    public IEnumerable<Fault> UnknownCategoriesOf(IReadOnlyList<Article> articles)
    {
        if (!HasCategories || articles.Count == 0)
        {
            return [];
        }

        _shape ??= new EditionShape(Publication, Described);
        var own = articles.Where(article => article.Category.Length > 0 && !_shape.Categories.ContainsKey(article.Category))
            .Select(article => new NamedCategory(article, article.Category, "category"));
        var named = articles.SelectMany(article => article.Categories.Where(words => _shape.Resolve(words) is null)
            .Select(words => new NamedCategory(article, words, "categories")));
        return own.Concat(named).OrderBy(each => each.Article.Key, StringComparer.Ordinal)
            .DistinctBy(each => each.Words, StringComparer.Ordinal)
            .Select(UnknownCategory);
    }

    private Fault UnknownCategory(NamedCategory named) => _shape!.NearestTo(named.Words) is { } nearest
        ? new Fault(named.Article.Key, 0, 0, Severity.Warning, "unknown-category/near", named.Words, nearest) { Field = named.Column }
        : new Fault(named.Article.Key, 0, 0, Severity.Warning, "unknown-category", named.Words) { Field = named.Column };

    /// <summary>The publication, and why its row cannot be used, so that an earlier one stands for it.</summary>
    private static (Publication Publication, Fault? Why) Read(
        PublicationView view, List<string?[]> rows, string defaultAuthority, Masthead? before, List<Fault> faults)
    {
        try
        {
            var publication = view.Read(rows, defaultAuthority, faults);

            // Ids that are made from another authority could never be taken back.
            if (faults.Find(fault => fault.Code == "authority") is not { } wrong)
            {
                return (publication, null);
            }

            return before is null ? throw new ContentException(wrong) : (before.Publication.InPlaceOf(publication), wrong);
        }
        catch (ContentException e) when (before is not null)
        {
            faults.Add(e.Fault);
            return (before.Publication, e.Fault);
        }
    }

    private static List<Category> Read(CategoryView view, List<string?[]> rows, TimeZoneInfo zone, List<Fault> faults)
    {
        var categories = new Dictionary<string, Category>(StringComparer.Ordinal);
        foreach (var row in rows.OrderBy(row => string.Join('\n', row), StringComparer.Ordinal))
        {
            if (view.Read(row, zone, faults) is { } category && !categories.TryAdd(category.Path, category))
            {
                faults.Add(new Fault(CategoryView.NameOf(category.Path), 0, 0, Severity.Error, "duplicate-category/row", category.Path)
                {
                    Field = "path",
                });
            }
        }

        return [.. categories.Values.OrderBy(category => category.Path, StringComparer.Ordinal)];
    }

    /// <summary>A category as an article names it in a column.</summary>
    private sealed record NamedCategory(Article Article, string Words, string Column);
}
