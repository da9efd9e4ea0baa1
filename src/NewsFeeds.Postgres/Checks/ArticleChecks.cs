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
        .. Conflicts(articles, new Holders(articles, now)), .. masthead.UnknownCategoriesOf(articles), .. Partners(articles, masthead),
        .. NarrowLeads(articles),
    ];

    private static IEnumerable<Fault> Partners(IReadOnlyList<Article> articles, Masthead masthead)
    {
        var shape = new EditionShape(masthead.Publication, masthead.CategoriesWith(articles.Select(article => article.Category)));
        return PartnerCheck.UnknownCategories(shape).Select(slip => slip.Fault with { File = PublicationView.Name, Field = "feeds" });
    }

    private static IEnumerable<Fault> NarrowLeads(IEnumerable<Article> articles) =>
        from article in articles
        let lead = article.Image
        where lead is not null
        let width = PictureCheck.NarrowWidthOf(lead, null)
        where width is not null
        select new Fault(article.Key, 0, 0, Severity.Warning, "picture-small", lead.Source, width.Value, PictureCheck.LeadWidth)
        {
            Field = "image",
        };

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
