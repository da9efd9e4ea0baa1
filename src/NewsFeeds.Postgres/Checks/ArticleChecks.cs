using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Editions;
using NewsFeeds.Postgres.Following;
using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Checks articles against each other and against the categories.</summary>
internal static class ArticleChecks
{
    public static IEnumerable<Fault> Run(IReadOnlyList<Article> articles, Masthead masthead, DateTimeOffset now) =>
    [
        .. Conflicts(articles, new Holders(articles, masthead.Described, now)), .. masthead.UnknownCategoriesOf(articles),
        .. Partners(articles, masthead, now), .. Podcasts(masthead), .. NarrowLeads(articles),
    ];

    private static IEnumerable<Fault> Partners(IReadOnlyList<Article> articles, Masthead masthead, DateTimeOffset now)
    {
        if (masthead.Publication.PartnerFeeds.Count == 0)
        {
            return [];
        }

        var content = new ContentChange
        {
            Publication = masthead.Publication,
            Categories = masthead.CategoriesWith(articles.Select(article => article.Category)),
            Articles = articles,
        };
        return PartnerCheck.Run(new EditionMaker().Make([content], now))
            .Select(slip => slip.Fault with { File = PublicationView.Name, Field = "feeds" });
    }

    // Where something in a podcast is not understood, that is told alone.
    private static IEnumerable<Fault> Podcasts(Masthead masthead) =>
        from category in masthead.Described
        let row = CategoryView.NameOf(category.Path)
        where !masthead.Faults.Any(fault => fault.File == row && fault.Field == "podcast")
        from lack in PodcastCheck.Lacks(row, category)
        select lack.Fault with { Field = "podcast" };

    private static IEnumerable<Fault> NarrowLeads(IEnumerable<Article> articles) =>
        from article in articles
        let lead = article.Image
        where lead is not null
        let narrow = new PictureCheck(article.Key).OfLead(lead, null)
        where narrow is not null
        select narrow with { Field = "image" };

    private static IEnumerable<Fault> Conflicts(IEnumerable<Article> articles, Holders holders)
    {
        foreach (var article in articles)
        {
            if (holders.OfId(article) is var holder && holder != article)
            {
                yield return ListedArticles.SharedId(article, holder);
            }
            else if (holders.OfAddress(article.Day, article.Slug) is { } first && first != article)
            {
                yield return ListedArticles.SharedAddress(article, first);
            }
        }
    }
}
