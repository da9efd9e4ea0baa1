using NewsFeeds.Editions;
using NewsFeeds.Rendering;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Server.Commands;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Exports;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <content>The same parts without a server.</content>
internal static partial class NewsFeedsHost
{
    /// <inheritdoc cref="Export"/>
    public static Task<FinishedExport> ExportAsync(
        NewsFeedsOptions options, string folder, bool isCoded, IProgress<(int Read, int Of)> progress, CancellationToken stop) =>
        ExportAsync(options, folder, isCoded, progress, TimeProvider.System, stop);

    /// <summary>Writes what is public by another clock than the system's.</summary>
    public static async Task<FinishedExport> ExportAsync(
        NewsFeedsOptions options, string folder, bool isCoded, IProgress<(int Read, int Of)> progress, TimeProvider time,
        CancellationToken stop)
    {
        _ = Task.Run(ArticleHtml.Load, stop);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNewsroom(options with { Polling = true }, PublicUrl.Of(options, []), time); // Nothing is watched.
        services.AddSingleton(new LastModifiedDates(time));
        services.AddSingleton<AllRedirects>();
        services.AddSingleton<StaticSite>();
        await using var provider = services.BuildServiceProvider();
        var newsroom = provider.GetRequiredService<Newsroom>();
        var edition = newsroom.Current;
        stop.ThrowIfCancellationRequested(); // Nothing reads the content in part.
        using var files = new ExportFolder(folder, isCoded);
        var result = await provider.GetRequiredService<StaticSite>().WriteAsync(edition, files, isCoded, progress, stop);
        var heldBack = provider.GetRequiredService<EntryRenderer>().StatusOf(newsroom).Status.HeldBack;
        var next = edition.All.NextEvent;
        return new(result, heldBack, next is { } moment ? TimeZoneInfo.ConvertTime(moment, edition.Publication.TimeZone) : null);
    }
}
