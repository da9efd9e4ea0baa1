using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Pages;

/// <summary>Sets up the pages for people.</summary>
internal static class PagesSetup
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<PageShelf>();
        services.AddSingleton<ArticleShelf>();
        services.AddSingleton<MonthShelf>();
        services.AddSingleton<MissingPages>();
        services.AddSingleton<Shelf>(provider => provider.GetRequiredService<PageShelf>().Documents);
        services.AddSingleton<Shelf>(AssetShelf.Documents);
        services.AddSingleton<Opener>(provider => provider.GetRequiredService<ArticleShelf>().Open);
        services.AddSingleton<Opener>(provider => provider.GetRequiredService<MonthShelf>().Open);
        services.AddSingleton<PageForPeople>(provider => provider.GetRequiredService<MissingPages>().Page);
    }
}
