using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Media;
using NewsFeeds.Postgres;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Pages;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>Sets up what the service and an export have in common: the article store, the newsroom and every document.</summary>
internal static class NewsroomSetup
{
    public static void AddNewsroom(this IServiceCollection services, NewsFeedsOptions options, Uri publicUrl, TimeProvider time)
    {
        var authority = $"{publicUrl.Host},2000";
        var content = options.HasContent ? new ContentFolder(options.Content, authority, !options.Polling, time) : null;
        services.AddSingleton(time);
        services.AddSingleton(options);
        services.AddSingleton(new PublicUrls(publicUrl, options.ArticleUrl));
        services.AddSingleton(_ => StoreOf(options, content, authority, time));
        services.AddSingleton(content?.Media ?? new MediaFolder());
        services.AddSingleton(OpeningNewsroom.Open);
        services.AddDocuments();
        services.AddSingleton<Redirects>();
        services.AddPages();
    }

    private static IArticleStore StoreOf(NewsFeedsOptions options, ContentFolder? content, string authority, TimeProvider time) =>
        options.Database is { } database
            ? new PostgresStore(database.ConnectionString, database.HintsConnectionString, authority, content, time)
            : content!;
}
