using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using NewsFeeds.Addresses;
using NewsFeeds.Feeds;
using NewsFeeds.Folder;
using NewsFeeds.Rendering;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Serving;

/// <summary>Sets up what serves: the parts, and the order in which they see a request.</summary>
internal static class ServingSetup
{
    public static void AddServing(this IServiceCollection services, NewsFeedsOptions options)
    {
        // Made with the first request or by the announcement, whichever is first: a port that the system chooses is known only after binding.
        services.AddSingleton(provider => new PublicUrls(
            PublicUrl.Of(options, provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []), options.ArticleUrl));
        services.AddSingleton(provider => new Lazy<PublicUrls>(provider.GetRequiredService<PublicUrls>));
        services.AddSingleton(provider => new FeedDates(provider.GetRequiredService<TimeProvider>(), DatesFile(provider, options)));
        services.AddSingleton(provider => new Lazy<FeedDates>(provider.GetRequiredService<FeedDates>));
        services.AddSingleton(provider => new Lazy<DocumentCatalog>(provider.GetRequiredService<DocumentCatalog>));
        services.AddSingleton(provider => provider.GetRequiredService<ContentFolder>().Media);
        services.AddSingleton<EntryRenderer>();
        services.AddSingleton<FeedSource>();
        services.AddSingleton<SharedFeeds>();
        services.AddSingleton<IDocumentSource, FeedDocuments>();
        services.AddSingleton<IDocumentSource, OpmlDocument>();
        services.AddSingleton<IDocumentSource, ArchiveDocuments>();
        services.AddSingleton(provider => new DocumentCatalog(
            provider.GetServices<IDocumentSource>(), provider.GetRequiredService<FeedDates>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DocumentCatalog>>()));
        services.AddSingleton<DocumentEndpoint>();
        services.AddSingleton<HealthEndpoint>();
        services.AddSingleton<MediaEndpoint>();
        services.AddSingleton<Redirects>();
        services.AddSingleton<RedirectEndpoint>();
        if (options.RateLimit > 0)
        {
            services.AddRateLimiting(options.RateLimit);
        }

        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null; // as many as stand in a row, all of them trusted
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.TrustedProxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
    }

    private static FeedDatesFile? DatesFile(IServiceProvider provider, NewsFeedsOptions options)
    {
        var urls = options.PublicUrl is null ? provider.GetRequiredService<PublicUrls>() : null;
        return StateFile.PathOf(options, provider.GetRequiredService<ContentFolder>().Root, urls) is { } path
            ? new FeedDatesFile(path, provider.GetRequiredService<ILogger<FeedDatesFile>>())
            : null;
    }

    public static void UseServing(this WebApplication app, NewsFeedsOptions options)
    {
        app.UseErrorHandling();
        app.Use(next => context =>
        {
            RequestLine.AnnounceEnd(context);
            return next(context);
        });
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        // A proxy may pass the prefix on or take it off: both are understood. It is matched whatever its case, and then has one spelling, too.
        var prefix = PathString.FromUriComponent(options.PublicUrl?.AbsolutePath.TrimEnd('/') ?? "");
        if (prefix.HasValue)
        {
            app.UsePathBase(prefix);
        }

        if (options.RateLimit > 0)
        {
            app.UseRateLimiter(); // Behind the prefix, so that it knows the addresses of health by their names; before everything that answers.
        }

        app.Use(next => context => RequestLine.AdmitAsync(context, next));
        if (prefix.HasValue)
        {
            app.Use(next => context => context.Request.PathBase.Value is "" || context.Request.PathBase.Value == prefix.Value ? next(context)
                : app.Services.GetRequiredService<RedirectEndpoint>().RespellAsync(context));
        }

        // Branches, where endpoint routing would take another case or a trailing slash for the same address. The first that knows the path answers; a
        // document is found by one lookup, and only the last knows what else may be meant.
        DocumentEndpoint? documents = null;
        app.Use(next => context => (documents ??= app.Services.GetRequiredService<DocumentEndpoint>()).ServeAsync(context, next));
        app.Use(next => context => app.Services.GetRequiredService<HealthEndpoint>().ServeAsync(context, next));
        app.Use(next => context => app.Services.GetRequiredService<MediaEndpoint>().ServeAsync(context, next));
        app.Run(context => app.Services.GetRequiredService<RedirectEndpoint>().ServeAsync(context));
    }
}
