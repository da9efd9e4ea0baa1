using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Desk;

/// <summary>Sets up the desk: what counts polls, and where the operator sees them.</summary>
internal static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PollFiles(
            provider.GetRequiredService<StateFolder>().PathOf("polls"), provider.GetRequiredService<ILogger<PollFiles>>()));
        services.AddSingleton<PollCounter>();
        services.AddSingleton<RecentEdits>();
        services.AddSingleton<FeedAnswered>(provider => provider.GetRequiredService<PollCounter>().Count);
        services.AddHostedService<PollService>();
    }
}
