using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// The database as it was seen last. A look at everything makes it the state of one moment; looks at some rows bring these forward. One
/// thread looks; <see cref="Rows"/> and <see cref="Found"/> may be read by others.
/// </summary>
internal sealed class Snapshot(RecentTexts texts, string defaultAuthority, TimeProvider time)
{
    private string? _epoch;
    private volatile NewsroomViews? _views;
    private volatile Masthead? _masthead;
    private IReadOnlyList<Category> _categories = [];
    private string? _changed; // The latest moment at which a row was written.
    private int _looks; // Statements of looks.
    private bool _isSuspect; // The last look at everything missed more than half of the rows.

    public KnownRows Rows { get; } = new();

    /// <summary>The view of articles and the publication, as they were found last; null before the first look.</summary>
    public (ArticleView View, Publication Publication)? Found =>
        _views is { } views && _masthead is { } masthead ? (views.Articles, masthead.Publication) : null;

    /// <summary>Whether a look can ask for rows that say they were written lately.</summary>
    public bool HasChanged => _changed is not null && _views?.Articles.ChangedSince is not null;

    /// <summary>Why rows cannot be served as they are now. The same instance where none is another.</summary>
    public ImmutableSortedDictionary<string, Fault> HeldBack { get; private set; } = ContentChange.NothingHeldBack;

    /// <summary>Another connection may lead to another server, whose versions mean other rows.</summary>
    public void ForgetVersions() => _epoch = null;

    /// <summary>Looks at the database.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="canTellCluster">Whether the role may ask which cluster it is connected to.</param>
    /// <param name="kind">How to look.</param>
    /// <param name="keys">The keys of a look at <see cref="LookKind.Keys"/>.</param>
    /// <param name="progress">Is told how many rows are read; null for nobody.</param>
    /// <param name="cancellationToken">Gives the look up. Then nothing is another than before.</param>
    /// <returns>The kind of look that it came to, and the difference; null where another look has to confirm it.</returns>
    /// <exception cref="ContentException">The views cannot be used, or no row is left.</exception>
    public async Task<(LookKind Kind, ContentChange? Change)> LookAsync(
        NpgsqlConnection connection, bool canTellCluster, LookKind kind, IReadOnlyCollection<string> keys,
        IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        var zone = _masthead?.Publication.TimeZone.Id ?? "UTC";
        await using var transaction = await Database.BeginAsync(connection, zone, cancellationToken).ConfigureAwait(false);
        var epoch = await Epoch.ReadAsync(connection, canTellCluster, cancellationToken).ConfigureAwait(false);
        var views = epoch == _epoch ? _views! : await NewsroomViews.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var masthead = await Masthead.ReadAsync(connection, views, defaultAuthority, _masthead, cancellationToken).ConfigureAwait(false);
        if (masthead.Publication.TimeZone.Id is var other && other != zone)
        {
            await Database.SetZoneAsync(connection, other, cancellationToken).ConfigureAwait(false);
        }

        if (epoch != _epoch || ArticleView.RulesOf(masthead.Publication) != ArticleView.RulesOf(_masthead!.Publication))
        {
            kind = LookKind.Anew;
        }

        var look = new Look(transaction, views.Articles, Rows, _looks, masthead.Publication, time.GetUtcNow());
        try
        {
            await (kind switch
            {
                LookKind.Anew => look.ReadAllAsync(progress, cancellationToken),
                LookKind.All => look.CompareAllAsync(cancellationToken),
                LookKind.Changed => look.CompareChangedAsync(_changed!, cancellationToken),
                _ => look.CompareAsync(keys, cancellationToken),
            }).ConfigureAwait(false);
        }
        finally
        {
            _looks = look.Last;
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        if (!IsPlausible(look, kind))
        {
            return (kind, null);
        }

        (_epoch, _views) = (epoch, views);
        var heldBack = (Rows.HeldBack, _masthead);
        var change = With(masthead, Take(look));
        if (heldBack != (Rows.HeldBack, masthead))
        {
            HeldBack = Rows.HeldBack.SetItems(masthead.HeldBack.Select(fault => KeyValuePair.Create(fault.File, fault)));
        }

        return (kind, change);
    }

    /// <summary>
    /// Whether a look is to be believed. Where more than half of the rows are gone, a look at everything has to say so twice. Where all are
    /// gone, the database counts as away.
    /// </summary>
    private bool IsPlausible(Look look, LookKind kind)
    {
        var isOfAll = kind is LookKind.Anew or LookKind.All;
        if (look.Removed.Count * 2 <= Rows.Count)
        {
            _isSuspect &= !isOfAll;
            return true;
        }

        if (isOfAll && look.Count == 0)
        {
            throw new ContentException(ArticleView.NoRows(Severity.Error));
        }

        var isConfirmed = isOfAll && _isSuspect;
        _isSuspect = isOfAll && !isConfirmed;
        if (isConfirmed)
        {
            look.Tell(new Fault(ArticleView.Name, 0, 0, Severity.Warning, "rows-gone", look.Removed.Count, Rows.Count) { Field = "" });
        }

        return isConfirmed;
    }

    /// <summary>Takes over what a look has found of articles.</summary>
    private ContentChange Take(Look look)
    {
        var removed = look.Removed.Concat(look.Ended)
            .Where(key => Rows.Find(key) is { Article: not null } or { HeldBack: not null }).ToList();
        var left = removed.Concat(look.Rows.Keys)
            .Where(key => Rows.Find(key)?.Article is { } before && look.Rows.GetValueOrDefault(key)?.Article?.Category != before.Category)
            .Select(key => Rows.Find(key)!.Article!.Category);
        var change = new ContentChange
        {
            Removed = [.. removed.Select(ArticleView.NameOf)],
            Articles = [.. look.Articles],
            Touched = left.Distinct(StringComparer.Ordinal).ToDictionary(path => path, _ => look.Looked, StringComparer.Ordinal),
            Faults = [.. look.Faults],
        };
        Rows.Take(look.Rows, look.Versions, look.Removed);
        foreach (var (key, text) in look.Texts)
        {
            texts.Keep(look.Rows[key].Article!, text);
        }

        _changed = string.CompareOrdinal(look.Changed, _changed) > 0 ? look.Changed : _changed;
        return change;
    }

    /// <summary>The change with what is another about the publication and the categories.</summary>
    private ContentChange With(Masthead masthead, ContentChange change)
    {
        var before = _masthead;
        _masthead = masthead;
        var categories = masthead.CategoriesWith(Rows.Categories);
        var isSame = ReferenceEquals(before, masthead);
        change = change with
        {
            Faults = [.. isSame ? [] : masthead.Faults, .. change.Faults, .. masthead.UnknownCategoriesOf(change.Articles)],
        };
        if (isSame && categories.Select(each => each.Path).SequenceEqual(_categories.Select(each => each.Path)))
        {
            return change;
        }

        _categories = categories;
        return change with { Publication = isSame ? null : masthead.Publication, Categories = categories };
    }
}
