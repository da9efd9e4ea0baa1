using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Documents;

/// <summary>The feeds that a service remembers to have served, for those who want to know whether they still lead anywhere.</summary>
internal static class ServedFeeds
{
    /// <summary>Their paths; none where the settings name no State.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="store">What names the article store, as for <see cref="StateFolder.Of"/>.</param>
    /// <param name="publicUrl">Where readers reach the service.</param>
    public static IReadOnlyCollection<string> Of(NewsFeedsOptions options, string store, Uri publicUrl) =>
        options.State is not null && StateFolder.Of(options, store, publicUrl).PathOf("feeds", ".json") is { } file
            ? new LastModifiedFile(file, NullLogger<LastModifiedFile>.Instance).Read().Feeds.Keys
            : [];
}
