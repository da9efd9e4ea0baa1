using Microsoft.AspNetCore.HttpOverrides;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Serving;

/// <summary>Sets up what serves: the parts, and the order in which they see a request.</summary>
internal static class ServingSetup
{
    public static void AddServing(this IServiceCollection services, NewsFeedsOptions options)
    {
        services.AddSingleton<DocumentEndpoint>();
        services.AddSingleton<HealthEndpoint>();
        services.AddSingleton<MediaEndpoint>();
        services.AddSingleton<RedirectEndpoint>();
        if (options.RateLimit > 0)
        {
            services.AddRateLimiting(options.RateLimit);
        }

        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null; // There may be several proxies in a row, each of them trusted.
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
        app.Use(next => context => Turns.TakeAsync(context, next));
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

        // A proxy may pass the prefix on or remove it. It is matched whatever its case; another spelling is redirected to the one of the
        // setting.
        var prefix = PathString.FromUriComponent(options.PublicUrl?.AbsolutePath.TrimEnd('/') ?? "");
        if (prefix.HasValue)
        {
            app.UsePathBase(prefix);
        }

        DocumentEndpoint? documents = null;
        DocumentEndpoint Documents() => documents ??= app.Services.GetRequiredService<DocumentEndpoint>();
        if (options.RateLimit > 0)
        {
            // The limiter recognises the health addresses only after the prefix is removed. It comes before everything that answers, but
            // for a poll that finds nothing new: that costs next to nothing, so it does not count.
            app.Use(next =>
            {
                RequestDelegate media = context =>
                    app.Services.GetRequiredService<MediaEndpoint>().ServeUnchangedAsync(context, next);
                return context => RequestLine.IsAdmitted(context) && IsSpelled(context)
                    ? Documents().ServeUnchangedAsync(context, media)
                    : next(context);
            });
            app.UseRateLimiter();
        }

        app.Use(next => context => RequestLine.AdmitAsync(context, next));
        if (prefix.HasValue)
        {
            app.Use(next => context => IsSpelled(context)
                ? next(context)
                : app.Services.GetRequiredService<RedirectEndpoint>().RespellAsync(context));
        }

        // The first endpoint that knows the path answers. Endpoint routing would take another case or a trailing slash for the same
        // address. A document is found by one lookup; the last endpoint knows what else may be meant. To find that out takes longer, so it
        // runs on the thread pool.
        app.Use(next => context => Documents().ServeAsync(context, next));
        app.Use(next => context => Turns.EndAsync(context, next));
        app.Use(next => context => app.Services.GetRequiredService<HealthEndpoint>().ServeAsync(context, next));
        app.Use(next => context => app.Services.GetRequiredService<MediaEndpoint>().ServeAsync(context, next));
        app.Run(context => app.Services.GetRequiredService<RedirectEndpoint>().ServeAsync(context));

        bool IsSpelled(HttpContext context) => context.Request.PathBase.Value is "" || context.Request.PathBase.Value == prefix.Value;
    }
}
