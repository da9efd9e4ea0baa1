using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;

namespace NewsFeeds.Server.Pages;

/// <summary>What the front page shows of the public articles: a function of the edition alone. Immutable.</summary>
public sealed record FrontPage
{
    // Enough for one column beside the lead. The categories have what is older.
    private const int MostNewest = 7;

    // An older picture does not come before newer stories.
    private const int MostBeforeLead = 8;

    private const int MostOfCategory = 3;

    /// <summary>The story at the top, as its page shows it; null where there is none.</summary>
    internal FeedEntry? Lead { get; init; }

    /// <summary>Its picture; null where it has none to show here.</summary>
    internal FeedPicture? Picture { get; init; }

    /// <summary>What is newest beside the lead, newest first.</summary>
    internal IReadOnlyList<Article> Newest { get; init; } = [];

    /// <summary>The categories at the top level in path order; those without articles come last.</summary>
    internal IReadOnlyList<FrontCategory> Categories { get; init; } = [];

    /// <summary>
    /// The article that leads: the newest with a picture, where it is among the newest few; else the newest. A withdrawn one does not lead.
    /// </summary>
    internal static Article? LeadOf(Edition edition)
    {
        var standing = edition.All.Articles.Where(article => article.Retraction is null).Take(MostBeforeLead).ToList();
        return standing.Find(article => PageContext.PictureOf(article) is not null) ?? standing.FirstOrDefault();
    }

    /// <summary>Puts together what the page shows.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="lead">The article that leads; null for none.</param>
    /// <param name="entry">The same as its page shows it.</param>
    /// <param name="find">A picture with what its file tells.</param>
    internal static FrontPage Of(Edition edition, Article? lead, FeedEntry? entry, Func<Picture?, FeedPicture?> find)
    {
        var pictured = new HashSet<Article?>(ReferenceEqualityComparer.Instance) { lead };
        return new()
        {
            Lead = entry,
            Picture = lead is not null && PageContext.PictureOf(lead) is not null ? entry?.Image : null,
            Newest = [.. edition.All.Articles.Where(article => article != lead).Take(MostNewest)],
            Categories =
            [
                .. edition.ChildrenOf("").OrderBy(child => child.Articles.IsEmpty)
                    .Select(child => CategoryOf(edition, child, lead, pictured, find)),
            ],
        };
    }

    /// <summary>The folded paths in the content folder of the categories' pictures.</summary>
    internal IEnumerable<string> Files => FeedSource.FilesOf([.. Categories.Select(category => category.Pictured?.Image)]);

    // The lead is not shown twice, unless its category has nothing else. No picture is shown twice: an article may
    // be in several categories.
    private static FrontCategory CategoryOf(
        Edition edition, Listing category, Article? lead, HashSet<Article?> pictured, Func<Picture?, FeedPicture?> find)
    {
        var newest = category.Articles.Where(article => article != lead).Take(MostOfCategory).ToList();
        var shown = newest.Count > 0 ? newest : [.. category.Articles.Take(1)];
        var first = shown.Find(article => PageContext.PictureOf(article) is not null && !pictured.Contains(article));
        pictured.Add(first);
        return new(category, [.. Below(edition, category.Path)], shown, first, find(first?.Image));
    }

    private static IEnumerable<Listing> Below(Edition edition, string path) =>
        edition.ChildrenOf(path).SelectMany(child => Below(edition, child.Path).Prepend(child));
}

/// <summary>A category on the front page.</summary>
/// <param name="Category">The category.</param>
/// <param name="Below">Its sub-categories at every depth, each before those below it.</param>
/// <param name="Newest">Its newest articles.</param>
/// <param name="Pictured">The one of them whose picture is shown; null for none.</param>
/// <param name="Picture">That picture.</param>
public sealed record FrontCategory(
    Listing Category, IReadOnlyList<Listing> Below, IReadOnlyList<Article> Newest, Article? Pictured, FeedPicture? Picture);
