using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <content>Makes the edition after another one: which listings change, and what changes in them.</content>
internal sealed partial class EditionMaker
{
    private Edition Next(Edition before, EditionShape shape, bool hasNewNames, EditionSteps steps)
    {
        var after = new Memberships(shape, _names);
        var changes = ChangesOf(before, shape, after, steps);
        IReadOnlyCollection<ListingKey> keys = hasNewNames ? KeysOf(before, shape, changes) : changes.Keys;
        if (keys.Count == 0 && before.Redirects == _redirects)
        {
            return before;
        }

        var next = new NextListings(before, shape, changes, _schedule.NextOf(keys, after), _times, hasNewNames);
        var byKind = keys.ToLookup(key => key.Kind);
        return new Edition
        {
            Number = ++_number,
            Shape = shape,
            All = keys.Contains(ListingKey.All) ? next.Of(ListingKey.All) : before.All,
            Categories = (hasNewNames ? before.Categories.Clear() : before.Categories).SetItems(
                from key in byKind[ListingKind.Category]
                where key != ListingKey.All
                select KeyValuePair.Create(key.Name, next.Of(key))),
            Tags = before.Tags.With([.. byKind[ListingKind.Tag].Select(Named)]),
            Authors = before.Authors.With([.. byKind[ListingKind.Author].Select(Named)]),
            Partners = (hasNewNames ? NamedListings.Empty : before.Partners).With(
                [.. byKind[ListingKind.Partner].Select(key => KeyValuePair.Create(key.Name, (Listing?)next.Of(key)))]),
            FormerAddresses = _listed.ByFormerAddress,
            Redirects = _redirects,
        };

        KeyValuePair<string, Listing?> Named(ListingKey key)
        {
            var listing = next.Of(key);
            var isKnown = !listing.Articles.IsEmpty || _past.Mention(key, _listed.MayHold);
            return new(key.Name, isKnown ? listing with { Title = _names.TitleOf(key, listing.Articles) } : null);
        }
    }

    /// <summary>All listings of an edition with other names, and those that the one before had and that may still be known.</summary>
    private HashSet<ListingKey> KeysOf(Edition before, EditionShape shape, ListingChanges changes) =>
    [
        ListingKey.All,
        .. shape.Categories.Keys.Select(path => new ListingKey(ListingKind.Category, path)),
        .. shape.Partners.Select(rule => rule.Key),
        .. before.Tags.Keys,
        .. before.Authors.Keys,
        .. _past.Keys,
        .. changes.Keys.Where(key => key.Kind is ListingKind.Tag or ListingKind.Author),
    ];

    private ListingChanges ChangesOf(Edition before, EditionShape shape, Memberships after, EditionSteps steps)
    {
        var changes = new ListingChanges(shape == before.Shape ? after : new Memberships(before.Shape, _names), after);
        var (added, removed) = _listed.TakeChanges();
        (_gone, _come) = (removed, added);
        foreach (var article in removed)
        {
            changes.Remove(article);
        }

        foreach (var article in added)
        {
            _articles.MarkListed(article, true);
        }

        foreach (var article in removed.Concat(steps.Moved.Select(each => each.Article)).Where(article => !added.Contains(article)))
        {
            _articles.MarkListed(article, _listed.Holds(article));
        }

        // Nearly every article that comes is touched. So its listings are looked up once for both.
        var untouched = new HashSet<Article>(added);
        foreach (var (article, changed) in steps.Touched)
        {
            changes.Touch(article, changed, hasCome: untouched.Remove(article));
        }

        foreach (var article in untouched)
        {
            changes.Touch(article, default, hasCome: true);
        }

        if (shape != before.Shape)
        {
            foreach (var article in before.All.Articles.Where(article => !removed.Contains(article)))
            {
                changes.Move(article, steps.LastEventOf(article));
            }
        }

        return changes;
    }
}
