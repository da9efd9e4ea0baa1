using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Media;
using NewsFeeds.Rendering;

namespace NewsFeeds.Server.Documents;

/// <summary>Sets up the documents for programs, and what documents of all kinds are made from.</summary>
internal static class DocumentsSetup
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ContentPaths(
            provider.GetRequiredService<MediaFolder>(), provider.GetRequiredService<Newsroom>(),
            provider.GetRequiredService<PublicUrls>()));
        services.AddSingleton<EntryRenderer>();
        services.AddSingleton<FeedSource>();
        services.AddSingleton<SharedFeeds>();
        foreach (var kinds in ListingKinds.All)
        {
            services.AddSingleton<IDocumentSource>(provider => new FeedDocuments(
                provider.GetRequiredService<SharedFeeds>(), provider.GetRequiredService<FeedSource>(), kinds));
        }

        services.AddSingleton<IDocumentSource, PodcastDocuments>();
        services.AddSingleton<IDocumentSource, OpmlDocument>();
        services.AddSingleton<IDocumentSource, ArchiveDocuments>();
        services.AddSingleton<IDocumentSource, SitemapDocuments>();
        services.AddSingleton<DocumentSources>();
        services.AddSingleton(provider => new DocumentCatalog(
            provider.GetServices<IDocumentSource>(), provider.GetRequiredService<LastModifiedDates>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DocumentCatalog>>()));
    }
}
