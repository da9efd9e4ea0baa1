using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using NewsFeeds.Articles.Folder;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Pages;

namespace NewsFeeds.Server.Serving;

/// <summary>Sets up what serves: the parts, and the order in which they see a request.</summary>
internal static class ServingRoom
{
    public static void AddServing(this IServiceCollection services, NewsFeedsOptions options)
    {
        // Made with the first request or by the announcement, whichever is first: a port that the system chooses is known only after binding.
        services.AddSingleton(provider => new Addresses(
            PublicUrl.Of(options, provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []), options.ArticleUrl));
        services.AddSingleton(provider => new Lazy<Addresses>(provider.GetRequiredService<Addresses>));
        services.AddSingleton(provider => new Lazy<FeedDates>(() => new FeedDates(
            provider.GetRequiredService<TimeProvider>(),
            StateFile.PathOf(options, provider.GetRequiredService<ContentFolder>().Root, options.PublicUrl is null ? provider.GetRequiredService<Addresses>() : null),
            $"{options.PublicUrl} {options.ArticleUrl}")));
        services.AddSingleton<EntryRenderer>();
        services.AddSingleton<FeedSource>();
        services.AddSingleton(_ => new RepresentationCache());
        services.AddSingleton<FeedShelf>();
        services.AddSingleton<Shelf>(provider => provider.GetRequiredService<FeedShelf>().Documents);
        services.AddSingleton<Shelf>(provider => provider.GetRequiredService<FeedShelf>().Lists);
        services.AddSingleton<ArchiveShelf>();
        services.AddSingleton<Opener>(provider => provider.GetRequiredService<ArchiveShelf>().Open);
        services.AddSingleton<Documents>();
        services.AddSingleton<DocumentEndpoint>();
        services.AddPages();
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

    public static void UseServing(this WebApplication app, NewsFeedsOptions options)
    {
        app.UseLastResort();
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (options.RateLimit > 0)
        {
            app.UseRateLimiter();
        }

        if (options.PublicUrl is { AbsolutePath: not "/" and var prefix })
        {
            app.UsePathBase(prefix.TrimEnd('/')); // A proxy may pass the prefix on or take it off: both are understood.
        }

        // Before routing: a document is found by one lookup, and needs nothing that an endpoint brings.
        DocumentEndpoint? documents = null;
        app.Use(next => context => (documents ??= app.Services.GetRequiredService<DocumentEndpoint>()).ServeAsync(context, next));
        app.UseRouting();
        app.MapHealth();
        app.MapMethods("/media/{**path}", [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, string path, ContentFolder content, Addresses addresses) => MediaEndpoint.ServeAsync(context, path, content.Media, addresses));
        app.MapFallback("{**path}", (HttpContext context, RedirectEndpoint redirects) => redirects.ServeAsync(context));
    }
}
