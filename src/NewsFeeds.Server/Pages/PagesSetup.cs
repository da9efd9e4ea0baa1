using NewsFeeds.Addresses;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Pages;

/// <summary>Sets up the pages for people.</summary>
internal static class PagesSetup
{
    public static void AddPages(this IServiceCollection services)
    {
        foreach (var kinds in ListingKinds.All)
        {
            services.AddSingleton<IDocumentSource>(provider => new ListingPages(
                provider.GetRequiredService<SharedFeeds>(), provider.GetRequiredService<FeedSource>(),
                provider.GetRequiredService<PublicUrls>(), kinds));
        }

        services.AddSingleton<IDocumentSource, ArticlePages>();
        services.AddSingleton<IDocumentSource, ArchivePages>();
        services.AddSingleton<IDocumentSource, AssetDocuments>();
        services.AddSingleton<ErrorPages>();
        services.AddSingleton<ErrorDocument>(provider => provider.GetRequiredService<ErrorPages>().Find);
    }
}
