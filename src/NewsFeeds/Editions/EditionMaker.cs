using System.Collections.Immutable;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// Keeps every article that the store told, public or not yet, and makes editions of them. An edition is the one before it with those
/// listings changed that hold what changed. The first one starts from an edition without categories. One writer; not thread-safe.
/// </summary>
internal sealed partial class EditionMaker
{
    private readonly ToldArticles _articles = new();
    private readonly Dictionary<string, DateTimeOffset> _times = new(StringComparer.Ordinal);
    private Publication? _publication;
    private IReadOnlyList<Category> _categories = [];
    private RedirectTable _redirects = RedirectTable.Empty;
    private Schedule _schedule = new();
    private ListedArticles _listed;
    private Copies _copies;
    private readonly ListingNames _names = new();
    private PastArticles _past;
    private Edition? _edition;

    // Whether the next edition is made of all articles anew, because making one failed half-way or the clock was wrong.
    private bool _startsAnew;
    private long _number;

    /// <param name="former">
    /// The maker that this one replaces after the store began anew; null for none. Numbering goes on, and edits are told against its last
    /// edition.
    /// </param>
    public EditionMaker(EditionMaker? former = null)
    {
        if (former is not null)
        {
            (_edition, _number, _madeAt) = (former._edition, former._number, former._madeAt);
            _startsAnew = _edition is not null;
        }

        _listed = new ListedArticles();
        _copies = new Copies(_listed, _articles.Find);
        _past = new PastArticles(_names);
    }

    /// <summary>The articles that the store told. Any thread may look one up.</summary>
    public ToldArticles Articles => _articles;

    /// <summary>
    /// The edition after some changes, at a moment; the same instance when nothing came, went or fell due. An article with which no edition
    /// can be made is left out and told as a fault.
    /// </summary>
    public Edition Make(IReadOnlyCollection<ContentChange> changes, DateTimeOffset now)
    {
        // Everything is taken in before anything is made of it, so a making that fails loses nothing.
        var hasNewNames = TakeNames(changes);
        var steps = new EditionSteps(now);
        var (before, last) = (_edition, _madeAt);
        TakeTime(now, steps);
        foreach (var change in changes)
        {
            TakeArticles(change, now, steps);
        }

        try
        {
            _edition = _startsAnew ? StartAnew(now) : Continue(before ?? Nothing(), hasNewNames || before is null, steps);
        }
#pragma warning disable CA1031 // Whatever one article does to the making of an edition, the others are published.
        catch (Exception)
#pragma warning restore CA1031
        {
            _startsAnew = true;
            DropUnusable();
            _edition = StartAnew(now);
        }

        if (before is not null)
        {
            Edits = _startsAnew
                ? EditsBetween(before.All.Articles, _edition.All.Articles, last, now)
                : EditsBetween(_gone, _come, last, now);
            LostCategories = CategoriesLost(before.Shape, _edition.Shape);
        }

        (_gone, _come, _startsAnew) = ([], [], false);
        return _edition;
    }

    /// <summary>Takes over what the changes say beside articles.</summary>
    /// <returns>Whether the publication or its categories may be others than before.</returns>
    private bool TakeNames(IReadOnlyCollection<ContentChange> changes)
    {
        foreach (var (category, time) in changes.SelectMany(change => change.Touched))
        {
            // What changes in a category changes those around it.
            _times[""] = Later(time, _times.GetValueOrDefault(""));
            for (var path = category; path.Length > 0; path = Category.ParentOf(path))
            {
                _times[path] = Later(time, _times.GetValueOrDefault(path));
            }
        }

        _publication = changes.LastOrDefault(change => change.Publication is not null)?.Publication ?? _publication;
        _categories = changes.LastOrDefault(change => change.Categories is not null)?.Categories ?? _categories;
        _redirects = changes.LastOrDefault(change => change.Redirects is not null)?.Redirects ?? _redirects;
        return changes.Any(change => change.Publication is not null || change.Categories is not null);
    }

    private void TakeArticles(ContentChange change, DateTimeOffset now, EditionSteps steps)
    {
        foreach (var key in change.Removed)
        {
            ForgetUnusable(key);
            Forget(_articles.Remove(key));
        }

        _articles.Expect(change.Articles.Count);
        steps.Expect(change.Articles.Count);
        foreach (var article in change.Articles.Concat(change.Unserved))
        {
            var isPublic = article.IsPublicAt(now);
            if (_unusable.Count > 0)
            {
                ForgetUnusable(article.Key);
            }

            Forget(_articles.Put(article, isPublic));
            Enter(article, isPublic, steps);
        }

        void Forget((Article Article, bool WasPublic)? removed)
        {
            if (removed is not var (gone, wasPublic))
            {
                return;
            }

            _told.Remove(gone.Key);
            _schedule.Remove(gone);
            _past.Forget(gone);
            steps.Leave(gone, wasPublic);
        }
    }

    /// <summary>Forgets everything but the articles themselves, and takes them in anew.</summary>
    private Edition StartAnew(DateTimeOffset now)
    {
        var steps = new EditionSteps(now);
        _schedule = new Schedule();
        _listed = new ListedArticles();
        _copies = new Copies(_listed, _articles.Find);
        _past = new PastArticles(_names);
        foreach (var (article, isPublic) in _articles.All)
        {
            Enter(article, isPublic, steps);
        }

        return Continue(Nothing(), hasNewNames: true, steps);
    }

    private void Enter(Article article, bool isPublic, EditionSteps steps)
    {
        _schedule.Add(article, steps.Now);
        _past.Review(article, steps.Now);
        steps.Enter(article, isPublic);
    }

    /// <summary>The edition before the first: it has neither articles nor categories.</summary>
    private Edition Nothing() => Edition.Empty(new EditionShape(_publication!, []));

    /// <summary>The publication with those categories that hold their path. The articles of the others are not listed.</summary>
    private EditionShape Reshape()
    {
        var served = new ServedCategories(_categories);
        _unservedCategories = served.Conflicts;
        foreach (var conflict in _unservedCategories)
        {
            Tell(conflict);
        }

        _listed.Serve(
            served.UnservedFolders, _articles.All.Where(each => each.Value && !_copies.IsWaiting(each.Key)).Select(each => each.Key));
        return new EditionShape(_publication!, served.All);
    }

    /// <summary>The edition after another one.</summary>
    private Edition Continue(Edition before, bool hasNewNames, EditionSteps steps)
    {
        _listed.Expect(steps.Moved.Count);
        foreach (var (article, isPublic) in steps.Moved)
        {
            if (isPublic)
            {
                _copies.Publish(article);
            }
            else
            {
                _copies.Withdraw(article);
            }
        }

        steps.Touched.ForEach(each => _copies.Review(each.Article));

        var shape = hasNewNames ? Reshape() : before.Shape;
        _copies.TakeConflicts().ForEach(Tell);
        _listed.TakeConflicts().ForEach(Tell);
        return Next(before, shape, hasNewNames, steps);
    }

    /// <summary>The later of two moments.</summary>
    internal static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
